import type * as z from 'zod/mini';

/** The schema of a reply. Only the contract makes it: no function does, because it is slow at a cold start. */
export type ReplySchema<Schema extends z.ZodMiniType = z.ZodMiniType> = () => Schema;
export type Replied<Schema extends ReplySchema> = z.output<ReturnType<Schema>>;

/** Members of a reply's schema: at least one for each of these fields. A field without a member does not compile. */
export type MembersFor<Field extends PropertyKey> = { readonly [Name in Field]: z.ZodMiniType } & {
  readonly [name: string]: z.ZodMiniType;
};

/** The fields of any member of a union. */
export type FieldOf<Union> = Union extends Union ? keyof Union : never;

/** The schema is made at the first call, and once: the contract recognizes a named schema by its identity. */
export const replySchema = <Schema extends z.ZodMiniType>(make: () => Schema): ReplySchema<Schema> => {
  let made: Schema | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

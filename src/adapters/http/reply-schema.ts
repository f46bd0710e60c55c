import type * as z from 'zod/mini';

/** The schema of a reply. Only the contract asks for it: a function never does, and making it is dear at a cold start. */
export type ReplySchema<Schema extends z.ZodMiniType = z.ZodMiniType> = () => Schema;
export type Replied<Schema extends ReplySchema> = z.output<ReturnType<Schema>>;

/** Made when it is first asked for, and once: the contract knows a named schema again by its identity. */
export const replySchema = <Schema extends z.ZodMiniType>(make: () => Schema): ReplySchema<Schema> => {
  let made: Schema | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

import * as z from 'zod/mini';

/** What a body's JSON schema says, as far as the tests over every operation read it. */
export type Schema = {
  readonly type?: string;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
};

/** A place in a body: names of fields and numbers of entries. */
export type Path = readonly (string | number)[];

export const pointer = (path: Path): string => path.map((name) => `/${name}`).join('');

/** The schema of a body without references. */
export const schemaOf = (body: z.ZodMiniType): Schema => {
  const schema = z.toJSONSchema(body, { io: 'input' });
  return JSON.parse(JSON.stringify(schema), (_, member: unknown) => {
    const reference = (member as { readonly $ref?: string } | null)?.$ref;
    return reference === undefined ? member : schema.$defs?.[reference.split('/').at(-1) ?? ''];
  }) as Schema;
};

/** A schema of kinds narrowed to the kind that a value is; each kind is told by a constant. */
export const kindOf = (schema: Schema, value: unknown): Schema =>
  schema.oneOf?.find(({ properties }) =>
    Object.entries(properties ?? {}).every(
      ([name, { const: constant }]) => constant === undefined || (value as Record<string, unknown>)[name] === constant,
    ),
  ) ?? schema;

import * as z from 'zod/mini';

/** The parts of a JSON schema that the tests over every operation read. */
export type Schema = {
  readonly type?: string;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
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

/** A place in a body: names of fields and indexes of entries. */
export type Path = readonly (string | number)[];

export const pointer = (path: Path): string => path.map((name) => `/${name}`).join('');

/** The schema of a body without references. */
export const schemaOf = (body: z.ZodMiniType): Schema => {
  const schema = z.toJSONSchema(body, { io: 'input' });
  const resolved = (part: unknown): Schema =>
    JSON.parse(JSON.stringify(part), (_, member: unknown) => {
      const reference = (member as { readonly $ref?: string } | null)?.$ref;
      return reference === undefined ? member : resolved(schema.$defs?.[reference.split('/').at(-1) ?? '']);
    });
  return resolved(schema);
};

/** The variant of a schema that a value belongs to. A constant identifies each variant. */
export const kindOf = (schema: Schema, value: unknown): Schema =>
  schema.oneOf?.find(({ properties }) =>
    Object.entries(properties ?? {}).every(
      ([name, { const: constant }]) => constant === undefined || (value as Record<string, unknown>)[name] === constant,
    ),
  ) ?? schema;

/** A value with one place replaced; undefined removes it. Missing lists and objects on the path are created. */
export const replaced = (value: unknown, [name, ...rest]: Path, by: unknown): unknown => {
  if (name === undefined) return by;
  if (typeof name === 'number') {
    const list = Array.isArray(value) ? [...value] : [];
    list[name] = replaced(list[name], rest, by);
    return list;
  }
  const object = { ...((typeof value === 'object' ? value : undefined) ?? {}) } as Record<string, unknown>;
  const member = replaced(object[name], rest, by);
  if (member === undefined) delete object[name];
  else object[name] = member;
  return object;
};

import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import { type Json, type JsonObject, pointTo, sorted } from '#adapters/http/openapi/json';

type IntegerRange = { readonly minimum?: number; readonly maximum?: number };
type Direction = 'request' | 'reply';

/** The schemas of a document. A schema with an `id` or a given name becomes a component, and is referenced. */
export type Schemas = {
  readonly jsonSchema: (schema: z.ZodMiniType, direction: Direction, name?: string) => JsonObject;
  readonly components: () => Readonly<Record<string, JsonObject>>;
};

const isNull = (schema: Json | undefined): boolean => isDeepStrictEqual(schema, { type: 'null' });

/** A nullable value as one `type` with null: generators understand that better than `anyOf`, which accepts the same. */
const withNullAsType = (schema: JsonObject): JsonObject => {
  const { anyOf, ...rest } = schema;
  const [of, other] = Array.isArray(anyOf) ? (anyOf as readonly JsonObject[]) : [];
  if (typeof of?.type !== 'string' || of.enum !== undefined || of.const !== undefined || !isNull(other)) return schema;
  return { ...of, ...rest, type: [of.type, 'null'] };
};

/** The `$defs` of a schema become components of the document. */
const relocated = (value: Json): Json => {
  if (typeof value === 'string') return value.replace(/^#\/\$defs\//, '#/components/schemas/');
  if (Array.isArray(value)) return value.map(relocated);
  if (typeof value !== 'object' || value === null) return value;
  return withNullAsType(Object.fromEntries(Object.entries(value).map(([key, member]) => [key, relocated(member)])));
};

/** Java, Go and others have two integers, and take the smaller one unless told. */
const integerFormat = ({ minimum = -Infinity, maximum = Infinity }: IntegerRange): string =>
  minimum >= -(2 ** 31) && maximum < 2 ** 31 ? 'int32' : 'int64';

const toJsonSchema = (schema: z.ZodMiniType, direction: Direction): JsonObject =>
  z.toJSONSchema(schema, {
    io: direction === 'request' ? 'input' : 'output',
    override: ({ zodSchema, jsonSchema }) => {
      const { def } = zodSchema._zod;
      if (def.type === 'default') jsonSchema.default = def.defaultValue as number;
      // A number in a query is parsed from text, but the contract documents a number.
      if (jsonSchema.type === 'integer') delete jsonSchema.pattern;
      if (jsonSchema.type === 'integer') jsonSchema.format = integerFormat(jsonSchema);
      // Every name is a string.
      if (isDeepStrictEqual(jsonSchema.propertyNames, { type: 'string' })) delete jsonSchema.propertyNames;
      // Requests are closed. Replies are open: clients must ignore fields that they do not know.
      if (direction === 'reply' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  }) as unknown as JsonObject;

export const createSchemas = (): Schemas => {
  const components = new Map<string, JsonObject>();
  const add = (name: string, schema: JsonObject): void => {
    const present = components.get(name);
    if (present !== undefined && !isDeepStrictEqual(present, schema))
      throw new Error(`two schemas have the name ${name}`);
    components.set(name, schema);
  };
  return {
    jsonSchema: (schema, direction, name) => {
      const {
        $schema: _,
        $defs,
        ...own
      } = relocated(toJsonSchema(schema, direction)) as { readonly [key: string]: JsonObject };
      for (const [inner, definition] of Object.entries($defs ?? {})) add(inner, definition as JsonObject);
      if (name === undefined || '$ref' in own) return own;
      add(name, own);
      return pointTo('schemas', name);
    },
    components: () => sorted(components),
  };
};

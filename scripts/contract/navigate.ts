import type { Json, JsonObject } from '#adapters/http/openapi/json';

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The members of an object; none for any other value. */
export const membersOf = (value: Json | undefined): readonly (readonly [name: string, member: Json])[] =>
  isObject(value) ? Object.entries(value) : [];

/** The object at a path of names. */
export const objectAt = (document: JsonObject, ...names: readonly string[]): JsonObject => {
  const found = names.reduce<Json | undefined>((at, name) => (isObject(at) ? at[name] : undefined), document);
  if (!isObject(found)) throw new Error(`the contract has no object at ${names.join(' / ')}`);
  return found;
};

/** The object that a reference names, or the object itself. */
export const resolved = (value: JsonObject, document: JsonObject): JsonObject =>
  typeof value.$ref === 'string'
    ? resolved(objectAt(document, ...value.$ref.replace('#/', '').split('/')), document)
    : value;

import { capitalized } from '#domain/names';

/** A part of the document. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export type JsonObject = { readonly [name: string]: Json };

export const pointTo = (
  kind: 'schemas' | 'parameters' | 'headers' | 'responses' | 'examples',
  name: string,
): JsonObject => ({
  $ref: `#/components/${kind}/${name}`,
});

/** Sorts entries by name, so that the document does not depend on the order of the operations. */
export const sorted = <Value>(entries: Iterable<readonly [string, Value]>): Readonly<Record<string, Value>> =>
  Object.fromEntries([...entries].sort(([left], [right]) => (left < right ? -1 : 1)));

export const uncapitalized = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** `out-of-stock` → OutOfStock */
export const pascalCase = (kebab: string): string => kebab.split('-').map(capitalized).join('');

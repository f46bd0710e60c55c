import { type Path, pointer, type Schema } from '#test/http/support/schemas';

/** A value at a place, and the code that refuses it. Undefined: it is accepted. */
export type Bound = readonly [path: Path, value: unknown, fault: string | undefined];
type Place = { readonly path: Path; readonly variants: readonly Schema[] };

/** Every place of a body that may have a value, with the first entry of each list. */
const placesOf = (schema: Schema, path: Path = []): readonly Place[] => {
  const variants = (schema.anyOf ?? [schema]).filter(({ type }) => type !== 'null');
  return [
    { path, variants },
    ...variants.flatMap(({ properties = {}, items }) => [
      ...Object.entries(properties).flatMap(([name, member]) => placesOf(member, [...path, name])),
      ...(items === undefined ? [] : placesOf(items, [...path, 0])),
    ]),
  ];
};

/** Whether texts of any length match this format, judged by a few characters. */
const isEndless = (format: RegExp): boolean => ['x', 'X', '1'].some((one) => format.test(one.repeat(10_000)));
const unlike = (pattern: RegExp): string | undefined => [' ', '\u00e9', ''].find((text) => !pattern.test(text));

const ofText = ({ minLength = 0, maxLength, pattern }: Schema, path: Path): readonly Bound[] | undefined => {
  const format = new RegExp(pattern ?? '', 'u');
  if (maxLength === undefined && isEndless(format)) return undefined;
  const other = unlike(format);
  const longest = 'x'.repeat(maxLength ?? 0);
  return [
    ...(minLength > 0 ? ([[path, 'x'.repeat(minLength - 1), 'too-short']] as const) : []),
    ...(maxLength === undefined ? [] : ([[path, `${longest}x`, 'too-long']] as const)),
    ...(maxLength !== undefined && format.test(longest) ? ([[path, longest, undefined]] as const) : []),
    ...(other === undefined ? [] : ([[path, other, 'wrong-format']] as const)),
  ];
};

const ofNumber = ({ minimum, maximum }: Schema, path: Path): readonly Bound[] | undefined =>
  minimum === undefined || maximum === undefined
    ? undefined
    : [
        [path, minimum, undefined],
        [path, minimum - 1, 'too-small'],
        [path, maximum, undefined],
        [path, maximum + 1, 'too-large'],
      ];

/** Lists are filled with the entry of the example: faults of other entries would hide the fault of the list. */
const ofList = ({ minItems = 0, maxItems }: Schema, path: Path, example: unknown): readonly Bound[] | undefined => {
  const entry: unknown = Array.isArray(example) ? example[0] : undefined;
  if (maxItems === undefined || entry === undefined) return undefined;
  return [
    [path, Array.from({ length: maxItems + 1 }, () => entry), 'too-long'],
    ...(minItems > 0 ? ([[path, [], 'too-short']] as const) : []),
  ];
};

/** Undefined: the schema does not document the bounds. */
const boundsAt = ({ path, variants: [schema, ...others] }: Place, example: unknown): readonly Bound[] | undefined => {
  if (schema === undefined) return [];
  if (others.length > 0 || schema.oneOf !== undefined) return undefined;
  if (schema.const !== undefined) return [];
  if (schema.enum !== undefined) return [[path, 'none of them', 'not-allowed']];
  if (schema.type === 'string') return ofText(schema, path);
  if (schema.type === 'integer' || schema.type === 'number') return ofNumber(schema, path);
  if (schema.type === 'array') return ofList(schema, path, example);
  return schema.type === 'boolean' || schema.properties !== undefined ? [] : undefined;
};

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, name) => (at as Record<string | number, unknown> | undefined)?.[name], value);

/** The bounds in the schema of a body, on both sides, and the fields without documented bounds. */
export const boundsOf = (
  schema: Schema,
  example: unknown,
): { readonly bounds: readonly Bound[]; readonly untold: readonly string[] } => {
  const all = placesOf(schema).map((place) => ({
    at: place.path,
    told: boundsAt(place, valueAt(example, place.path)),
  }));
  return {
    bounds: all.flatMap(({ told = [] }) => told),
    untold: all.filter(({ told }) => told === undefined).map(({ at }) => pointer(at)),
  };
};

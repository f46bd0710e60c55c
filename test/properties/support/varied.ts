import fc from 'fast-check';

/** A generator for each field of a type, optional ones included: a missing field does not compile. */
export type Fields<Whole> = { readonly [Field in keyof Whole]-?: fc.Arbitrary<Whole[Field]> };

type Seen = { readonly isOptional: boolean; readonly values: Set<string>; wasAbsent: boolean };

/** For each shape, the values that each field has had (two at most) and whether it was absent. */
const shapes = new Map<string, ReadonlyMap<string, Seen>>();

const note = (name: string, value: object): void => {
  for (const [field, seen] of shapes.get(name) ?? []) {
    if (!Object.hasOwn(value, field)) seen.wasAbsent = true;
    else if (seen.values.size < 2) seen.values.add(JSON.stringify(Reflect.get(value, field)));
  }
};

/**
 * Generates a value by its fields and notes their values. Fields that are not `required` (default: all) may be absent. A name
 * that begins with that of another shape is a part of it: `order line` of `order`.
 */
export const varied = <Whole extends object>(
  name: string,
  fields: Fields<Whole>,
  required: readonly (keyof Whole)[] = Object.keys(fields) as (keyof Whole)[],
): fc.Arbitrary<Whole> => {
  const seenOf = (field: string): Seen => ({
    isOptional: !required.includes(field as keyof Whole),
    values: new Set(),
    wasAbsent: false,
  });
  shapes.set(name, new Map(Object.keys(fields).map((field) => [field, seenOf(field)])));
  const options = { requiredKeys: required as never[], noNullPrototype: true } as const;
  const values = fc.record(fields as never, options) as fc.Arbitrary<Whole>;
  return values.map((value) => {
    note(name, value);
    return value;
  });
};

const isVaried = ({ isOptional, values, wasAbsent }: Seen): boolean => values.size === 2 && wasAbsent === isOptional;

/** The fields of the shapes of this name, or beneath it, that never had a second value, or were never absent. */
export const neverVaried = (name: string): readonly string[] =>
  [...shapes]
    .filter(([shape]) => shape === name || shape.startsWith(`${name} `))
    .flatMap(([shape, fields]) =>
      [...fields].flatMap(([field, seen]) => (isVaried(seen) ? [] : [`${shape}: ${field}`])),
    );

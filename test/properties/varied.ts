import fc from 'fast-check';

/** A generator for each field of a type, optional ones included: a missing field does not compile. */
export type Fields<Whole> = { readonly [Field in keyof Whole]-?: fc.Arbitrary<Whole[Field]> };

/** The values that each field of a shape has had, at most two of them. */
const shapes = new Map<string, Map<string, Set<string>>>();

const note = (name: string, value: object): void => {
  for (const [field, values] of shapes.get(name) ?? [])
    if (values.size < 2) values.add(String(JSON.stringify((value as Readonly<Record<string, unknown>>)[field])));
};

/** Generates a value by its fields and notes their values. Fields that are not `required` (default: all) may be absent. */
export const varied = <Whole extends object>(
  name: string,
  fields: Fields<Whole>,
  required: readonly (keyof Whole)[] = Object.keys(fields) as (keyof Whole)[],
): fc.Arbitrary<Whole> => {
  shapes.set(name, new Map(Object.keys(fields).map((field) => [field, new Set()])));
  const values = fc.record(fields as never, {
    requiredKeys: required as never[],
    noNullPrototype: true,
  }) as fc.Arbitrary<Whole>;
  return values.map((value) => {
    note(name, value);
    return value;
  });
};

/** The fields of the shapes of this name, or beneath it, that never had a second value. */
export const neverVaried = (name: string): readonly string[] =>
  [...shapes]
    .filter(([shape]) => shape === name || shape.startsWith(`${name} `))
    .flatMap(([shape, fields]) =>
      [...fields].flatMap(([field, values]) => (values.size < 2 ? [`${shape}: ${field}`] : [])),
    );

import { once } from '#adapters/dynamodb/once';

type Value = string | number;
type Values = Readonly<Record<string, Value>>;
type Update = { readonly Key: Values; readonly ExpressionAttributeValues: Values };
/** What an operation adds to a transaction, when it is an update. */
type Committed = { readonly Update: Update };

/** Where the value of this name goes: it is all of the field, or stands between the parts of a text. */
type Gap = { readonly field: string; readonly name: string; readonly between: readonly string[] | undefined };

/** In a text, a sample may be a part. */
const holds = (value: Value, sample: Value): boolean =>
  typeof value === 'string' ? value.includes(String(sample)) : value === sample;

const gapsIn = (record: Values, samples: Values): readonly Gap[] =>
  Object.entries(record).flatMap(([field, value]) => {
    const held = Object.entries(samples).filter(([, sample]) => holds(value, sample));
    if (held.length > 1) throw new Error(`${field} has the samples of ${held.map(([name]) => name).join(' and ')}`);
    return held.map(([name, sample]) => ({
      field,
      name,
      between: typeof value === 'string' ? value.split(String(sample)) : undefined,
    }));
  });

const filled = (record: Values, gaps: readonly Gap[], values: Values): Values => {
  const full = { ...record };
  for (const { field, name, between } of gaps) {
    const value = values[name] as Value;
    full[field] = between === undefined ? value : between.join(String(value));
  }
  return full;
};

/**
 * What ElectroDB makes of an update depends on its values only where they stand in it, and making it is the dearest part
 * of a placement: it is made once, of samples, and for each update the values take the samples' places. A sample is a
 * value that stands nowhere else; it may be a part of a text, such as a key. docs/adr/0016.
 */
export const templateOf = <Wanted extends Values>(
  samples: Wanted,
  make: (samples: Wanted) => unknown,
): ((values: Wanted) => Committed) => {
  const template = once(() => {
    const { Key, ExpressionAttributeValues, ...rest } = (make(samples) as Committed).Update;
    const [inKey, inExpressions] = [gapsIn(Key, samples), gapsIn(ExpressionAttributeValues, samples)];
    const placed = new Set([...inKey, ...inExpressions].map(({ name }) => name));
    const lost = Object.keys(samples).find((name) => !placed.has(name));
    if (lost !== undefined) throw new Error(`${lost} has no place in the update`);
    return { Key, ExpressionAttributeValues, rest, inKey, inExpressions };
  });
  return (values) => {
    const { Key, ExpressionAttributeValues, rest, inKey, inExpressions } = template();
    const expressed = filled(ExpressionAttributeValues, inExpressions, values);
    return { Update: { ...rest, Key: filled(Key, inKey, values), ExpressionAttributeValues: expressed } };
  };
};

/** Makes it for each entity once. */
export const perEntity = <Entity extends object, Made>(make: (entity: Entity) => Made): ((entity: Entity) => Made) => {
  const made = new WeakMap<Entity, Made>();
  return (entity) => {
    const kept = made.get(entity) ?? make(entity);
    made.set(entity, kept);
    return kept;
  };
};

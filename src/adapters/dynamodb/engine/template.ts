import { once } from '#adapters/dynamodb/engine/once';

type Values = Readonly<Record<string, unknown>>;

/** The parts of a transaction's operation that hold values; all else of it is the same for all values. */
const partsWithValues = { Update: ['Key', 'ExpressionAttributeValues'], Put: ['Item'] } as const;
type Kind = keyof typeof partsWithValues;
type Committed<Of extends Kind> = {
  readonly [Each in Of]: Values & Readonly<Record<(typeof partsWithValues)[Each][number], Values>>;
};

/** Where the value of this name goes: it is all of the field, or stands between the parts of a text. */
type Gap = { readonly field: string; readonly name: string; readonly between: readonly string[] | undefined };

/** In a text, a sample may be a part. A list is known by what is in it, as ElectroDB makes a list anew. */
const holds = (value: unknown, sample: unknown): boolean => {
  if (Array.isArray(sample)) return Array.isArray(value) && value.length === 1 && value[0] === sample[0];
  return typeof value === 'string' ? value.includes(String(sample)) : value === sample;
};

const gapsIn = (record: Values, samples: Values): readonly Gap[] =>
  Object.entries(record).flatMap(([field, value]) => {
    const held = Object.entries(samples).filter(([, sample]) => holds(value, sample));
    if (held.length > 1) throw new Error(`${field} has the samples of ${held.map(([name]) => name).join(' and ')}`);
    return held.map(([name, sample]) => ({ field, name, between: around(value, sample) }));
  });

const around = (value: unknown, sample: unknown): readonly string[] | undefined =>
  typeof value === 'string' && value !== sample ? value.split(String(sample)) : undefined;

const filled = (record: Values, gaps: readonly Gap[], values: Values): Values => {
  const full: Record<string, unknown> = { ...record };
  for (const { field, name, between } of gaps) {
    const value = values[name];
    full[field] = between === undefined ? value : between.join(String(value));
  }
  return full;
};

/**
 * What ElectroDB makes of a write depends on its values only where they stand in it, and making it is the dearest part
 * of a placement: it is made once, of samples, and for each write the values take the samples' places. A sample is a
 * value that stands nowhere else; it may be a part of a text, such as a key. docs/adr/0016.
 */
export const templateOf = <Of extends Kind, Wanted extends Values>(
  kind: Of,
  samples: Wanted,
  make: (samples: Wanted) => unknown,
): ((values: Wanted) => Committed<Of>) => {
  const template = once(() => {
    const whole = (make(samples) as Committed<Of>)[kind] as Values & Readonly<Record<string, Values>>;
    const parts = partsWithValues[kind].map((part) => {
      const record = whole[part] ?? {};
      return { part, record, gaps: gapsIn(record, samples) };
    });
    const placed = new Set(parts.flatMap(({ gaps }) => gaps.map(({ name }) => name)));
    const lost = Object.keys(samples).find((name) => !placed.has(name));
    if (lost !== undefined) throw new Error(`${lost} has no place in what was made`);
    return { whole, parts };
  });
  return (values) => {
    const { whole, parts } = template();
    const full: Record<string, unknown> = { ...whole };
    for (const { part, record, gaps } of parts) full[part] = filled(record, gaps, values);
    return { [kind]: full } as Committed<Of>;
  };
};

/** A value of the same kind that stands nowhere else. */
const sampleLike = (value: unknown, name: string, index: number): unknown => {
  const sample = `<${name}>`;
  if (typeof value === 'boolean') throw new Error(`${name} is a boolean, and there are too few of them for a sample`);
  if (typeof value === 'number') return 1_000_003 + index;
  return Array.isArray(value) ? [sample] : sample;
};

const samplesLike = (item: Values): Values =>
  Object.fromEntries(Object.entries(item).map(([name, value], index) => [name, sampleLike(value, name, index)]));

/** The templates of new items: one for each set of attributes that an item may have. */
export const newItemTemplates = <Item extends Values>(
  make: (item: Item) => unknown,
): ((item: Item) => Committed<'Put'>) => {
  const made = new Map<string, (item: Item) => Committed<'Put'>>();
  return (item) => {
    const attributes = Object.keys(item).join();
    const template = made.get(attributes) ?? templateOf('Put', samplesLike(item) as Item, make);
    made.set(attributes, template);
    return template(item);
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

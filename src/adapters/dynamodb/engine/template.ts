import { once } from '#adapters/dynamodb/engine/once';

type Values = Readonly<Record<string, unknown>>;

/** The parts of a transaction's operation that have values; the others are the same for all values. */
const partsWithValues = { Update: ['Key', 'ExpressionAttributeValues'], Put: ['Item'] } as const;
type Kind = keyof typeof partsWithValues;
type Committed<Of extends Kind> = {
  readonly [Each in Of]: Values & Readonly<Record<(typeof partsWithValues)[Each][number], Values>>;
};

/** The place of a named value. `between`: the texts around the value; undefined: the value is the whole field. */
type Gap = { readonly field: string; readonly name: string; readonly between: readonly string[] | undefined };

/** Whether a value is or contains a sample. Lists are compared by content, because ElectroDB copies a list. */
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
 * Building a write with ElectroDB is the slowest part of a placement, and two writes of one kind differ only in their
 * values. So the operation is built once from samples, and each write replaces the samples with its values. A sample is
 * a value that occurs nowhere else in the operation; it may be a part of a text, such as a key. docs/adr/0016.
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
    if (lost !== undefined) throw new Error(`${lost} has no place in the operation of the template`);
    return { whole, parts };
  });
  return (values) => {
    const { whole, parts } = template();
    const full: Record<string, unknown> = { ...whole };
    for (const { part, record, gaps } of parts) full[part] = filled(record, gaps, values);
    return { [kind]: full } as Committed<Of>;
  };
};

/** A sample of the same type that occurs nowhere else. */
const sampleLike = (value: unknown, name: string, index: number): unknown => {
  const sample = `<${name}>`;
  if (typeof value === 'boolean')
    throw new Error(`${name} is a boolean, which cannot be a sample: its two values may occur elsewhere`);
  if (typeof value === 'number') return 1_000_003 + index;
  return Array.isArray(value) ? [sample] : sample;
};

const samplesLike = (item: Values): Values =>
  Object.fromEntries(Object.entries(item).map(([name, value], index) => [name, sampleLike(value, name, index)]));

/** The templates of new items: one for each set of attributes. */
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

/** Makes a value once for each entity. */
export const perEntity = <Entity extends object, Made>(make: (entity: Entity) => Made): ((entity: Entity) => Made) => {
  const made = new WeakMap<Entity, Made>();
  return (entity) => {
    const value = made.get(entity) ?? make(entity);
    made.set(entity, value);
    return value;
  };
};

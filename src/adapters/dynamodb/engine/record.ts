import { faulty, isMap, type Parse } from '#adapters/dynamodb/engine/stored';

/** A map as it is stored. */
export type Packed = Readonly<Record<string, unknown>>;

/** Stands for no usual value: the field is always stored. */
const none = Symbol('no usual value');

/** How one field is stored: under which letter, packed how, parsed how. The usual value is not stored. */
export type FieldCodec<Value> = {
  readonly letter: string;
  readonly usual: Value | typeof none;
  readonly pack?: (value: Value) => unknown;
  readonly parse: Parse<Value>;
};

/** A codec for each field of a value, optional ones included: a missing field does not compile. */
export type FieldCodecs<Whole> = { readonly [Field in keyof Whole]-?: FieldCodec<Whole[Field]> };

export type RecordCodec<Whole> = { readonly pack: (value: Whole) => Packed; readonly parse: Parse<Whole> };

/** A field that is always stored. */
export const field = <Value>(
  letter: string,
  parse: Parse<Value>,
  pack?: (value: Value) => unknown,
): FieldCodec<Value> => ({ letter, usual: none, parse, ...(pack && { pack }) });

/** A field that is not stored when it has its usual value. */
export const fieldUnless = <Value>(
  usual: Value,
  letter: string,
  parse: Parse<Value>,
  pack?: (value: Value) => unknown,
): FieldCodec<Value> => ({ letter, usual, parse, ...(pack && { pack }) });

/** A field that is not stored when it is null. */
export const fieldOrNull = <Value>(
  letter: string,
  parse: Parse<Value>,
  pack?: (value: Value) => unknown,
): FieldCodec<Value | null> =>
  fieldUnless<Value | null>(null, letter, parse, pack && ((value) => (value === null ? null : pack(value))));

/** A field that may be absent; null is a value like any other. */
export const fieldIfPresent = <Value>(
  letter: string,
  parse: Parse<Value>,
  pack?: (value: Value) => unknown,
): FieldCodec<Value | undefined> =>
  fieldUnless<Value | undefined>(
    undefined,
    letter,
    parse,
    pack && ((value) => (value === undefined ? undefined : pack(value))),
  );

/**
 * Stores a value as a map of its fields. `constants` are stored too, and must be the same when read. A field that is
 * neither is faulty.
 */
export const recordCodec = <Whole>(codecs: FieldCodecs<Whole>, constants: Packed = {}): RecordCodec<Whole> => {
  const fields = (Object.keys(codecs) as (keyof Whole & string)[]).map((name) => ({ name, ...codecs[name] }));
  const constant = Object.entries(constants);
  const letters = new Set([...Object.keys(constants), ...fields.map(({ letter }) => letter)]);
  if (letters.size < constant.length + fields.length) throw new Error(`a letter is used twice: ${[...letters]}`);
  return {
    pack: (whole) => {
      const packed: Record<string, unknown> = {};
      for (const [letter, value] of constant) packed[letter] = value;
      for (const { name, letter, usual, pack } of fields) {
        const value = whole[name];
        if (value !== usual) packed[letter] = pack === undefined ? value : pack(value);
      }
      return packed;
    },
    parse: (stored, path) => {
      if (!isMap(stored)) return faulty(path, 'a map');
      for (const letter of Object.keys(stored))
        if (!letters.has(letter)) return faulty(`${path}.${letter}`, 'known here');
      for (const [letter, value] of constant)
        if (stored[letter] !== value) return faulty(`${path}.${letter}`, String(value));
      const whole: { [Field in keyof Whole]?: Whole[Field] } = {};
      for (const { name, letter, usual, parse } of fields) {
        const packed = stored[letter];
        if (packed !== undefined || usual === none) whole[name] = parse(packed, `${path}.${letter}`);
        else if (usual !== undefined) whole[name] = usual;
      }
      // Each field was read, or is absent because it may be.
      return whole as Whole;
    },
  };
};

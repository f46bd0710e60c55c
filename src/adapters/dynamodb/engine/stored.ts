/** A stored item that this service cannot have written. The message has its key and the path, never the value. */
export class FaultyItem extends Error {
  override readonly name = 'FaultyItem';
}

/** Parses a stored value as strictly as one from the network. `path` is its place, item first. */
export type Parse<Value> = (value: unknown, path: string) => Value;
type Parsed<P> = P extends Parse<infer Value> ? Value : never;

export const faulty = (path: string, expected: string): never => {
  throw new FaultyItem(`${path} is not ${expected}`);
};

export const text: Parse<string> = (value, path) => (typeof value === 'string' ? value : faulty(path, 'a text'));

export const whole =
  (minimum = 0, maximum = Number.MAX_SAFE_INTEGER): Parse<number> =>
  (value, path) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= minimum && value <= maximum
      ? value
      : faulty(path, `a whole number from ${minimum} to ${maximum}`);

export const flag: Parse<boolean> = (value, path) => (typeof value === 'boolean' ? value : faulty(path, 'a boolean'));

/** A text that a parser of the domain accepts. */
export const parsedBy =
  <Value>(parse: (text: string) => Value | undefined, expected: string): Parse<Value> =>
  (value, path) =>
    (typeof value === 'string' ? parse(value) : undefined) ?? faulty(path, expected);

export const matching = (pattern: RegExp, expected: string): Parse<string> =>
  parsedBy((value) => (pattern.test(value) ? value : undefined), expected);

export const nullable =
  <Value>(parse: Parse<Value>): Parse<Value | null> =>
  (value, path) =>
    value === null ? null : parse(value, path);

export const optional =
  <Value>(parse: Parse<Value>): Parse<Value | undefined> =>
  (value, path) =>
    value === undefined ? undefined : parse(value, path);

/** A value that is not stored when it is null. */
export const orNull = <Value>(parse: Parse<Value>): Parse<Value | null> => usually<Value | null>(parse, null);

/** A value that is not stored when it is the usual one. */
export const usually =
  <Value>(parse: Parse<Value>, usual: Value): Parse<Value> =>
  (value, path) =>
    value === undefined ? usual : parse(value, path);

export const listOf =
  <Value>(parse: Parse<Value>): Parse<readonly Value[]> =>
  (value, path) =>
    Array.isArray(value) ? value.map((element, index) => parse(element, `${path}[${index}]`)) : faulty(path, 'a list');

/** Sets, bytes and lists are objects too. */
export const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  Object.prototype.toString.call(value) === '[object Object]';

export const mapOf =
  <Value>(parse: Parse<Value>): Parse<Readonly<Record<string, Value>>> =>
  (value, path) =>
    isMap(value)
      ? Object.fromEntries(Object.entries(value).map(([key, element]) => [key, parse(element, `${path}.${key}`)]))
      : faulty(path, 'a map');

/** A parser for each field of a value, optional ones included: a missing field does not compile. */
export type ShapeOf<Whole> = { readonly [Field in keyof Whole]-?: Parse<Whole[Field]> };

/** A map of these fields. Optional fields may be absent; an unknown field is faulty. */
export const fields = <Shape extends Readonly<Record<string, Parse<unknown>>>>(
  shape: Shape,
): Parse<{ readonly [Name in keyof Shape]: Parsed<Shape[Name]> }> => {
  const known = Object.entries(shape);
  return (value, path) => {
    if (!isMap(value)) return faulty(path, 'a map');
    const unknown = Object.keys(value).find((name) => !Object.hasOwn(shape, name));
    if (unknown !== undefined) return faulty(`${path}.${unknown}`, 'a known field');
    const read: Record<string, unknown> = {};
    for (const [name, parse] of known) read[name] = parse(value[name], `${path}.${name}`);
    return read as { readonly [Name in keyof Shape]: Parsed<Shape[Name]> };
  };
};

/** A value stored as a short code. */
export type Codes<Value extends string> = Readonly<Record<Value, string>>;

export const coded = <Value extends string>(codes: Codes<Value>): Parse<Value> => {
  const values = new Map(Object.entries(codes).map(([value, code]) => [code, value as Value]));
  return parsedBy((code) => values.get(code), `one of ${[...values.keys()].join(', ')}`);
};

/** The part of a key after its prefix. */
export const behind =
  <Value>(prefix: string, parse: Parse<Value>): Parse<Value> =>
  (value, path) =>
    typeof value === 'string' && value.startsWith(prefix)
      ? parse(value.slice(prefix.length), path)
      : faulty(path, `a key that begins with ${prefix}`);

/** The layout number of an item or of a part of it. */
export const schemaIs = (known: number): Parse<number> => whole(known, known);

/** A hexadecimal hash is stored as bytes, which are half as long. Any other text is stored as it is. */
export const packHash = (hash: string): string | Uint8Array =>
  /^(?:[0-9a-f]{2})+$/.test(hash) ? Uint8Array.from(Buffer.from(hash, 'hex')) : hash;

export const hash: Parse<string> = (value, path) =>
  ArrayBuffer.isView(value)
    ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')
    : text(value, path);

const maximumDepth = 20;

const isDeeper = (value: unknown, depth: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (depth === 0 || Object.values(value).some((member) => isDeeper(member, depth - 1)));

/** The JSON in the body of a signed request. Undefined: the bytes are no JSON of at most 20 levels (money.md V2). */
export const jsonIn = (body: Uint8Array): unknown => {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return isDeeper(value, maximumDepth) ? undefined : value;
  } catch {
    return undefined;
  }
};

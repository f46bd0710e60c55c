type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** `Resources.Table.Properties.Tags[0]` */
const child = (path: string, parent: Json, key: string): string => {
  if (Array.isArray(parent)) return `${path}[${key}]`;
  const member = /^[\w-]+$/.test(key) ? key : JSON.stringify(key);
  return path === '' ? member : `${path}.${member}`;
};

/**
 * Every path at which a JSON value differs from a base: `- path` where it is missing, `+ path: value` where it is added,
 * `~ path: value` where it is another. Base and differences together give back the value.
 */
export const differencesTo = (base: unknown, value: unknown, path = ''): readonly string[] => {
  if (isObject(base) && isObject(value) && Array.isArray(base) === Array.isArray(value))
    return [...new Set([...Object.keys(base), ...Object.keys(value)])].sort().flatMap((key) => {
      const at = child(path, value, key);
      if (!Object.hasOwn(value, key)) return [`- ${at}`];
      if (!Object.hasOwn(base, key)) return [`+ ${at}: ${JSON.stringify(value[key])}`];
      return differencesTo(base[key], value[key], at);
    });
  return base === value ? [] : [`~ ${path}: ${JSON.stringify(value)}`];
};

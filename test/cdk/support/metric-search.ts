/**
 * A parser of `SEARCH('{namespace,dimension} terms', …)` by CloudWatch's documentation ("CloudWatch search expression
 * syntax"). It knows the terms `Name="whole"` and `Name=part`, all of which must match.
 */
export type Found = {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
};

type Term = { readonly dimension: string; readonly value: string; readonly isWhole: boolean };

export type Search = {
  readonly namespace: string;
  readonly dimensions: readonly string[];
  readonly terms: readonly Term[];
};

/** A name with other characters than letters and digits needs quotes, except `AWS/Lambda` and its like. */
const nameIn = (written: string): string => {
  const quoted = /^"([^"]+)"$/.exec(written)?.[1];
  if (quoted !== undefined) return quoted;
  if (!/^(AWS\/)?[A-Za-z0-9]+$/.test(written)) throw new Error(`${written} needs quotes.`);
  return written;
};

export const searchIn = (expression: string): Search => {
  const [, schema, terms] = /^SEARCH\('\{([^{}]+)\} ([^']*)', '[A-Za-z0-9]+', \d+\)$/.exec(expression) ?? [];
  if (schema === undefined || terms === undefined) throw new Error(`${expression} is not a search.`);
  const [namespace = '', ...dimensions] = schema.split(',').map(nameIn);
  const read = [...terms.matchAll(/(\w+)=(?:"([^"]*)"|([^\s"]+))(?:\s|$)/g)];
  if (read.map(([text]) => text).join('') !== terms) throw new Error(`${terms} are not terms.`);
  return {
    namespace,
    dimensions,
    terms: read.map(([, dimension = '', whole, part]) => ({
      dimension,
      value: whole ?? part ?? '',
      isWhole: whole !== undefined,
    })),
  };
};

/** `order-service-prod2` → order, service, prod, 2. */
const wordsOf = (name: string): readonly string[] => name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g) ?? [];

/** Whether a name contains these words in sequence. */
const isPart = (part: string, name: string): boolean => {
  const spaced = (text: string) => ` ${wordsOf(text).join(' ').toLowerCase()} `;
  return spaced(name).includes(spaced(part));
};

export const isFoundBy = ({ namespace, dimensions, terms }: Search, metric: Found): boolean =>
  metric.namespace === namespace &&
  Object.keys(metric.dimensions).sort().join() === [...dimensions].sort().join() &&
  terms.every(({ dimension, value, isWhole }) => {
    const actual = dimension === 'MetricName' ? metric.name : (metric.dimensions[dimension] ?? '');
    return isWhole ? actual === value : isPart(value, actual);
  });

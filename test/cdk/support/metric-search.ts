/**
 * How CloudWatch reads `SEARCH('{namespace,dimension} terms', …)`, by its documentation ("CloudWatch search expression
 * syntax"). Of terms it knows those that a dashboard here needs: `Name="whole"` and `Name=part`, all of which must hold.
 */
export type Found = {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
};

type Term = { readonly of: string; readonly value: string; readonly isWhole: boolean };

export type Search = {
  readonly namespace: string;
  readonly dimensions: readonly string[];
  readonly terms: readonly Term[];
};

/** Quotes are needed around all but letters and digits; `AWS/Lambda` and its like are written without. */
const nameIn = (written: string): string => {
  const quoted = /^"([^"]+)"$/.exec(written)?.[1];
  if (quoted !== undefined) return quoted;
  if (!/^(AWS\/)?[A-Za-z0-9]+$/.test(written)) throw new Error(`${written} is no one name without quotes`);
  return written;
};

export const searchIn = (expression: string): Search => {
  const [, schema, terms] = /^SEARCH\('\{([^{}]+)\} ([^']*)', '[A-Za-z0-9]+', \d+\)$/.exec(expression) ?? [];
  if (schema === undefined || terms === undefined) throw new Error(`${expression} is no search`);
  const [namespace = '', ...dimensions] = schema.split(',').map(nameIn);
  const read = [...terms.matchAll(/(\w+)=(?:"([^"]*)"|([^\s"]+))(?:\s|$)/g)];
  if (read.map(([text]) => text).join('') !== terms) throw new Error(`${terms} are no terms`);
  return {
    namespace,
    dimensions,
    terms: read.map(([, of = '', whole, part]) => ({ of, value: whole ?? part ?? '', isWhole: whole !== undefined })),
  };
};

/** `order-service-prod2` → order, service, prod, 2. */
const wordsOf = (name: string): readonly string[] => name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g) ?? [];

/** Words that stand in a name one after the other. */
const isPart = (part: string, name: string): boolean => {
  const spaced = (text: string) => ` ${wordsOf(text).join(' ').toLowerCase()} `;
  return spaced(name).includes(spaced(part));
};

export const isFoundBy = ({ namespace, dimensions, terms }: Search, metric: Found): boolean =>
  metric.namespace === namespace &&
  Object.keys(metric.dimensions).sort().join() === [...dimensions].sort().join() &&
  terms.every(({ of, value, isWhole }) => {
    const has = of === 'MetricName' ? metric.name : (metric.dimensions[of] ?? '');
    return isWhole ? has === value : isPart(value, has);
  });

import type { Operation } from '#adapters/http/operation';
import type { EdgeRefusal } from '#adapters/http/problem';
import { ok, type Result, refuse } from '#domain/result';

export type Route = { readonly operation: Operation; readonly parameters: Readonly<Record<string, string>> };
export type Router = (method: string, path: string) => Result<Route, EdgeRefusal>;

type Pattern = { readonly operation: Operation; readonly segments: readonly string[]; readonly literals: number };

const isParameter = (segment: string): boolean => segment.startsWith('{');

const patternOf = (operation: Operation): Pattern => {
  const segments = operation.path.split('/').slice(1);
  return { operation, segments, literals: segments.filter((segment) => !isParameter(segment)).length };
};

const matches = ({ segments: pattern }: Pattern, segments: readonly string[]): boolean =>
  pattern.length === segments.length &&
  pattern.every((segment, index) => (isParameter(segment) ? segments[index] !== '' : segment === segments[index]));

const parametersOf = ({ segments: pattern }: Pattern, segments: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    pattern.flatMap((segment, index) => (isParameter(segment) ? [[segment.slice(1, -1), segments[index] ?? '']] : [])),
  );

/** A GET also answers HEAD. */
export const methodsOf = ({ method }: Pick<Operation, 'method'>): readonly string[] =>
  method === 'GET' ? ['GET', 'HEAD'] : [method];

/**
 * Finds the operation of a path. A literal segment takes precedence over a parameter, whatever the method:
 * /v1/orders/batch is never the path of an order.
 */
export const createRouter = (operations: readonly Operation[]): Router => {
  const patterns = operations.map(patternOf).sort((left, right) => right.literals - left.literals);
  return (method, path) => {
    const segments = path.split('/').slice(1);
    const matching = patterns.filter((pattern) => matches(pattern, segments));
    const candidates = matching.filter(({ literals }) => literals === matching[0]?.literals);
    const found = candidates.find(({ operation }) => methodsOf(operation).includes(method));
    if (found !== undefined) return ok({ operation: found.operation, parameters: parametersOf(found, segments) });
    if (candidates.length === 0) return refuse({ kind: 'route-not-found', status: 404 });
    const allowed = [...new Set(candidates.flatMap(({ operation }) => methodsOf(operation)))].sort();
    return refuse({
      kind: 'method-not-allowed',
      status: 405,
      detail: `This path supports ${allowed.join(', ')}.`,
      headers: { allow: allowed.join(', ') },
    });
  };
};

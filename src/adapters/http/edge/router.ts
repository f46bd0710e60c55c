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

/** Finds the operation of a path. A literal segment takes precedence over a parameter. */
export const createRouter = (operations: readonly Operation[]): Router => {
  const patterns = operations.map(patternOf).sort((left, right) => right.literals - left.literals);
  return (method, path) => {
    const segments = path.split('/').slice(1);
    const candidates = patterns.filter((pattern) => matches(pattern, segments));
    const found = candidates.find((pattern) => pattern.operation.method === method);
    if (found !== undefined) return ok({ operation: found.operation, parameters: parametersOf(found, segments) });
    if (candidates.length === 0) return refuse({ kind: 'route-not-found', status: 404 });
    const allowed = [...new Set(candidates.map((pattern) => pattern.operation.method))].sort();
    return refuse({
      kind: 'method-not-allowed',
      status: 405,
      detail: `This path supports ${allowed.join(', ')}.`,
      headers: { allow: allowed.join(', ') },
    });
  };
};

import { createRouter } from '#adapters/http/edge/router';
import type { Operation } from '#adapters/http/operation';

export type RouteAddress = Pick<Operation, 'path'> & { readonly method: Operation['method'] | 'HEAD' };

/** The methods and paths to the function of an operation. A GET also answers HEAD. */
export const addressesOf = (operation: Operation): readonly RouteAddress[] => [
  operation,
  ...(operation.method === 'GET' ? [{ method: 'HEAD', path: operation.path } as const] : []),
];

/**
 * The methods that a literal path lacks and that a path with a parameter in its place has. An HTTP API would take the
 * parameter: GET /v1/orders/batch would read the order "batch". With a route of its own it is answered with 405.
 */
export const lackingAddresses = (operations: readonly Operation[]): readonly RouteAddress[] => {
  const route = createRouter(operations);
  const paths = [...new Set(operations.map(({ path }) => path))];
  return paths.flatMap((path) => {
    const matching = operations.filter((operation) => createRouter([operation])(operation.method, path).ok);
    const methods = new Set(matching.flatMap(addressesOf).map(({ method }) => method));
    return [...methods].filter((method) => !route(method, path).ok).map((method) => ({ method, path }));
  });
};

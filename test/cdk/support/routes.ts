import type { Operation } from '#adapters/http/operation';

/** The routes of these operations: a GET has a second one for HEAD. */
export const routesOf = (operations: readonly Operation[]): readonly string[] =>
  operations.flatMap(({ method, path }) => [`${method} ${path}`, ...(method === 'GET' ? [`HEAD ${path}`] : [])]);

/** The routes that keep a literal path from being read as the id of an order or a customer. */
export const lackingRoutes: readonly string[] = [
  'DELETE /v1/orders/batch',
  'GET /v1/orders/batch',
  'HEAD /v1/orders/batch',
  'PATCH /v1/orders/batch',
  'DELETE /v1/orders/batch-get',
  'GET /v1/orders/batch-get',
  'HEAD /v1/orders/batch-get',
  'PATCH /v1/orders/batch-get',
  'DELETE /v1/customers/search',
  'GET /v1/customers/search',
  'HEAD /v1/customers/search',
  'PUT /v1/customers/search',
];

import type { Operation, StaticPage } from '#adapters/http/operation';
import type { Handler } from '#adapters/lambda/handler';
import { pageFor } from '#infrastructure/deployed/page';

/** A route without its use case and schemas, so that their code is not loaded. */
export type RouteName = Pick<Operation, 'id' | 'method' | 'path'>;

const missingPage = ({ id, method, path }: RouteName): StaticPage => ({
  kind: 'page',
  id,
  method,
  path,
  tag: 'Service',
  summary: '',
  mediaTypes: ['*/*'],
  content: () => undefined,
});

/** The handler of requests without a route: 404, or 405 with the methods of the path. */
export const unmatchedFor = (routes: readonly RouteName[]): Handler => pageFor(routes.map(missingPage));

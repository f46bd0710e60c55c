import type { Operation, StaticPage } from '#adapters/http/operation';
import type { Handler } from '#adapters/lambda/handler';
import { pageFor } from '#infrastructure/deployed/page';

/** A route by name alone: without its use case, its schemas and what they load. */
export type RouteName = Pick<Operation, 'id' | 'method' | 'path'>;

const nothingAt = ({ id, method, path }: RouteName): StaticPage => ({
  kind: 'page',
  id,
  method,
  path,
  tag: 'Service',
  summary: '',
  mediaTypes: ['*/*'],
  content: () => undefined,
});

/** What answers where the gateway finds no route: 404, or 405 with the methods that the path does take. */
export const unmatchedFor = (routes: readonly RouteName[]): Handler => pageFor(routes.map(nothingAt));

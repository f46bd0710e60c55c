import type { PlainReply } from '#adapters/http/plain';
import { problemReply } from '#adapters/http/problem';
import { ownValue } from '#adapters/policies/shop-settings';

type Reply = () => Promise<PlainReply>;
/** The routes that only the local server has, each with its replies by method. */
export type LocalRoutes = Readonly<Record<string, { readonly GET?: Reply; readonly POST?: Reply }>>;

type LocalRequest = { readonly method: string; readonly path: string; readonly requestId: string };

/** The reply of a local route; 405 for another method; undefined for a path of the service. */
export const routed = (
  routes: LocalRoutes,
  { method, path, requestId }: LocalRequest,
): Promise<PlainReply> | undefined => {
  const route = ownValue(routes, path);
  // The service answers the questions of browsers for every path.
  if (route === undefined || method === 'OPTIONS') return undefined;
  const reply = ownValue(route, method);
  if (reply !== undefined) return reply();
  const allow = Object.keys(route)
    .map((each) => (each === 'GET' ? 'GET, HEAD' : each))
    .join(', ');
  const detail = `${path} takes ${allow}, not ${method}.`;
  return Promise.resolve(problemReply('method-not-allowed', 405, { detail }, { instance: path, requestId }, { allow }));
};

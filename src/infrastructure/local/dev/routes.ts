import { problemReply } from '#adapters/http/problem';
import { ownValue } from '#adapters/policies/shop-settings';
import type { LocalReply } from '#infrastructure/local/aws/gateway';

type Reply = () => Promise<LocalReply>;
/** A route that only the local server has, with its replies by method. */
export type LocalRouteOf = {
  /** Its purpose in a sentence; undefined: the list of routes leaves it out. */
  readonly about?: string;
  readonly GET?: Reply;
  readonly POST?: Reply;
};
export type LocalRoutes = Readonly<Record<string, LocalRouteOf>>;

type LocalRequest = { readonly method: string; readonly path: string; readonly requestId: string };

export const methodsOf = ({ GET, POST }: LocalRouteOf): readonly ('GET' | 'POST')[] => [
  ...(GET === undefined ? [] : (['GET'] as const)),
  ...(POST === undefined ? [] : (['POST'] as const)),
];

/** The reply of a local route; 405 for another method; undefined for a path of the service. */
export const routed = (
  routes: LocalRoutes,
  { method, path, requestId }: LocalRequest,
): Promise<LocalReply> | undefined => {
  const route = ownValue(routes, path);
  // The service answers the questions of browsers for every path.
  if (route === undefined || method === 'OPTIONS') return undefined;
  const methods = methodsOf(route);
  const reply = methods.includes(method as 'GET' | 'POST') ? route[method as 'GET' | 'POST'] : undefined;
  if (reply !== undefined) return reply();
  const allow = methods.map((each) => (each === 'GET' ? 'GET, HEAD' : each)).join(', ');
  const detail = `${path} takes ${allow}, not ${method}.`;
  return Promise.resolve(problemReply('method-not-allowed', 405, { detail }, { instance: path, requestId }, { allow }));
};

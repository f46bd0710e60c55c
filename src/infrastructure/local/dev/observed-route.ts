import type { LocalReply, LocalRoute } from '#infrastructure/local/aws/gateway';
import type { LocalAnswer } from '#infrastructure/log';

/** The files that pages load by themselves are not worth a line. */
const isPageOrRoute = ({ path }: { readonly path: string }, { headers }: LocalReply): boolean =>
  (headers['content-type'] ?? '').startsWith('text/html') || /^\/dev(?:\/[^.]+)?$/.test(path);

/** Observes the answers of pages and of routes for developers. */
export const observedRoute =
  (route: LocalRoute, observe: (answer: LocalAnswer) => void): LocalRoute =>
  (request) => {
    const begin = performance.now();
    return route(request)?.then((reply) => {
      const { requestId, method, path } = request;
      const { status } = reply;
      if (isPageOrRoute(request, reply))
        observe({ requestId, method, path, status, milliseconds: performance.now() - begin });
      return reply;
    });
  };

import { startReceiver } from '#test/builders/webhooks/receiver';

type Arrival = { readonly index: number; readonly lagMs: number };

export type Arrivals = {
  readonly url: (path: string) => string;
  /** The first arrival of each event at an endpoint, by its id. */
  readonly firstAt: (path: string) => ReadonlyMap<string, Arrival>;
  readonly callsAt: (path: string) => number;
  /** Answers the calls of an endpoint with 503 for a while. */
  readonly downFor: (path: string, ms: number) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/**
 * A receiver that keeps when each event came. The lag is the time since the commit, by the clock of this machine. An event
 * that is answered with an error has not arrived. `/hangs` is never answered.
 */
export const startArrivals = async (): Promise<Arrivals> => {
  const first = new Map<string, Map<string, Arrival>>();
  const calls = new Map<string, number>();
  const downUntil = new Map<string, number>();
  const receiver = await startReceiver();
  receiver.answerBy(({ path, headers, body }) => {
    if (path === '/hangs') return 'never';
    const now = Date.now();
    if (now < (downUntil.get(path) ?? 0)) return { status: 503 };
    const arrived = first.get(path) ?? new Map<string, Arrival>();
    first.set(path, arrived);
    const id = String(headers['webhook-id']);
    const { time } = JSON.parse(body) as { readonly time: string };
    calls.set(path, (calls.get(path) ?? 0) + 1);
    if (!arrived.has(id)) arrived.set(id, { index: arrived.size, lagMs: now - Date.parse(time) });
    return { status: 204 };
  });
  return {
    url: (path) => receiver.url(path),
    firstAt: (path) => first.get(path) ?? new Map(),
    callsAt: (path) => calls.get(path) ?? 0,
    downFor: async (path, ms) => void downUntil.set(path, Date.now() + ms),
    stop: receiver.stop,
  };
};

import type { Ports } from '#application/ports';
import { portsAround } from '#test/builders/ports';

/** The process ended at a call. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** Before the call: nothing of it happened. After it: it happened, and its answer is lost. */
export const moments = ['before', 'after'] as const;
export type Moment = (typeof moments)[number];

/** Ports that note the names of the calls that are awaited. */
export const noted = (ports: Ports): { readonly ports: Ports; readonly calls: readonly string[] } => {
  const calls: string[] = [];
  const noting = portsAround(ports, (name, call) => {
    const answer = call();
    if (answer instanceof Promise) calls.push(name);
    return answer;
  });
  return { ports: noting, calls };
};

/**
 * Ports of a process that ends at its awaited call number `point`, counted from 0. No later call reaches anything.
 * `isStopped` tells whether the call was made.
 */
export const stopping = (ports: Ports, awaited: ReadonlySet<string>, point: number, moment: Moment) => {
  let made = 0;
  let stopped = false;
  const around = (name: string, call: () => unknown): unknown => {
    if (stopped) throw new Stopped();
    if (!awaited.has(name)) return call();
    made += 1;
    if (made <= point) return call();
    stopped = true;
    const happened = moment === 'after' ? Promise.resolve(call()).catch(() => undefined) : Promise.resolve();
    const cutOff = happened.then(() => Promise.reject(new Stopped()));
    // Of two calls at once, the caller may wait for the other one only.
    cutOff.catch(() => undefined);
    return cutOff;
  };
  return { ports: portsAround(ports, around), isStopped: () => stopped };
};

/** Ports whose provider declines some calls, by their number from 0, without noticing them. */
export const declining = (ports: Ports, declines: (call: number) => boolean): Ports => {
  let calls = -1;
  return {
    ...ports,
    payments: {
      ...ports.payments,
      do: async (operation) => {
        calls += 1;
        return declines(calls) ? { state: 'failed', reason: 'generic' } : ports.payments.do(operation);
      },
    },
  };
};

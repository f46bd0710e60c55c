import type { Commit, Ports } from '#application/ports';

/** Ports over which something happens before each of the first `times` commits, as if somebody were faster. */
export const outpaced = (ports: Ports, rival: (round: number) => Promise<unknown>, times = 1): Ports => {
  let rounds = 0;
  const commit: Commit = async (writes) => {
    rounds += 1;
    if (rounds <= times) await rival(rounds);
    return ports.commit(writes);
  };
  return { ...ports, commit };
};

/** How often each offer of the ports is called, as `port.member`, or `port` where the port is one function. */
export type Calls = Readonly<Record<string, number>>;

type Anything = (...inputs: never[]) => unknown;

/** The same ports, and a record of the calls that go through them. */
export const counted = (ports: Ports): { readonly ports: Ports; readonly calls: Calls } => {
  const calls: Record<string, number> = {};
  const counting =
    (name: string, call: Anything): Anything =>
    (...inputs) => {
      calls[name] = (calls[name] ?? 0) + 1;
      return call(...inputs);
    };
  const wrapped = Object.entries(ports).map(([name, port]: [string, unknown]) => {
    if (typeof port === 'function') return [name, counting(name, port as Anything)];
    const members = Object.entries(port as object).map(([member, value]: [string, unknown]) => [
      member,
      typeof value === 'function' ? counting(`${name}.${member}`, value as Anything) : value,
    ]);
    return [name, Object.fromEntries(members)];
  });
  return { ports: Object.fromEntries(wrapped) as Ports, calls };
};

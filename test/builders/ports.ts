import type { Commit, Ports } from '#application/ports';

/** Ports that run `rival` before each of the first `times` commits, so that the command loses a race. */
export const outpaced = (ports: Ports, rival: (round: number) => Promise<unknown>, times = 1): Ports => {
  let rounds = 0;
  const commit: Commit = async (writes) => {
    rounds += 1;
    if (rounds <= times) await rival(rounds);
    return ports.commit(writes);
  };
  return { ...ports, commit };
};

/** The number of calls of each `port.member`, or of `port` if the port is one function. */
export type Calls = Readonly<Record<string, number>>;

type Anything = (...inputs: never[]) => unknown;

/** Ports whose calls go through `around`, with the name `port.member`, or `port` if the port is one function. */
export const portsAround = (ports: Ports, around: (name: string, call: () => unknown) => unknown): Ports => {
  const through =
    (name: string, call: Anything): Anything =>
    (...inputs) =>
      around(name, () => call(...inputs));
  const wrapped = Object.entries(ports).map(([name, port]: [string, unknown]) => {
    if (typeof port === 'function') return [name, through(name, port as Anything)];
    const members = Object.entries(port as object).map(([member, value]: [string, unknown]) => [
      member,
      typeof value === 'function' ? through(`${name}.${member}`, value as Anything) : value,
    ]);
    return [name, Object.fromEntries(members)];
  });
  return Object.fromEntries(wrapped) as Ports;
};

/** Ports that count their calls. */
export const counted = (ports: Ports): { readonly ports: Ports; readonly calls: Calls } => {
  const calls: Record<string, number> = {};
  const counting = portsAround(ports, (name, call) => {
    calls[name] = (calls[name] ?? 0) + 1;
    return call();
  });
  return { ports: counting, calls };
};

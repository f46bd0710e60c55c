import type { Ports } from '#application/ports';
import type { OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import type { Order } from '#domain/orders/order';

/** An order before and after a change. Undefined: it is not stored. */
export type OrderTransition = {
  readonly before: Order | undefined;
  readonly after: Order | undefined;
  /** The changes of `after`, or of `before` where the order is no longer stored. */
  readonly record: OrderRecord;
};

/** The transitions of orders that are in no projection yet. */
export const additions = (records: readonly OrderRecord[]): readonly OrderTransition[] =>
  records.map((record) => ({ before: undefined, after: fold(record), record }));

/** The transitions of orders that are no longer stored. */
export const removals = (records: readonly OrderRecord[]): readonly OrderTransition[] =>
  records.map((record) => ({ before: fold(record), after: undefined, record }));

/**
 * Data about orders under another key, for a way to find them that the order's own item does not serve. It is written from
 * the stream of changes after the commit, so no command pays for it (ADR 0031).
 */
export type Projection<Uses extends keyof Ports = keyof Ports> = {
  /** Its name in commands. */
  readonly name: string;
  /** Its purpose, in the help of the command that rebuilds it. */
  readonly summary: string;
  /** The ports that write it. */
  readonly uses: readonly Uses[];
  /**
   * Writes what the transitions mean, and returns the number of written entries. The transitions of one order come in
   * the order of its changes. Any of them may come again, with all later ones: the last one decides.
   */
  readonly with: (ports: Pick<Ports, Uses>) => (transitions: readonly OrderTransition[]) => Promise<number>;
};

export const defineProjection = <const Uses extends keyof Ports>(projection: Projection<Uses>) => projection;

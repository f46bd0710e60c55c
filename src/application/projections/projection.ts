import type { Ports } from '#application/ports';
import type { Order } from '#domain/orders/order';

/** An order before and after a change. Undefined: it is not stored. */
export type OrderTransition = { readonly before: Order | undefined; readonly after: Order | undefined };

/** The transitions of orders that are in no projection yet. */
export const additions = (orders: readonly Order[]): readonly OrderTransition[] =>
  orders.map((after) => ({ before: undefined, after }));

/** The transitions of orders that are no longer stored. */
export const removals = (orders: readonly Order[]): readonly OrderTransition[] =>
  orders.map((before) => ({ before, after: undefined }));

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

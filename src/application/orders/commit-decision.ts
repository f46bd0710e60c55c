import type { Ports, Rejection, RejectionOf } from '#application/ports';
import type { Request } from '#application/use-case';
import { actorOf } from '#domain/access/caller';
import type { StockTake } from '#domain/catalog/stock';
import type { Instant } from '#domain/instant';
import { concluded } from '#domain/orders/consequences';
import { appended, type Decision, type OrderTooLarge } from '#domain/orders/decision';
import type { OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import type { Order } from '#domain/orders/order';
import type { Refusal } from '#domain/result';

type StockShort = Extract<Rejection, { kind: 'stock-short' }>;

/** The units that a decision takes, and its refusal if the stock is short of them. */
export type Takes<R extends Refusal> = {
  readonly units: readonly StockTake[];
  readonly whenShort: (why: StockShort) => R;
};

/** A decision that a commit stores, with the units that it takes. */
export type Decided<R extends Refusal> = Decision | (Omit<Decision, 'takes'> & { readonly takes: Takes<R> });

/**
 * The result of one attempt. `stored`: the record with the change, or without one where the decision has no events.
 * `outdated`: decide again, with the record that won (undefined: the order is gone) or with new facts of a product.
 */
export type Attempt<R extends Refusal> =
  | { readonly kind: 'stored'; readonly record: OrderRecord; readonly isNew: boolean }
  | { readonly kind: 'refused'; readonly refusal: R | OrderTooLarge }
  | { readonly kind: 'outdated'; readonly record: OrderRecord | undefined };

/** The attempts to store one change. Each is one commit; a rejection has the new state. */
export const maximumRounds = 60;

/** The time of the next change of an order: never before its last one. */
export const nextTime = ({ clock }: Pick<Ports, 'clock'>, { updatedAt }: Order): Instant =>
  Math.max(clock.now(), updatedAt);

/** The next attempt decides with the record that won, or with new facts of a product. */
const outdatedBy = (
  why: Exclude<RejectionOf['order-change' | 'take-stock'], StockShort>,
  stored: OrderRecord,
): Attempt<never> => ({ kind: 'outdated', record: why.kind === 'order-changed' ? why.record : stored });

/**
 * Stores a decision about an order, with its consequences, as one change: with what it gives back and what it takes.
 * `order`: the state of `stored`, by which the decision was made.
 */
export const commitDecision = async <R extends Refusal>(
  ports: Pick<Ports, 'commit'>,
  { stored, order, at }: { readonly stored: OrderRecord; readonly order: Order; readonly at: Instant },
  { takes, ...decided }: Decided<R>,
  { caller, cause, trace }: Omit<Request, 'expects'>,
): Promise<Attempt<R>> => {
  if (decided.events.length === 0) return { kind: 'stored', record: stored, isNew: false };
  const decision = concluded(order, decided, at);
  const after = appended(stored, decision, { at, actor: actorOf(caller), cause, trace });
  if (!after.ok) return { kind: 'refused', refusal: after.refusal };
  const record = after.value;
  const change = { kind: 'order-change', record, order: fold(record) } as const;
  const gives = decision.gives ?? [];
  const isStored = { kind: 'stored', record, isNew: true } as const;
  // Two commits, because only the second can be rejected for a stock that is short.
  if (takes === undefined) {
    const committed = await ports.commit([change, ...gives]);
    return committed.kind === 'committed' ? isStored : outdatedBy(committed.why, stored);
  }
  const committed = await ports.commit([change, ...gives, ...takes.units]);
  if (committed.kind === 'committed') return isStored;
  const { why } = committed;
  return why.kind === 'stock-short' ? { kind: 'refused', refusal: takes.whenShort(why) } : outdatedBy(why, stored);
};

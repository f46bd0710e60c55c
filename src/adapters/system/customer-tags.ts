import { createHmac } from 'node:crypto';
import type { Instant } from '#domain/instant';
import type { CustomerId } from '#domain/orders/order';
import { toSymbols } from '#domain/orders/order-id';

/** A secret counts for the orders placed at or after `from`; the first one also for everything before it. */
export type TagEpoch = { readonly from: Instant; readonly secret: string };

export type CustomerTags = {
  /** The tag in the ids of the customer's orders placed at that time: 7 symbols. */
  readonly tagAt: (customerId: CustomerId, at: Instant) => string;
  /** All tags the customer's orders can carry, oldest epoch first. */
  readonly tagsOf: (customerId: CustomerId) => readonly { readonly from: Instant; readonly tag: string }[];
};

/** The first 35 bits of HMAC-SHA-256(secret, customer id). */
const tagOf = (secret: string, customerId: CustomerId): string => {
  const first40Bits = createHmac('sha256', secret).update(customerId, 'utf8').digest().readUIntBE(0, 5);
  return toSymbols(Math.floor(first40Bits / 2 ** 5), 7);
};

const maximumKept = 1_000;

/** The same, remembered for the customers who came last: each read of an order asks for a tag. */
const remembering = (tagOf: (customerId: CustomerId) => string): typeof tagOf => {
  const kept = new Map<CustomerId, string>();
  return (customerId) => {
    const known = kept.get(customerId);
    if (known !== undefined) return known;
    const tag = tagOf(customerId);
    const [oldest] = kept.keys();
    if (kept.size >= maximumKept && oldest !== undefined) kept.delete(oldest);
    kept.set(customerId, tag);
    return tag;
  };
};

/** Tags by a schedule of secrets: at least one, each with a time of its own, in any order. */
export const customerTags = (schedule: readonly TagEpoch[]): CustomerTags => {
  const epochs = schedule
    .toSorted((left, right) => left.from - right.from)
    .map(({ from, secret }) => ({ from, tagBy: remembering((customerId) => tagOf(secret, customerId)) }));
  const [first] = epochs;
  if (first === undefined) throw new RangeError('customer tags need at least one secret');
  if (new Set(epochs.map(({ from }) => from)).size < epochs.length)
    throw new RangeError('two secrets of customer tags begin at the same time');
  return {
    tagAt: (customerId, at) => (epochs.findLast(({ from }) => from <= at) ?? first).tagBy(customerId),
    tagsOf: (customerId) => epochs.map(({ from, tagBy }) => ({ from, tag: tagBy(customerId) })),
  };
};

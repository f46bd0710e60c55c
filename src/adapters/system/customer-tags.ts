import { createHmac } from 'node:crypto';
import { shortMemory } from '#application/short-memory';
import type { Redeemer } from '#domain/catalog/discount';
import type { Instant } from '#domain/instant';
import type { CustomerId } from '#domain/orders/order';
import { toSymbols } from '#domain/orders/order-id';

/** A secret applies to orders placed at or after `from`. The first secret also applies to earlier orders. */
export type TagEpoch = { readonly from: Instant; readonly secret: string };

export type CustomerTags = {
  /** The tag in the ids of the customer's orders placed at that time: 7 symbols. */
  readonly tagAt: (customerId: CustomerId, at: Instant) => string;
  /** 22 symbols that are the same for ever, made with the first secret. */
  readonly redeemerOf: (customerId: CustomerId) => Redeemer;
  /** 22 symbols that are the same for ever for an address in its compared form, made with the first secret. */
  readonly emailKeyOf: (email: string) => string;
  /** All tags that the customer's order ids can have, oldest first. */
  readonly tagsOf: (customerId: CustomerId) => readonly { readonly from: Instant; readonly tag: string }[];
};

/** The first 35 bits of HMAC-SHA-256(secret, customer id). */
const tagOf = (secret: string, customerId: CustomerId): string => {
  const first40Bits = createHmac('sha256', secret).update(customerId, 'utf8').digest().readUIntBE(0, 5);
  return toSymbols(Math.floor(first40Bits / 2 ** 5), 7);
};

/** 128 bits of HMAC-SHA-256(secret, purpose and text), as no other use of the secret computes them. */
const pseudonymOf = (secret: string, purpose: string, text: string): string =>
  createHmac('sha256', secret).update(`${purpose}\n${text}`, 'utf8').digest().subarray(0, 16).toString('base64url');

const maximumTags = 1_000;

/** Remembers the tags of the latest customers: each read of an order needs a tag. */
const rememberingTags = (secret: string): ((customerId: CustomerId) => string) => {
  const memory = shortMemory<CustomerId, string>(maximumTags);
  return (customerId) => {
    const known = memory.latest(customerId);
    if (known !== undefined) return known;
    const tag = tagOf(secret, customerId);
    memory.set(customerId, tag);
    return tag;
  };
};

/** Tags from a schedule of secrets: at least one, in any order, no two with the same time. */
export const customerTags = (schedule: readonly TagEpoch[]): CustomerTags => {
  const epochs = schedule
    .toSorted((left, right) => left.from - right.from)
    .map(({ from, secret }) => ({ from, secret, tagBy: rememberingTags(secret) }));
  const [first] = epochs;
  if (first === undefined) throw new RangeError('customer tags need at least one secret');
  if (new Set(epochs.map(({ from }) => from)).size < epochs.length)
    throw new RangeError('two secrets of customer tags start at the same time');
  return {
    tagAt: (customerId, at) => (epochs.findLast(({ from }) => from <= at) ?? first).tagBy(customerId),
    redeemerOf: (customerId) => pseudonymOf(first.secret, 'redeemer of discounts', customerId) as Redeemer,
    emailKeyOf: (email) => pseudonymOf(first.secret, 'email of customers', email),
    tagsOf: (customerId) => epochs.map(({ from, tagBy }) => ({ from, tag: tagBy(customerId) })),
  };
};

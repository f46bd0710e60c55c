import type { CustomerTags } from '#adapters/system/customer-tags';
import { type OrderIds, Unavailable } from '#application/ports';
import type { Instant } from '#domain/instant';
import { firstInstantOfIds, lastInstantOfIds, orderIdOf, partsOf, toSymbols } from '#domain/orders/order-id';

/** The clock gives a time that no order id can have. */
export class ClockOutOfRange extends Error {
  override readonly name = 'ClockOutOfRange';
}

/** Throws if no order id can have this time. */
export const checkTimeOfIds = (at: Instant): void => {
  if (at >= firstInstantOfIds && at <= lastInstantOfIds) return;
  const [now, first, last] = [at, firstInstantOfIds, lastInstantOfIds].map((time) => new Date(time).toISOString());
  throw new ClockOutOfRange(`The clock says ${now}. Order ids need a time from ${first} to ${last}. Set the clock.`);
};

/** A wrong clock is a fault of the machine: the request can be repeated when the clock is right. */
const checkedTime = (at: Instant): Instant => {
  try {
    checkTimeOfIds(at);
    return at;
  } catch (cause) {
    throw new Unavailable('the clock is outside the range of order ids', { cause });
  }
};

/** Order ids: the customer's tag, the time, and ten random bits. `tenBits` returns a number from 0 to 1,023. */
export const createOrderIds = (tags: Pick<CustomerTags, 'tagAt' | 'redeemerOf'>, tenBits: () => number): OrderIds => ({
  next: (customerId, now) => {
    const at = checkedTime(now);
    return orderIdOf({ tag: tags.tagAt(customerId, at), at, random: toSymbols(tenBits(), 2) });
  },
  mayBelongTo: (id, customerId) => {
    const { tag, at } = partsOf(id);
    return tags.tagAt(customerId, at) === tag;
  },
  redeemerOf: tags.redeemerOf,
});

import type { PathParameter } from '#adapters/http/operation';
import type { FulfillmentId } from '#domain/fulfillment/parcel';
import { type OrderId, parseOrderId } from '#domain/orders/order-id';
import type { ReturnId } from '#domain/returns/return-request';

export const orderIdParameter: PathParameter<OrderId> = {
  read: parseOrderId,
  problem: 'order-not-found',
  description: 'The order’s id. Lower case and missing hyphens are accepted.',
  pattern: '^[0-9A-Za-z-]{18,24}$',
  example: '7K3M9Q-X1QF65-V805T8',
};

/** The service generates the ids of holds. Any other text is not found. */
export const holdIdParameter: PathParameter<string> = {
  read: (text) => (/^hold_[1-9]\d{0,3}$/.test(text) ? text : undefined),
  problem: 'hold-not-found',
  description: 'The hold’s id.',
  pattern: '^hold_[1-9][0-9]{0,3}$',
  example: 'hold_2',
};

/** An id of a prefix and a number within the order. Any other text is not found. */
const numbered = <Prefix extends string>(
  prefix: Prefix,
  problem: PathParameter<unknown>['problem'],
  description: string,
): PathParameter<`${Prefix}${number}`> => {
  const pattern = `^${prefix}[1-9][0-9]{0,3}$`;
  const form = new RegExp(pattern);
  return {
    read: (text) => (form.test(text) ? (text as `${Prefix}${number}`) : undefined),
    problem,
    description,
    pattern,
    example: `${prefix}1`,
  };
};

export const fulfillmentIdParameter: PathParameter<FulfillmentId> = numbered(
  'ful_',
  'fulfillment-not-found',
  'The fulfillment’s id.',
);

export const returnIdParameter: PathParameter<ReturnId> = numbered('ret_', 'return-not-found', 'The return’s id.');

/** The service generates the ids of payments. Any other text is not found. */
export const paymentIdParameter: PathParameter<string> = {
  read: (id) => (/^pay_[1-9]\d{0,3}$/.test(id) ? id : undefined),
  problem: 'payment-not-found',
  description: 'The payment’s id.',
  pattern: '^pay_[1-9][0-9]{0,3}$',
  example: 'pay_1',
};

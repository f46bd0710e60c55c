import type { PathParameter } from '#adapters/http/operation';
import { type OrderId, parseOrderId } from '#domain/orders/order-id';

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

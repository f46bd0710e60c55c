import type { CanceledOrder } from '#domain/orders/order';
import { ok, type Result, refuse } from '#domain/result';

export type OrderHasHistory = { readonly kind: 'order-has-history' };

/** Whether a canceled order may go for good: the books need every order on which money ever moved. */
export const mayBeDeleted = (order: CanceledOrder): Result<CanceledOrder, OrderHasHistory> => {
  const { authorizedAmount, capturedAmount, refundedAmount, authorizationVoided } = order.moved;
  const moneyMoved = authorizedAmount + capturedAmount + refundedAmount > 0 || authorizationVoided;
  return moneyMoved ? refuse({ kind: 'order-has-history' }) : ok(order);
};

import type { Decision } from '#domain/orders/decision';
import type { Order } from '#domain/orders/order';
import { ok, type Result } from '#domain/result';
import { findOpenReturn, type ReturnNotFound, type ReturnStatusConflict } from '#domain/returns/find-return';
import type { ReturnId } from '#domain/returns/return-request';

/** Closes an open return request without goods. Its units can be asked for again. */
export const reject = (
  order: Order,
  { returnId, reason }: { readonly returnId: ReturnId; readonly reason: string | undefined },
): Result<Decision, ReturnNotFound | ReturnStatusConflict> => {
  const found = findOpenReturn(order, returnId);
  if (!found.ok) return found;
  return ok({
    events: [{ type: 'return.rejected', data: { returnId } }],
    ...(reason === undefined ? {} : { private: { reason } }),
  });
};

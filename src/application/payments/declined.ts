import type { Called } from '#application/payments/change-with-calls';
import type { Done } from '#application/use-case';
import type { Order } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import { type DeclineCode, declineCodes, findOperation, type PaymentOperation } from '#domain/payments/payment';
import { ok, type Refusal, type Result, refuse } from '#domain/result';

/** The provider refused. The order records it, so it has a new version (money.md C8). */
export type PaymentDeclined = {
  readonly kind: 'payment-declined';
  readonly orderId: OrderId;
  readonly paymentId: string;
  readonly currentVersion: number;
  readonly declineCode: DeclineCode;
};

const declineCodeOf = ({ reason }: PaymentOperation): DeclineCode =>
  declineCodes.find((code) => code === reason) ?? 'generic';

/** The order after an explicit payment command; a refusal if one of its operations failed. */
const unlessDeclined = ({ value: order, replayed, requested }: Called): Result<Done<Order>, PaymentDeclined> => {
  for (const id of requested) {
    const found = findOperation(order, id);
    // The capture of an automatic payment follows its authorization, under the next id.
    const failed = [found?.operation, found?.operation.captures ? captureAfter(found) : undefined].find(
      (operation) => operation?.state === 'failed',
    );
    if (found !== undefined && failed !== undefined)
      return refuse({
        kind: 'payment-declined',
        orderId: order.id,
        paymentId: found.payment.id,
        currentVersion: order.version,
        declineCode: declineCodeOf(failed),
      });
  }
  return ok({ value: order, replayed });
};

const captureAfter = ({
  payment,
  operation,
}: NonNullable<ReturnType<typeof findOperation>>): PaymentOperation | undefined =>
  payment.operations[payment.operations.indexOf(operation) + 1];

/** A payment command whose operations the provider did not refuse. */
export const acceptedPayment = <R extends Refusal>(
  called: Result<Called, R>,
): Result<Done<Order>, R | PaymentDeclined> => (called.ok ? unlessDeclined(called.value) : called);

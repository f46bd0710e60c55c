import type { ChangeRefusal } from '#application/orders/change-order';
import { callsProvider, changeAndCall, type ProviderUnavailable } from '#application/payments/change-with-calls';
import { acceptedPayment, type PaymentDeclined } from '#application/payments/declined';
import { judgeOrder, type OrderDenied } from '#application/payments/judge-risk';
import {
  type AttemptAwaits,
  afterVoids,
  awaitingAttempt,
  isOutdated,
  voidAttempt,
} from '#application/payments/replaced-attempts';
import type { Ports } from '#application/ports';
import { type Done, defineUseCase, type Request } from '#application/use-case';
import type { Caller } from '#domain/access/caller';
import type { MinorUnits } from '#domain/money';
import type { Decision } from '#domain/orders/decision';
import { evolveAll } from '#domain/orders/evolve';
import { holdForRisks } from '#domain/orders/holds/hold';
import { worthOf } from '#domain/orders/money/balance';
import type { Order } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import { inStatus, type OrderStatusConflict, statusesTo } from '#domain/orders/status-conflict';
import { type PaymentNotFound, type PaymentStatusConflict, statusConflict } from '#domain/payments/conflicts';
import { type PayRefusal, pay, recordPayment } from '#domain/payments/pay';
import { type CaptureMode, manualProvider } from '#domain/payments/payment';
import { ok, type Result, refuse } from '#domain/result';

export type PayOrder = {
  readonly id: OrderId;
  /** A token of the provider; `manual` records what was paid outside this service. */
  readonly method: string;
  readonly amount: MinorUnits | undefined;
  readonly capture: CaptureMode;
  /** Of a manual payment. */
  readonly reference: string | null;
};

export type RecordingPayments = { readonly kind: 'insufficient-scope'; readonly detail: string };

type PayOrderRefusal =
  | ChangeRefusal
  | OrderStatusConflict
  | PaymentNotFound
  | PaymentStatusConflict
  | PayRefusal
  | PaymentDeclined
  | OrderDenied
  | ProviderUnavailable
  | RecordingPayments;

/** The attempts that one command voids before it pays; a void takes two rounds if the caller expects a version. */
const maximumRounds = 20;

const uses = [...callsProvider, 'recentOrders'] as const;
type PayingPorts = Pick<Ports, (typeof uses)[number]>;

type RefusedOnce = PayRefusal | OrderStatusConflict | OrderDenied | AttemptAwaits;

/**
 * The payment as the risk rules let it begin. They may hold the order in the same change, and then it only authorizes
 * (money.md P8). The payment is the first event of its change. A refused command changes nothing, so it voids no attempt.
 */
const payJudged = async (
  ports: PayingPorts,
  command: PayOrder,
  caller: Caller,
  order: Order,
): Promise<Result<Decision, RefusedOnce>> => {
  const wish = { ...command, provider: ports.payments.provider };
  const possible = pay(order, wish);
  if (!possible.ok) return possible;
  const judged = await judgeOrder(ports, order, caller, { occasion: 'payment', totalAmount: worthOf(order) });
  if (!judged.ok) return judged;
  const attempt = awaitingAttempt(order);
  if (attempt !== undefined) return refuse({ kind: 'attempt-awaits', payment: attempt });
  const held = holdForRisks(order, order.version + 1, judged.value);
  const paid = pay(evolveAll(order, held), wish);
  return paid.ok ? ok({ ...paid.value, events: [...paid.value.events, ...held] }) : paid;
};

const payOnce = (ports: PayingPorts, command: PayOrder, request: Request) =>
  changeAndCall<RefusedOnce>(ports, command.id, request, (order) => {
    const open = inStatus(order, ...statusesTo.pay);
    if (!open.ok) return open;
    return command.method === manualProvider
      ? recordPayment(order, command)
      : payJudged(ports, command, request.caller, order);
  });

/**
 * Pays an order, or a part of it. An attempt that waits for the customer is voided first; if the provider says that it
 * succeeded, that is recorded, and the new payment finds less to pay (money.md P3). Staff may record a payment that was made
 * outside this service; customers may not (money.md P6).
 */
export const payOrder = defineUseCase({
  uses,
  with:
    (ports) =>
    async (command: PayOrder, request: Request): Promise<Result<Done<Order>, PayOrderRefusal>> => {
      if (command.method === manualProvider && request.caller.role === 'customer') {
        return refuse({ kind: 'insufficient-scope', detail: 'Only staff record manual payments.' });
      }
      let paying = request;
      for (let round = 0; ; round += 1) {
        const paid = await payOnce(ports, command, paying);
        if (paid.ok) return acceptedPayment(paid);
        const { refusal } = paid;
        if (refusal.kind === 'version-mismatch') {
          const later = round < maximumRounds ? await afterVoids(ports, command.id, request) : undefined;
          if (later === undefined) return refuse(refusal);
          paying = later;
        } else if (refusal.kind === 'attempt-awaits') {
          if (round >= maximumRounds) return statusConflict(refusal.payment, 'state');
          const voided = await voidAttempt(ports, command.id, refusal.payment, request);
          if (!voided.ok && !isOutdated(voided.refusal)) return voided;
        } else return refuse(refusal);
      }
    },
});

import * as z from 'zod/mini';
import { type MembersFor, type Replied, replySchema } from '#adapters/http/reply-schema';
import { Amount } from '#adapters/http/representations/orders/price';
import { Timestamp, timestamp, timestampOrNull } from '#adapters/http/representations/timestamp';
import { CaptureModeText } from '#adapters/http/schemas/payments';
import type { Caller } from '#domain/access/caller';
import type { Order } from '#domain/orders/order';
import type { NextAction } from '#domain/payments/next-action';
import {
  authorizedAmountOf,
  awaitedAction,
  capturedAmountOf,
  operationReasons,
  operationStates,
  operationTypes,
  type Payment,
  type PaymentOperation,
  paymentStateOf,
  paymentStates,
  refundedAmountOf,
} from '#domain/payments/payment';

export const PaymentStateText = replySchema(() => z.enum(paymentStates).check(z.meta({ id: 'PaymentState' })));

/** The fields of an operation that no reply has. The journal has them. */
type OperationMember = Exclude<
  keyof PaymentOperation,
  'requestedAt' | 'captures' | 'final' | 'releasedAmount' | 'goodwillAmount'
>;

const OperationReasonText = replySchema(() => z.enum(operationReasons).check(z.meta({ id: 'OperationReason' })));

const OperationBody = replySchema(() =>
  z
    .object({
      id: z.string().check(z.describe('Counts from op_1 within the order.')),
      type: z.enum(operationTypes),
      amount: Amount(),
      state: z
        .enum(operationStates)
        .check(
          z.describe(
            '`pending`: the outcome is unknown. `requires-action`: the customer must act. `processing`: the provider says later; a dispute is open. A dispute that is `failed` is won.',
          ),
        ),
      reason: z.nullable(OperationReasonText()),
      at: Timestamp(),
    } satisfies MembersFor<OperationMember>)
    .check(z.meta({ id: 'PaymentOperation', description: '`at`: when it came to its present state.' })),
);

const NextActionBody = replySchema(() =>
  z
    .object({
      type: z.enum(['provider', 'redirect'] satisfies readonly NextAction['type'][]),
      clientSecret: z.optional(z.string()).check(z.describe('For the provider’s own script.')),
      url: z.optional(z.string()).check(z.describe('The page to which the customer is sent.')),
    })
    .check(z.meta({ id: 'NextAction', description: 'What the customer must do now. Only the customer gets it.' })),
);

type PaymentMember =
  | Exclude<keyof Payment, 'reference' | 'capturesMany'>
  | 'method'
  | 'status'
  | 'authorizedAmount'
  | 'capturedAmount'
  | 'refundedAmount'
  | 'nextAction';

export const PaymentBody = replySchema(() =>
  z
    .object({
      id: z.string().check(z.describe('Counts from pay_1 within the order.')),
      provider: z.string().check(z.describe('`manual`: recorded by staff.')),
      method: z.nullable(z.string()).check(z.describe('The token of the way to pay; null once it is erased.')),
      status: PaymentStateText(),
      capture: CaptureModeText,
      authorizedAmount: Amount(),
      capturedAmount: Amount(),
      refundedAmount: Amount(),
      authorizedUntil: z.nullable(Timestamp()).check(z.describe('The open authorization lapses then.')),
      nextAction: z.nullable(NextActionBody()),
      operations: z.array(OperationBody()),
    } satisfies MembersFor<PaymentMember>)
    .check(
      z.meta({
        id: 'Payment',
        description:
          '`authorizedAmount`: what can still be captured. `refundedAmount`: also refunds whose outcome is unknown.',
      }),
    ),
);

const operationBody = ({ id, type, amount, state, reason, at }: PaymentOperation): Replied<typeof OperationBody> => ({
  id,
  type,
  amount,
  state,
  reason,
  at: timestamp(at),
});

/** The customer's secret is for the customer alone, and only while it is needed (money.md P3). */
const nextActionBody = (
  { nextAction }: Order,
  payment: Payment,
  caller: Caller,
): Replied<typeof NextActionBody> | null => {
  const isTheirs = caller.role === 'customer' && awaitedAction(payment)?.id === nextAction?.operationId;
  return nextAction !== null && isTheirs ? { ...nextAction.action } : null;
};

export const paymentBody = (order: Order, payment: Payment, caller: Caller): Replied<typeof PaymentBody> => {
  const authorizedAmount = authorizedAmountOf(payment);
  return {
    id: payment.id,
    provider: payment.provider,
    method: order.private.paymentMethods[payment.id] ?? null,
    status: paymentStateOf(payment),
    capture: payment.capture,
    authorizedAmount,
    capturedAmount: capturedAmountOf(payment),
    refundedAmount: refundedAmountOf(payment),
    authorizedUntil: authorizedAmount === 0 ? null : timestampOrNull(payment.authorizedUntil),
    nextAction: nextActionBody(order, payment, caller),
    operations: payment.operations.map(operationBody),
  };
};

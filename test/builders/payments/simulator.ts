import type { PageOf } from '#adapters/payments/outcome-at';
import { createSimulatedEvents, signedBody, signedEvent } from '#adapters/payments/simulated-events';
import { createSimulator } from '#adapters/payments/simulator';
import type {
  Clock,
  Ports,
  ProviderOperation,
  SignedRequest,
  SimulatedOperation,
  SimulatedPayment,
  SimulatedPaymentId,
  SimulatedPayments,
} from '#application/ports';
import type { Instant } from '#domain/instant';
import { orderIdOf } from '#domain/orders/order-id';
import type { ProviderEvent } from '#domain/payments/provider-event';
import { type ManualClock, tenOClock } from '#test/builders/clock';
import { eur } from '#test/builders/products';

/** A service knows the new and the old secret of provider events. */
export const eventSecret = {
  new: 'the new secret of events',
  old: 'the old secret of events',
  other: 'a secret of somebody else',
} as const;
export const eventSecrets: readonly string[] = [eventSecret.new, eventSecret.old];

/** What a test does at the payment provider: time passes there, and the customer acts. */
export type ProviderControl = {
  readonly now: () => Instant;
  /** An authorization may succeed although the capture in the same call fails; else both fail (money.md C8). */
  readonly capturesApart: boolean;
  readonly advance: (milliseconds: number) => void | Promise<void>;
  readonly act: (id: SimulatedPaymentId, confirms?: boolean) => Promise<unknown>;
  /** The request by which the provider tells the service of an event now. */
  readonly tell: (event: ProviderEvent) => SignedRequest;
  /** A request with any body, signed now. */
  readonly sign: (body: string, secret: keyof typeof eventSecret) => SignedRequest;
};

export const pageOf: PageOf = ({ orderId, paymentId }) => `https://pay.test/${orderId}/${paymentId}`;

/** A simulator with a clock that moves. */
export const simulatedProvider = (
  store: SimulatedPayments,
  clock: Clock & Pick<ManualClock, 'advance'>,
): Pick<Ports, 'payments' | 'providerEvents'> & { readonly provider: ProviderControl } => {
  const { act, ...payments } = createSimulator({ store, clock, pageOf });
  return {
    payments,
    providerEvents: createSimulatedEvents(eventSecrets, clock),
    provider: {
      now: clock.now,
      capturesApart: true,
      advance: clock.advance,
      act: (id, confirms = true) => act(id, confirms),
      tell: (event) => signedEvent(event, eventSecret.new, clock.now()),
      sign: (body, secret) => signedBody(body, eventSecret[secret], clock.now()),
    },
  };
};

const orderId = orderIdOf({ tag: '7K3M9QX', at: tenOClock, random: '5T' });

/** The authorization of 75.41 euros, as a provider is asked for it. */
export const authorization = (wanted: Partial<ProviderOperation> = {}): ProviderOperation => {
  const operationId = wanted.operationId ?? 'op_1';
  return {
    id: `${wanted.orderId ?? orderId}:${operationId}`,
    orderId,
    paymentId: 'pay_1',
    operationId,
    type: 'authorization',
    amount: 7541,
    currency: eur,
    method: 'tok_ok',
    captures: false,
    final: true,
    reference: null,
    awaitsAction: false,
    requestedAt: tenOClock,
    ...wanted,
  };
};

export const simulatedOperation = (wanted: Partial<SimulatedOperation> = {}): SimulatedOperation => ({
  operationId: 'op_1',
  type: 'authorization',
  amount: 7541,
  captures: false,
  final: true,
  hasReference: false,
  at: tenOClock,
  ...wanted,
});

/** A payment as the simulator stores it, of one authorization. */
export const simulated = (wanted: Partial<SimulatedPayment> = {}): SimulatedPayment => ({
  orderId,
  paymentId: 'pay_1',
  version: 1,
  method: 'tok_ok',
  currency: eur,
  operations: [simulatedOperation()],
  acted: null,
  ...wanted,
});

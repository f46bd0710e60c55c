import type { Currency } from '#domain/currency';
import type { MinorUnits } from '#domain/money';
import type { OrderId } from '#domain/orders/order-id';
import type { ProviderOutcome } from '#domain/payments/outcome';
import type { OperationId, PaymentId } from '#domain/payments/payment';

/** A dispute or a refund that began at the provider. `id`: the provider's own, the same in all events about it. */
type BegunThere<State extends string> = {
  readonly id: string;
  readonly state: State;
  readonly amount: MinorUnits;
  readonly currency: Currency;
};

/** What a payment provider tells about a payment without being asked (money.md V2). Amounts are in minor units. */
export type ProviderEvent = {
  readonly provider: string;
  readonly orderId: OrderId;
  readonly paymentId: PaymentId;
} & (
  | { readonly kind: 'outcome'; readonly operationId: OperationId; readonly outcome: ProviderOutcome }
  /** The open rest of an authorization has lapsed (money.md C5). */
  | { readonly kind: 'lapse'; readonly amount: MinorUnits }
  | ({ readonly kind: 'dispute' } & BegunThere<'open' | 'won' | 'lost'>)
  /** A refund that somebody made at the provider (money.md V4). */
  | ({ readonly kind: 'refund' } & BegunThere<'succeeded' | 'failed'>)
);

export type EventOf<Kind extends ProviderEvent['kind']> = Extract<ProviderEvent, { readonly kind: Kind }>;

type Begun = EventOf<'dispute' | 'refund'>;

/** Whether a change with this key records a dispute or a refund that began at the provider. */
export const isKeyOfBegun = (key: string): boolean => /^told:(?:dispute|refund):/.test(key);

const keyOfState = ({ kind, id }: Pick<Begun, 'kind' | 'id'>, state: Begun['state']): string =>
  `told:${kind}:${id}:${state}`;

/** The key of the change that records an event. A second delivery, and another event that tells the same, have the same key. */
export const keyOfEvent = (event: ProviderEvent): string => {
  switch (event.kind) {
    case 'outcome':
      return `told:${event.operationId}:${event.outcome.state}`;
    case 'lapse':
      return `told:${event.paymentId}:lapse`;
    case 'dispute':
    case 'refund':
      return keyOfState(event, event.state);
  }
};

const statesOf: { readonly [Kind in Begun['kind']]: readonly EventOf<Kind>['state'][] } = {
  dispute: ['open', 'won', 'lost'],
  refund: ['succeeded', 'failed'],
};

/** The keys of all events about the dispute or the refund of an event. */
export const keysAbout = (event: Begun): readonly string[] =>
  statesOf[event.kind].map((state) => keyOfState(event, state));

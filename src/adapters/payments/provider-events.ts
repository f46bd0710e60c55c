import { type DueEvent, eventsDue } from '#adapters/payments/events-due';
import { outcomeAt, type PageOf } from '#adapters/payments/outcome-at';
import type { SimulatedPayment } from '#application/ports';
import type { Instant } from '#domain/instant';
import type { ProviderEvent } from '#domain/payments/provider-event';

const providerEventOf = (
  payment: SimulatedPayment,
  due: DueEvent,
  now: Instant,
  pageOf: PageOf,
): ProviderEvent | undefined => {
  const { orderId, paymentId, currency } = payment;
  const ofPayment = { provider: 'simulator', orderId, paymentId };
  switch (due.kind) {
    case 'operation-changed': {
      const { operationId } = due;
      const outcome = outcomeAt(payment, operationId, now, pageOf);
      return outcome && { ...ofPayment, kind: 'outcome', operationId, outcome };
    }
    case 'authorization-lapsed':
      return { ...ofPayment, kind: 'lapse', amount: due.amount };
    case 'dispute-opened':
    case 'dispute-lost': {
      // A payment has at most one dispute.
      const id = `dp_${paymentId.slice('pay_'.length)}`;
      const state = due.kind === 'dispute-opened' ? 'open' : 'lost';
      return { ...ofPayment, kind: 'dispute', id, state, amount: due.amount, currency };
    }
  }
};

/** The events that the simulator sends about a payment up to a time, the oldest first. The list only grows. */
export const providerEventsOf = (payment: SimulatedPayment, now: Instant, pageOf: PageOf): readonly ProviderEvent[] =>
  eventsDue(payment, now).flatMap((due) => providerEventOf(payment, due, now, pageOf) ?? []);

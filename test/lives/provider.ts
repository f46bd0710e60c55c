import { providerEventsOf } from '#adapters/payments/provider-events';
import { signedEvent } from '#adapters/payments/simulated-events';
import { receiveProviderEvent } from '#application/payments/receive-provider-event';
import type { Ports } from '#application/ports';
import type { Order } from '#domain/orders/order';
import { ok, type Refusal, type Result } from '#domain/result';
import { eventSecret, pageOf } from '#test/builders/payments/simulator';
import { bySystem } from '#test/builders/requests';

/** The provider sends every event about the payments of an order up to now, those that it sent before too. */
export const tellEverything = async (ports: Ports, { id, payments }: Order): Promise<Result<unknown, Refusal>> => {
  for (const payment of payments) {
    const simulated = await ports.simulatedPayments.find({ orderId: id, paymentId: payment.id });
    const now = ports.clock.now();
    for (const event of simulated === undefined ? [] : providerEventsOf(simulated, now, pageOf)) {
      const command = { provider: event.provider, signed: signedEvent(event, eventSecret.new, now) };
      const told = await receiveProviderEvent.with(ports)(command, bySystem());
      if (!told.ok) return told;
    }
  }
  return ok(undefined);
};

import { callFor } from '#application/payments/change-with-calls';
import { judgeCard } from '#application/payments/judge-risk';
import { recordDecision, settlesPayments } from '#application/payments/settle-operation';
import type { SignedRequest } from '#application/ports';
import { defineUseCase, type Request } from '#application/use-case';
import { fold } from '#domain/orders/evolve';
import { keyOfEvent } from '#domain/payments/provider-event';
import { takeProviderEvent } from '#domain/payments/take-provider-event';
import { ok, refuse } from '#domain/result';

export type ReceiveProviderEvent = {
  /** The provider that the sender says it is. */
  readonly provider: string;
  readonly signed: SignedRequest;
};

/**
 * Takes an event of the payment provider, and calls the provider for what the event asks for, such as the refund of a late
 * payment (money.md V6). A call whose outcome is unknown stays pending, as any other does. `recorded`: the event changed the
 * order. `unchanged`: it is old, it was taken before, or it is about an order, a payment or an operation that does not exist.
 */
export const receiveProviderEvent = defineUseCase({
  uses: ['orders', 'clock', 'commit', ...settlesPayments, 'providerEvents'],
  with:
    (ports) =>
    async ({ provider, signed }: ReceiveProviderEvent, { trace }: Request) => {
      const event =
        provider === ports.providerEvents.provider ? await ports.providerEvents.read(signed) : 'signature-invalid';
      if (event === 'signature-invalid') return refuse({ kind: event });
      const found = event === 'foreign' ? undefined : await ports.orders.find(event.orderId);
      if (event === 'foreign' || found === undefined) return ok('unchanged' as const);
      const request = {
        caller: { role: 'system' },
        cause: { key: keyOfEvent(event), fingerprint: '' },
        trace,
      } as const;
      const risks = event.kind === 'outcome' ? await judgeCard(ports, fold(found), event.outcome) : [];
      const recorded = await recordDecision(
        ports,
        found,
        (order, record) => takeProviderEvent(record, order, event, risks),
        request,
      );
      if (recorded === undefined) return ok('unchanged' as const);
      const { record, isNew } = recorded;
      await callFor(ports, { record, version: record.changes.length, replayed: !isNew }, request);
      return ok(isNew ? ('recorded' as const) : ('unchanged' as const));
    },
});

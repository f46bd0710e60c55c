import { defineOperation, type PathParameter } from '#adapters/http/operation';
import { SignedBody } from '#adapters/http/schemas/signed-body';
import { receiveProviderEvent } from '#application/payments/receive-provider-event';

/** Any name: a provider that this service does not have signs nothing that it could verify. */
const providerParameter: PathParameter<string> = {
  read: (text) => (/^[a-z][a-z0-9-]{0,29}$/.test(text) ? text : undefined),
  problem: 'route-not-found',
  description: 'The name that the payments of the provider have.',
  pattern: '^[a-z][a-z0-9-]{0,29}$',
  example: 'simulator',
};

export const receiveProviderEventOperation = defineOperation({
  id: 'receiveProviderEvent',
  method: 'POST',
  path: '/v1/payment-providers/{provider}/events',
  tag: 'Payments',
  summary: 'Receive an event of the payment provider',
  description:
    'For the payment provider, which signs the body. An event is recorded if it says more than is known; an event that is old, was taken before, or is about an unknown order changes nothing and is answered alike. Unknown fields are ignored.',
  access: 'public',
  request: {
    path: { provider: providerParameter },
    body: SignedBody,
    unread: { maximumBytes: 262_144 },
    example: {
      provider: 'simulator',
      orderId: '7K3M9Q-X1QF65-V805T8',
      paymentId: 'pay_1',
      kind: 'lapse',
      amount: 7541,
    },
  },
  toCommand: ({ path, body }) => ({ provider: path.provider, signed: body }),
  reply: { status: 204, description: 'The event is taken.', represent: () => ({ body: undefined }) },
  refusals: { 'signature-invalid': 403 },
  useCase: receiveProviderEvent,
});

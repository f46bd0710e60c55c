import { expect, test } from '@jest/globals';
import { minutes } from '#domain/instant';
import { orderIdOf } from '#domain/orders/order-id';
import type { ProviderEvent } from '#domain/payments/provider-event';
import { tenOClock } from '#test/builders/clock';
import { eur } from '#test/builders/products';
import type { Suite, World } from '#test/contract/world';

const ofPayment = {
  provider: 'simulator',
  orderId: orderIdOf({ tag: '7K3M9QX', at: tenOClock, random: '5T' }),
  paymentId: 'pay_1',
} as const;

const succeeded = {
  state: 'succeeded',
  amount: 7541,
  currency: eur,
  reference: 'ref_1',
  authorizedUntil: null,
  capturesMany: false,
  capture: null,
} as const;

const lapse: ProviderEvent = { ...ofPayment, kind: 'lapse', amount: 7541 };

/** One event of every kind that a provider may send. */
const events: readonly ProviderEvent[] = [
  { ...ofPayment, kind: 'outcome', operationId: 'op_1', outcome: succeeded },
  {
    ...ofPayment,
    kind: 'outcome',
    operationId: 'op_2',
    outcome: { ...succeeded, authorizedUntil: tenOClock, capture: { state: 'succeeded', amount: 7541 } },
  },
  {
    ...ofPayment,
    kind: 'outcome',
    operationId: 'op_3',
    outcome: { ...succeeded, capture: { state: 'failed', reason: 'expired-card' } },
  },
  { ...ofPayment, kind: 'outcome', operationId: 'op_4', outcome: { state: 'processing', reference: 'ref_1' } },
  { ...ofPayment, kind: 'outcome', operationId: 'op_5', outcome: { state: 'failed', reason: 'insufficient-funds' } },
  {
    ...ofPayment,
    kind: 'outcome',
    operationId: 'op_6',
    outcome: {
      state: 'requires-action',
      reference: 'ref_1',
      action: { type: 'redirect', url: 'https://pay.test/1' },
    },
  },
  lapse,
  { ...ofPayment, kind: 'dispute', id: 'dp_1', state: 'open', amount: 7541, currency: eur },
  { ...ofPayment, kind: 'dispute', id: 'dp_1', state: 'won', amount: 7541, currency: eur },
  { ...ofPayment, kind: 'dispute', id: 'dp_1', state: 'lost', amount: 7541, currency: eur },
  { ...ofPayment, kind: 'refund', id: 're_1', state: 'succeeded', amount: 1000, currency: eur },
  { ...ofPayment, kind: 'refund', id: 're_1', state: 'failed', amount: 1000, currency: eur },
];

/** The same event of the provider of a world. */
const toldIn = ({ ports }: World, event: ProviderEvent): ProviderEvent => ({
  ...event,
  provider: ports.providerEvents.provider,
});

const needsCaptureApart = (event: ProviderEvent): boolean =>
  event.kind === 'outcome' && event.outcome.state === 'succeeded' && event.outcome.capture?.state === 'failed';

const controlOf = ({ provider }: World): NonNullable<World['provider']> => {
  if (provider === undefined) throw new Error('this world cannot act at the payment provider');
  return provider;
};

/** What the events of every payment provider have in common. The control of the world knows how its provider writes them. */
export const providerEventsSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: the provider of events is the provider of payments`, async () => {
    const { ports } = await makeWorld();
    expect(ports.providerEvents.provider).toBe(ports.payments.provider);
  });

  test.each(events)(`${adapterName}: V2: reads a signed event: %j`, async (event) => {
    const world = await makeWorld();
    const { tell, capturesApart } = controlOf(world);
    if (needsCaptureApart(event) && !capturesApart) return expect(() => tell(event)).toThrow();
    expect(await world.ports.providerEvents.read(tell(event))).toEqual(toldIn(world, event));
  });

  test(`${adapterName}: V2: refuses an event without a signature, or with a changed one`, async () => {
    const world = await makeWorld();
    const { headers, body } = controlOf(world).tell(lapse);
    const [name = '', header = ''] = Object.entries(headers).find(([, value]) => value?.startsWith('t=')) ?? [];
    for (const changed of [undefined, '', 'x', header.slice(0, -1), header.replace('v1=', 'v0='), `t=1,${header}`])
      expect(await world.ports.providerEvents.read({ headers: { ...headers, [name]: changed }, body })).toBe(
        'signature-invalid',
      );
  });

  test(`${adapterName}: V2: refuses an event with another body`, async () => {
    const world = await makeWorld();
    const { headers, body } = controlOf(world).tell(lapse);
    for (const other of [new Uint8Array(), Buffer.concat([body, Buffer.from(' ')])])
      expect(await world.ports.providerEvents.read({ headers, body: other })).toBe('signature-invalid');
  });

  test(`${adapterName}: V2: takes both secrets during a rotation, and no other`, async () => {
    const world = await makeWorld();
    const { read } = world.ports.providerEvents;
    const { sign } = controlOf(world);
    const secrets = ['new', 'old', 'other'] as const;
    expect(await Promise.all(secrets.map((secret) => read(sign('{}', secret))))).toEqual([
      'foreign',
      'foreign',
      'signature-invalid',
    ]);
  });

  test(`${adapterName}: V2: refuses an event that is older than five minutes`, async () => {
    const world = await makeWorld();
    const { tell, advance } = controlOf(world);
    const request = tell(lapse);
    await advance(minutes(5));
    expect(await world.ports.providerEvents.read(request)).toEqual(toldIn(world, lapse));
    await advance(1_000);
    expect(await world.ports.providerEvents.read(request)).toBe('signature-invalid');
  });

  test.each([
    '',
    'no JSON',
    'null',
    '[]',
    '"text"',
    '{"__proto__":{"kind":"lapse"}}',
    '['.repeat(100_000),
    `${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}`,
  ])(`${adapterName}: V2: a signed body that is no event is foreign: %.30s`, async (body) => {
    const world = await makeWorld();
    expect(await world.ports.providerEvents.read(controlOf(world).sign(body, 'new'))).toBe('foreign');
  });
};

import { describe, expect, test } from '@jest/globals';
import { jsonLine } from '#infrastructure/log';
import { shippedSettings } from '#test/builders/shop';
import { expectProblem } from '#test/http/support/problems';
import { cart, newKey, placing } from '#test/http/support/samples';
import { type Answer, configuration, inMemory, startService, type TestService } from '#test/http/support/service';

/** A shop whose rules hold the second order of a customer in an hour, and deny the third. */
const startCautious = (): Promise<TestService> => {
  const settings = { ...shippedSettings, risk: { ordersPerHour: { hold: 1, deny: 2 } } };
  return startService(inMemory, { configuration: { ...configuration, settings } });
};

const place = ({ call, tokens }: TestService): Promise<Answer> =>
  call(placing(tokens.ada, { ...cart, payment: { method: 'tok_ok', capture: 'automatic' } }));

const live = async () => {
  const service = await startCautious();
  expect((await place(service)).json).toMatchObject({ status: 'confirmed', holds: [] });
  return { service, held: await place(service), denied: await place(service) };
};
let lived: ReturnType<typeof live> | undefined;
/** The shop after three orders of a customer. The tests share it, and each is left out where the service is remote. */
const shop = (): ReturnType<typeof live> => {
  lived ??= live();
  return lived;
};

const read = ({ call, tokens }: TestService, path: string, token = tokens.staff): Promise<Answer> =>
  call({ path, token });
const heldIn = ({ json }: Answer): unknown =>
  (json.events as readonly Record<string, unknown>[]).find(({ type }) => type === 'order.held')?.data;

describe('a shop with risk rules', () => {
  test('takes an order that it holds: it is authorized, and staff release it', async () => {
    const { service, held } = await shop();
    const placedAt = expect.stringMatching(/Z$/);
    expect(held.status).toBe(201);
    expect(held.json).toMatchObject({ status: 'pending', paymentStatus: 'authorized', expiresAt: null });
    expect(held.json.holds).toEqual([{ id: 'hold_1', placedAt }]);
    const path = `/v1/orders/${held.json.id}`;
    expect((await read(service, path)).json.holds).toEqual([
      { id: 'hold_1', reason: 'many orders in an hour', placedAt },
    ]);
    const released = await service.call({
      method: 'DELETE',
      path: `${path}/holds/hold_1`,
      headers: { 'idempotency-key': newKey() },
    });
    expect(released.json).toMatchObject({ status: 'confirmed', paymentStatus: 'paid', holds: [] });
  });

  test('tells staff the reason in the journal, and the customer none', async () => {
    const { service, held } = await shop();
    const path = `/v1/orders/${held.json.id}/events`;
    expect(heldIn(await read(service, path))).toEqual({ holdId: 'hold_1', riskReasons: ['orders-per-hour'] });
    expect(heldIn(await read(service, path, service.tokens.ada))).toEqual({ holdId: 'hold_1' });
  });

  test('names no rule when it denies an order, but in its log', async () => {
    const { service, denied } = await shop();
    expectProblem(denied, { status: 422, code: 'order-denied' });
    expect(denied.json.detail).toBe('A risk rule of the shop denies the order or its payment. Nothing was stored.');
    expect(`${denied.body}${JSON.stringify(denied.headers)}`).not.toMatch(/hour|orders-per|reason/);
    const observed = service.observations.find(({ code }) => code === 'order-denied');
    expect(observed && JSON.parse(jsonLine(observed))).toMatchObject({
      operation: 'placeOrder',
      code: 'order-denied',
      reasons: ['orders-per-hour'],
    });
  });

  test('takes the orders of other customers, and those that staff place', async () => {
    const { service } = await shop();
    expect((await service.call(placing(service.tokens.bob, cart))).json).toMatchObject({ holds: [] });
    const answer = await service.call(placing(service.tokens.staff, { ...cart, customerId: 'cus_ada' }));
    expect(answer.json).toMatchObject({ customerId: 'cus_ada', holds: [] });
  });
});

import { beforeAll, describe, expect, test } from '@jest/globals';
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

let service: TestService;
beforeAll(async () => {
  service = await startCautious();
});

const place = (): Promise<Answer> =>
  service.call(placing(service.tokens.ada, { ...cart, payment: { method: 'tok_ok', capture: 'automatic' } }));
const read = (path: string, token = service.tokens.staff): Promise<Answer> => service.call({ path, token });
const heldIn = ({ json }: Answer): unknown =>
  (json.events as readonly Record<string, unknown>[]).find(({ type }) => type === 'order.held')?.data;

describe('a shop with risk rules', () => {
  let held: Answer;
  let denied: Answer;
  beforeAll(async () => {
    expect((await place()).json).toMatchObject({ status: 'confirmed', holds: [] });
    held = await place();
    denied = await place();
  });

  test('takes an order that it holds: it is authorized, and staff release it', async () => {
    const placedAt = expect.stringMatching(/Z$/);
    expect(held.status).toBe(201);
    expect(held.json).toMatchObject({ status: 'pending', paymentStatus: 'authorized', expiresAt: null });
    expect(held.json.holds).toEqual([{ id: 'hold_1', placedAt }]);
    const path = `/v1/orders/${held.json.id}`;
    expect((await read(path)).json.holds).toEqual([{ id: 'hold_1', reason: 'many orders in an hour', placedAt }]);
    const released = await service.call({
      method: 'DELETE',
      path: `${path}/holds/hold_1`,
      headers: { 'idempotency-key': newKey() },
    });
    expect(released.json).toMatchObject({ status: 'confirmed', paymentStatus: 'paid', holds: [] });
  });

  test('tells staff the reason in the journal, and the customer none', async () => {
    const path = `/v1/orders/${held.json.id}/events`;
    expect(heldIn(await read(path))).toEqual({ holdId: 'hold_1', riskReasons: ['orders-per-hour'] });
    expect(heldIn(await read(path, service.tokens.ada))).toEqual({ holdId: 'hold_1' });
  });

  test('names no rule when it denies an order, but in its log', async () => {
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
    expect((await service.call(placing(service.tokens.bob, cart))).json).toMatchObject({ holds: [] });
    const answer = await service.call(placing(service.tokens.staff, { ...cart, customerId: 'cus_ada' }));
    expect(answer.json).toMatchObject({ customerId: 'cus_ada', holds: [] });
  });
});

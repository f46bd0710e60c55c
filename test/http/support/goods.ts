import { beforeEach, describe, expect, test } from '@jest/globals';
import { inside } from '#test/http/remote/inside';
import { expectProblem, expectRefused, expectRefusedAtTheEdge } from '#test/http/support/problems';
import { cart, givenOrder, newKey } from '#test/http/support/samples';
import {
  type Answer,
  type Call,
  configuration,
  type MakeStored,
  startService,
  type TestService,
} from '#test/http/support/service';

// biome-ignore lint/suspicious/noExplicitAny: tests inspect answers of any shape.
type Looked = Answer & { readonly json: any };

const tracking = { carrier: 'DHL', number: '4711', url: 'https://www.dhl.com/track?id=4711' };
const units = (lineId: string, quantity: number) => ({ lineId, quantity });

/** Parcels and returns, as clients send them, over any stored ports. */
export const describeGoods = (name: string, makeStored: MakeStored): void => {
  describe(`goods over ${name}`, () => {
    let service: TestService;
    beforeEach(async () => {
      service = await startService(makeStored);
    });

    const posting = (path: string, body: unknown, token?: string): Call => ({
      method: 'POST',
      path,
      body,
      headers: { 'idempotency-key': newKey() },
      ...(token === undefined ? {} : { token }),
    });
    const posted = (path: string, body: unknown, token?: string) =>
      service.call(posting(path, body, token)) as Promise<Looked>;
    const read = (path: string, token?: string) =>
      service.call({ path, ...(token === undefined ? {} : { token }) }) as Promise<Looked>;
    const available = async (sku: string): Promise<number> => (await read(`/v1/products/${sku}/stock`)).json.available;

    /** The path of a confirmed order of three shirts and a mug. */
    const givenConfirmed = async (): Promise<string> => {
      const path = `/v1/orders/${await givenOrder(service, service.tokens.ada)}`;
      await posted(`${path}/confirm`, {});
      return path;
    };
    /** The same, with these units in a parcel that is shipped. */
    const givenShipped = async (...lines: readonly ReturnType<typeof units>[]): Promise<string> => {
      const path = await givenConfirmed();
      await posted(`${path}/fulfillments`, { lines });
      await posted(`${path}/fulfillments/ful_1/ship`, {});
      return path;
    };

    describe('R10 a customer in the European Union', () => {
      const lines = [units('1', 3), units('2', 1)];
      const held = { status: 409, code: 'order-on-hold' } as const;
      const givenPacked = async (): Promise<string> => {
        const path = await givenConfirmed();
        await posted(`${path}/fulfillments`, { lines });
        return path;
      };

      test('cancels an order in an open parcel: it is held', async () => {
        const path = await givenPacked();
        const { status, json } = await posted(`${path}/cancel`, { reason: 'not needed' }, service.tokens.ada);
        expect(status).toBe(200);
        expect(json).toMatchObject({
          status: 'confirmed',
          holds: [{ id: 'hold_4' }],
          fulfillments: [{ status: 'open' }],
        });
        expect(json.holds[0]).not.toHaveProperty('reason');
        expect((await read(path)).json.holds).toMatchObject([{ reason: 'cancellation-requested' }]);
        await expectRefused(service, posting(`${path}/fulfillments/ful_1/ship`, {}), held);
        await posted(`${path}/fulfillments/ful_1/cancel`, {});
        expect((await posted(`${path}/cancel`, { reason: 'for the customer' })).json.status).toBe('canceled');
      });

      test('asks to return an order in an open parcel: it is held', async () => {
        const path = await givenPacked();
        const { json } = await posted(`${path}/returns`, { lines, reason: 'not needed' }, service.tokens.ada);
        expect(json).toMatchObject({
          returnStatus: 'requested',
          returns: [{ lines: [{ quantity: 3 }, { quantity: 1 }] }],
        });
        expect((await read(path)).json.holds).toMatchObject([{ reason: 'return-requested' }]);
        await expectRefused(service, posting(`${path}/fulfillments/ful_1/ship`, {}), held);
      });

      test('gets the standard shipping back with the whole order', async () => {
        const path = await givenShipped(...lines);
        await posted(`${path}/returns`, { lines, reason: 'not needed' }, service.tokens.ada);
        const back = lines.map((line) => ({ ...line, restock: true }));
        const { json } = await posted(`${path}/returns/ret_1/receive`, { lines: back });
        expect(json.balance).toMatchObject({ currentAmount: 0, dueAmount: 0 });
        const [received] = (await read(`${path}/events`)).json.events.slice(-1);
        expect(received).toMatchObject({ type: 'return.received', data: { shipping: true, shippingAmount: 0 } });
      });
    });

    test('a parcel is packed, shipped and delivered', async () => {
      const path = await givenConfirmed();
      const packed = await posted(`${path}/fulfillments`, { lines: [units('1', 2)] });
      expect([packed.status, packed.headers.etag]).toEqual([200, '"3"']);
      expect(packed.json).toMatchObject({
        fulfillmentStatus: 'partially-fulfilled',
        fulfillments: [
          { id: 'ful_1', status: 'open', lines: [units('1', 2)], tracking: null, shippedAt: null, deliveredAt: null },
        ],
        lines: [{ quantity: { fulfilled: 2, delivered: 0 } }, { quantity: { fulfilled: 0, delivered: 0 } }],
      });
      const shipped = await posted(`${path}/fulfillments/ful_1/ship`, { tracking });
      expect(shipped.json.fulfillments).toMatchObject([{ status: 'shipped', tracking, deliveredAt: null }]);
      await posted(`${path}/fulfillments`, { lines: [units('1', 1), units('2', 1)] });
      await posted(`${path}/fulfillments/ful_2/ship`, { tracking: { carrier: 'UPS', number: '1Z9' } });
      await posted(`${path}/fulfillments/ful_1/deliver`, {});
      const { json } = await posted(`${path}/fulfillments/ful_2/deliver`, {});
      expect(json).toMatchObject({
        status: 'confirmed',
        fulfillmentStatus: 'delivered',
        fulfillments: [
          { id: 'ful_1', status: 'delivered', deliveredAt: expect.any(String) },
          { id: 'ful_2', status: 'delivered', tracking: { carrier: 'UPS', number: '1Z9', url: null } },
        ],
      });
      expect((await read(path, service.tokens.ada)).json.fulfillments).toEqual(json.fulfillments);
      expect((await read(`${path}?version=3`)).json.fulfillments).toEqual(packed.json.fulfillments);
    });

    test('V8 the journal has no tracking', async () => {
      const path = await givenConfirmed();
      await posted(`${path}/fulfillments`, { lines: [units('1', 2)], tracking });
      const { body, json } = await read(`${path}/events`);
      expect(json.events.at(-1)).toMatchObject({
        type: 'fulfillment.created',
        data: { fulfillmentId: 'ful_1', lines: [units('1', 2)] },
      });
      expect(body).not.toMatch(/DHL|4711/);
    });

    test('a shipped order keeps its address', async () => {
      const path = await givenShipped(units('1', 1));
      const address = { name: 'Ada', line1: 'Hauptstr. 1', postalCode: '10115', city: 'Berlin', country: 'DE' };
      const moving = {
        method: 'PUT',
        path: `${path}/shipping-address`,
        body: address,
        headers: { 'if-match': '*' },
      } as const;
      await expectRefused(service, moving, { status: 409, code: 'order-status-conflict' });
    });

    test('G2 the units of a canceled parcel are open again, and their stock stays taken', async () => {
      const path = await givenConfirmed();
      await posted(`${path}/fulfillments`, { lines: [units('1', 3), units('2', 1)] });
      const left = await available('MUG');
      const canceling = posting(`${path}/cancel`, { reason: 'too late' });
      await expectRefused(service, canceling, { status: 409, code: 'order-status-conflict' });
      const { json } = await posted(`${path}/fulfillments/ful_1/cancel`, {});
      expect(json).toMatchObject({ fulfillmentStatus: 'unfulfilled', fulfillments: [{ status: 'canceled' }] });
      expect(await available('MUG')).toBe(left);
      expect((await posted(`${path}/cancel`, { reason: 'too late' })).json.status).toBe('canceled');
      expect(await available('MUG')).toBe(left + 1);
    });

    test('G3 a return is requested by the customer and received by staff', async () => {
      const path = await givenShipped(units('1', 3), units('2', 1));
      const before = [await available('TEE-M'), await available('MUG')] as const;
      const lines = [units('1', 2), units('2', 1)];
      const requested = await posted(`${path}/returns`, { lines, reason: 'too small' }, service.tokens.ada);
      expect(requested.json).toMatchObject({
        returnStatus: 'requested',
        returns: [
          {
            id: 'ret_1',
            status: 'requested',
            lines: lines.map((line) => ({ ...line, receivedQuantity: 0 })),
            reason: 'too small',
            closedAt: null,
          },
        ],
      });
      const { dueAmount } = requested.json.balance;
      const back = [
        { ...units('1', 1), restock: true },
        { ...units('2', 1), restock: false },
      ];
      const received = await posted(`${path}/returns/ret_1/receive`, { lines: back });
      expect(received.json).toMatchObject({
        returnStatus: 'partially-returned',
        returns: [
          {
            status: 'received',
            lines: [
              { ...units('1', 2), receivedQuantity: 1 },
              { ...units('2', 1), receivedQuantity: 1 },
            ],
            reason: 'too small',
            closedAt: expect.any(String),
          },
        ],
        lines: [{ quantity: { returned: 1 } }, { quantity: { returned: 1 } }],
      });
      // A shirt of 1999 and a mug of 850, each with 19 % tax.
      expect(dueAmount - received.json.balance.dueAmount).toBe(2379 + 1012);
      expect([await available('TEE-M'), await available('MUG')]).toEqual([before[0] + 1, before[1]]);
      const { json } = await read(`${path}/events`, service.tokens.ada);
      expect(json.events.slice(-2)).toMatchObject([
        {
          type: 'return.requested',
          actor: { role: 'customer' },
          data: { returnId: 'ret_1', lines, reason: 'too small' },
        },
        {
          type: 'return.received',
          actor: { role: 'staff' },
          data: { returnId: 'ret_1', lines: back, shipping: false },
        },
      ]);
    });

    test('G3 a rejected return keeps the reason of its request, and its units can be asked for again', async () => {
      const path = await givenShipped(units('1', 3));
      const asking = { lines: [units('1', 3)], reason: 'too small' };
      await posted(`${path}/returns`, asking, service.tokens.ada);
      const rejected = await posted(`${path}/returns/ret_1/reject`, { reason: 'worn' });
      expect(rejected.json).toMatchObject({
        returnStatus: 'none',
        returns: [{ status: 'rejected', reason: 'too small' }],
      });
      const again = await posted(`${path}/returns`, asking, service.tokens.ada);
      expect(again.json.returns.map(({ id }: { id: string }) => id)).toEqual(['ret_1', 'ret_2']);
    });

    describe('G6 a refusal', () => {
      const twice = [units('1', 1), units('1', 1)];

      test('of fulfilling: status, hold, units', async () => {
        const path = `/v1/orders/${await givenOrder(service, service.tokens.ada)}`;
        const packing = () => posting(`${path}/fulfillments`, { lines: [units('1', 4), units('9', 1)] });
        await expectRefused(service, packing(), { status: 409, code: 'order-status-conflict' });
        await posted(`${path}/confirm`, {});
        await posted(`${path}/holds`, { reason: 'check the address' });
        await expectRefused(service, packing(), { status: 409, code: 'order-on-hold' });
        await service.call({ method: 'DELETE', path: `${path}/holds/hold_3` });
        const pointers = ['/lines/0/quantity', '/lines/1/lineId'];
        await expectRefused(service, packing(), { status: 422, code: 'quantity-exceeds-open', pointers });
      });

      test('of shipping: parcel, hold, status of the parcel', async () => {
        const path = await givenShipped(units('1', 1));
        await posted(`${path}/holds`, { reason: 'check the address' });
        const shipping = (id: string) => posting(`${path}/fulfillments/${id}/ship`, {});
        await expectRefused(service, shipping('ful_2'), { status: 404, code: 'fulfillment-not-found' });
        await expectRefused(service, shipping('ful_1'), { status: 409, code: 'order-on-hold' });
        const canceling = posting(`${path}/fulfillments/ful_1/cancel`, {});
        const conflict = await expectRefused(service, canceling, { status: 409, code: 'fulfillment-status-conflict' });
        expect(conflict.json.detail).toBe('Fulfillment ful_1 is shipped, but this command requires it to be open.');
        expect((await posted(`${path}/fulfillments/ful_1/deliver`, {})).status).toBe(200);
      });

      test('of a return: status, units; of its reception: return, status of the return, units', async () => {
        const pending = `/v1/orders/${await givenOrder(service, service.tokens.ada)}`;
        const asking = (path: string, quantity: number) =>
          posting(`${path}/returns`, { lines: [units('1', quantity)], reason: 'too small' }, service.tokens.ada);
        await expectRefused(service, asking(pending, 1), { status: 409, code: 'order-status-conflict' });
        const path = await givenShipped(units('1', 2));
        const pointers = ['/lines/0/quantity'];
        await expectRefused(service, asking(path, 3), { status: 422, code: 'quantity-exceeds-fulfilled', pointers });
        const receiving = (quantity: number) =>
          posting(`${path}/returns/ret_1/receive`, { lines: [{ ...units('1', quantity), restock: true }] });
        await expectRefused(service, receiving(1), { status: 404, code: 'return-not-found' });
        await service.call(asking(path, 2));
        await expectRefused(service, receiving(3), { status: 422, code: 'quantity-exceeds-fulfilled', pointers });
        await service.call(receiving(2));
        await expectRefused(service, receiving(3), { status: 409, code: 'return-status-conflict' });
      });

      test.each([
        ['fulfillments', { lines: twice }],
        ['returns', { lines: twice, reason: 'too small' }],
        ['returns/ret_1/receive', { lines: twice.map((line) => ({ ...line, restock: true })) }],
      ])('of a line that is named twice: %s', async (command, body) => {
        const call = posting(`/v1/orders/7K3M9Q-X1QF65-V805T8/${command}`, body);
        const pointers = ['/lines/1/lineId'];
        await expectRefusedAtTheEdge(service, call, { status: 422, code: 'validation-failed', pointers });
      });

      test.each([
        ['a script', 'javascript:alert(1)'],
        ['a path', '/track/4711'],
        ['a text with a blank', 'https://dhl.com/track 4711'],
        ['a long address', `https://dhl.com/${'x'.repeat(500)}`],
      ])('of %s as the web address of a parcel', async (_, url) => {
        const call = posting('/v1/orders/7K3M9Q-X1QF65-V805T8/fulfillments', {
          lines: [units('1', 1)],
          tracking: { ...tracking, url },
        });
        const pointers = ['/tracking/url'];
        await expectRefusedAtTheEdge(service, call, { status: 422, code: 'validation-failed', pointers });
      });
    });

    test('G4 staff cannot complete an order with an open parcel or an open return request', async () => {
      const path = await givenConfirmed();
      await posted(`${path}/fulfillments`, { lines: [units('1', 1)] });
      const completing = () => posting(`${path}/complete`, {});
      await expectRefused(service, completing(), { status: 409, code: 'fulfillment-status-conflict' });
      await posted(`${path}/fulfillments/ful_1/ship`, {});
      await posted(`${path}/returns`, { lines: [units('1', 1)], reason: 'too small' }, service.tokens.ada);
      await expectRefused(service, completing(), { status: 409, code: 'return-status-conflict' });
      await posted(`${path}/returns/ret_1/reject`, {});
      expect((await posted(`${path}/complete`, {})).json.status).toBe('completed');
    });

    test('customers ask for returns of their own orders alone', async () => {
      const path = await givenShipped(units('1', 1));
      const body = { lines: [units('1', 1)], reason: 'too small' };
      expectProblem(await posted(`${path}/returns`, body, service.tokens.bob), {
        status: 404,
        code: 'order-not-found',
      });
      for (const command of ['fulfillments', 'fulfillments/ful_1/ship', 'returns/ret_1/receive'])
        expectProblem(await posted(`${path}/${command}`, body, service.tokens.ada), {
          status: 403,
          code: 'insufficient-scope',
        });
    });

    test('a list finds orders by their parcels', async () => {
      const path = await givenShipped(units('1', 1));
      const { json } = await read('/v1/orders?fulfillmentStatus=partially-fulfilled', service.tokens.ada);
      expect(json.orders.map((order: { id: string }) => path.endsWith(order.id))).toContain(true);
    });

    test('G1 a shop may ship only covered orders', async () => {
      inside('a configuration of its own');
      const settings = { ...configuration.settings, shipOnlyWhenCovered: true };
      service = await startService(makeStored, { configuration: { settings } });
      const path = await givenConfirmed();
      const packing = posting(`${path}/fulfillments`, { lines: [units('1', 1)] });
      const refused = await expectRefused(service, packing, { status: 409, code: 'order-not-covered' });
      expect(refused.json.detail).toContain('8731');
    });

    test('G5 backordered units are packed once they are in stock', async () => {
      const product = { name: 'Soon', prices: { EUR: 1000 }, taxCategory: 'standard', requiresShipping: true };
      const path = '/v1/products/SOON';
      await service.call({ method: 'PUT', path, body: { ...product, backorderLimit: 3 } });
      const bought = { ...cart, lines: [{ sku: 'SOON', quantity: 2 }] };
      const order = `/v1/orders/${await givenOrder(service, service.tokens.ada, bought)}`;
      await posted(`${order}/confirm`, {});
      await posted(`${path}/stock/adjustments`, { delta: 1, reason: 'delivered' });
      const packing = posting(`${order}/fulfillments`, { lines: [units('1', 2)] });
      const pointers = ['/lines/0/quantity'];
      const { json } = await expectRefused(service, packing, { status: 409, code: 'out-of-stock', pointers });
      expect(json.lines).toEqual([{ sku: 'SOON', requested: 2, available: 1, backorderable: 0 }]);
      expect((await posted(`${order}/fulfillments`, { lines: [units('1', 1)] })).status).toBe(200);
      await posted(`${path}/stock/adjustments`, { delta: 1, reason: 'delivered' });
      expect((await posted(`${order}/fulfillments`, { lines: [units('1', 1)] })).status).toBe(200);
    });

    test('G3 the return window closes for customers, not for staff', async () => {
      inside('a configuration of its own');
      const settings = { ...configuration.settings, returnWindowDays: 0, withdrawal: { days: 0 } };
      service = await startService(makeStored, { configuration: { settings } });
      const path = await givenShipped(units('1', 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
      const body = { lines: [units('1', 1)], reason: 'too small' };
      const late = posting(`${path}/returns`, body, service.tokens.ada);
      const pointers = ['/lines/0/quantity'];
      await expectRefused(service, late, { status: 422, code: 'return-window-closed', pointers });
      expect((await posted(`${path}/returns`, body)).status).toBe(200);
    });
  });
};

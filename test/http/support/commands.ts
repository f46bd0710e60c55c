import { beforeEach, describe, expect, test } from '@jest/globals';
import { inside } from '#test/http/remote/inside';
import { expectProblem } from '#test/http/support/problems';
import { canceling, cart, givenOrder, newKey, placing } from '#test/http/support/samples';
import { type Answer, type Call, type MakeStored, startService, type TestService } from '#test/http/support/service';

// biome-ignore lint/suspicious/noExplicitAny: tests inspect answers of any shape.
type Looked = Answer & { readonly json: any };

/** The commands on existing orders and products, as clients send them, over any stored ports. */
export const describeCommands = (name: string, makeStored: MakeStored): void => {
  describe(`commands over ${name}`, () => {
    let service: TestService;
    beforeEach(async () => {
      service = await startService(makeStored);
    });

    const call = (made: Call): Promise<Looked> => service.call(made) as Promise<Looked>;
    const asked = (made: Call): Promise<Looked> =>
      call({
        ...made,
        headers: { ...(made.method === 'POST' ? { 'idempotency-key': newKey() } : {}), ...made.headers },
      });
    const posted = (path: string, body?: unknown, more: Partial<Call> = {}) =>
      asked({ ...more, method: 'POST', path, ...(body === undefined ? {} : { body }) });
    const patched = (id: string, body: unknown, match: string, more: Partial<Call> = {}) =>
      asked({ ...more, method: 'PATCH', path: `/v1/orders/${id}`, body, headers: { 'if-match': match } });
    const available = async (sku: string) => (await asked({ path: `/v1/products/${sku}/stock` })).json.available;

    describe('the private data of an order', () => {
      test('is patched: a missing field stays, null removes', async () => {
        const metadata = { campaign: 'spring', gift: 'no' };
        const id = await givenOrder(service, service.tokens.ada, { ...cart, email: 'ada@example.com', metadata });
        const patch = { note: 'ring twice', tags: ['vip'], metadata: { campaign: null, gift: 'yes' } };
        const changed = await patched(id, patch, '"1"', { token: service.tokens.ada });
        expect([changed.status, changed.headers.etag]).toEqual([200, '"2"']);
        expect(changed.json).toMatchObject({
          version: 2,
          email: 'ada@example.com',
          note: 'ring twice',
          tags: ['vip'],
          metadata: { gift: 'yes' },
        });
        expect(changed.json.metadata).toEqual({ gift: 'yes' });
        const first = await asked({ path: `/v1/orders/${id}?version=1` });
        expect(first.json).toMatchObject({ note: null, tags: [], metadata });
      });

      test('is not changed without a version, with an old version, or by the same values', async () => {
        const id = await givenOrder(service, service.tokens.ada);
        const path = `/v1/orders/${id}`;
        expectProblem(await asked({ method: 'PATCH', path, body: { note: 'x' } }), {
          status: 428,
          code: 'precondition-required',
        });
        expect((await patched(id, { note: 'x' }, '"1"')).headers.etag).toBe('"2"');
        expectProblem(await patched(id, { note: 'y' }, '"1"'), { status: 412, code: 'version-mismatch' });
        expect((await patched(id, { note: 'x' }, '"2"')).headers.etag).toBe('"2"');
      });

      test('has at most 20 keys of metadata in total', async () => {
        const keys = (from: number) =>
          Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`k${from + at}`, 'v']));
        const id = await givenOrder(service, service.tokens.ada, { ...cart, metadata: keys(0) });
        expectProblem(await patched(id, { metadata: keys(50) }, '"1"'), {
          status: 422,
          code: 'validation-failed',
          pointers: ['/metadata'],
          faults: ['too-long'],
        });
      });

      test('is refused at its maximum size, without a defect', async () => {
        const id = await givenOrder(service, service.tokens.ada);
        let answer: Answer | undefined;
        for (let round = 0; round < 120 && (answer?.status ?? 200) === 200; round += 1) {
          const metadata = Object.fromEntries(
            Array.from({ length: 20 }, (_, at) => [`key${at}`, `${round}`.padEnd(200, 'é')]),
          );
          answer = await patched(id, { metadata }, '*');
        }
        if (answer === undefined) throw new Error('nothing was asked');
        expectProblem(answer, { status: 422, code: 'order-too-large' });
        // A full order still returns its stock.
        const ended = await service.call(canceling(service.tokens.ada, id));
        expect([ended.status, ended.json.status]).toEqual([200, 'canceled']);
      });

      test('can have another address only where the taxes are the same', async () => {
        const id = await givenOrder(service, service.tokens.ada);
        const path = `/v1/orders/${id}/shipping-address`;
        const address = { name: 'Ada L.', line1: 'Neue Str. 2', city: 'Hamburg', country: 'DE' };
        const put = (body: unknown) => asked({ method: 'PUT', path, body, headers: { 'if-match': '*' } });
        const moved = await put(address);
        expect(moved.json).toMatchObject({ version: 2, shippingAddress: { line1: 'Neue Str. 2', region: null } });
        expect((await put({ ...address, region: 'DE-BY' })).json).toMatchObject({
          version: 3,
          shippingAddress: { region: 'DE-BY' },
        });
        expectProblem(await put({ ...address, country: 'FR' }), {
          ...{ status: 422, code: 'address-changes-tax' },
          pointers: ['/country'],
        });
      });
    });

    describe('an order, line by line', () => {
      test('is canceled to the cent, and its stock is returned', async () => {
        const id = await givenOrder(service, service.tokens.ada);
        const before = await available('TEE-M');
        const lines = [{ lineId: '1', quantity: 1 }];
        const once = await call(canceling(service.tokens.ada, id, { reason: 'one less', lines }));
        expect(once.json).toMatchObject({ status: 'pending', balance: { dueAmount: 6352 } });
        expect(once.json.lines[0].quantity).toMatchObject({ ordered: 3, canceled: 1 });
        const twice = await call(canceling(service.tokens.ada, id, { reason: 'and one', lines }));
        expect(twice.json.balance.dueAmount).toBe(3974);
        expect(await available('TEE-M')).toBe(before + 2);
        const rest = [1, 2].map((line) => ({ lineId: String(line), quantity: 1 }));
        const last = await call(canceling(service.tokens.ada, id, { reason: 'all of it', lines: rest }));
        expect(last.json).toMatchObject({
          status: 'canceled',
          paymentStatus: 'not-required',
          fulfillmentStatus: 'not-required',
          balance: { dueAmount: 0 },
        });
      });

      test('is confirmed in the same step when nothing is due any more', async () => {
        const free = {
          name: 'Sample',
          prices: { EUR: 0 },
          taxCategory: 'standard',
          requiresShipping: false,
        };
        await asked({ method: 'PUT', path: '/v1/products/SAMPLE', body: free });
        await posted('/v1/products/SAMPLE/stock/adjustments', { delta: 1, reason: 'made' });
        const lines = [...cart.lines, { sku: 'SAMPLE', quantity: 1 }];
        const { id, lines: ordered } = (await call(placing(service.tokens.ada, { ...cart, lines }))).json;
        const priced = ordered.slice(0, -1).map((line: { id: string; quantity: { ordered: number } }) => ({
          lineId: line.id,
          quantity: line.quantity.ordered,
        }));
        const left = await call(canceling(service.tokens.ada, id, { reason: 'only the sample', lines: priced }));
        expect(left.json).toMatchObject({ status: 'completed', version: 2, balance: { dueAmount: 0 } });
        const { json } = await asked({ path: `/v1/orders/${id}/events` });
        expect(json.events.map(({ version, type }: { version: number; type: string }) => [version, type])).toEqual([
          [1, 'order.placed'],
          [2, 'order.lines-canceled'],
          [2, 'order.confirmed'],
          [2, 'order.completed'],
        ]);
      });

      test('is not canceled beyond its open units, nor in unknown lines', async () => {
        const id = await givenOrder(service, service.tokens.ada);
        const lines = [
          { lineId: '1', quantity: 4 },
          { lineId: '9', quantity: 1 },
        ];
        const refused = await call(canceling(service.tokens.ada, id, { reason: 'too much', lines }));
        expectProblem(refused, {
          status: 422,
          code: 'quantity-exceeds-open',
          pointers: ['/lines/0/quantity', '/lines/1/lineId'],
        });
      });
    });

    describe('an order, with new lines', () => {
      const wish = { add: [{ sku: 'MUG', quantity: 2 }], cancel: [{ lineId: '1', quantity: 1 }] };
      const editing = (id: string, body: unknown, token = service.tokens.ada) =>
        posted(`/v1/orders/${id}/edit`, body, { token });

      test('G5: is previewed, edited for the previewed amount, and its stock moves once', async () => {
        const id = await givenOrder(service, service.tokens.ada);
        const [shirts, mugs] = [await available('TEE-M'), await available('MUG')];
        const preview = await editing(id, { ...wish, preview: true });
        expect([preview.status, preview.headers.etag, preview.json.version]).toEqual([200, '"1"', 1]);
        expect(preview.json.balance).toMatchObject({ currentAmount: 8375, dueAmount: 8375 });
        const path = `/v1/orders/${id}`;
        expect((await asked({ path })).json).toMatchObject({ version: 1, balance: { currentAmount: 8731 } });

        const body = { ...wish, expectedTotalAmount: preview.json.balance.currentAmount };
        const headers = { 'idempotency-key': newKey(), 'if-match': '"1"' };
        const edit = { method: 'POST', path: `${path}/edit`, token: service.tokens.ada, body, headers } as const;
        const edited = await call(edit);
        expect([edited.status, edited.headers.etag]).toEqual([200, '"2"']);
        const { updatedAt: _, ...left } = edited.json;
        const { updatedAt: __, ...previewed } = preview.json;
        expect(left).toEqual({ ...previewed, version: 2 });
        expect(edited.json).toMatchObject({
          lines: [
            { id: '1', quantity: { ordered: 3, canceled: 1 } },
            { id: '2', quantity: { ordered: 1, canceled: 0 } },
            { id: '3', sku: 'MUG', quantity: { ordered: 2 }, totalAmount: 2023 },
          ],
          totals: { subtotalAmount: 8547, shippingAmount: 490, taxAmount: 1717, totalAmount: 10754 },
        });
        expect((await call(edit)).headers['idempotency-replayed']).toBe('true');
        expect([await available('TEE-M'), await available('MUG')]).toEqual([shirts + 1, mugs - 2]);
        const summary = await asked({ path: '/v1/orders?status=pending', token: service.tokens.ada });
        expect(summary.json.orders).toMatchObject([{ id, totalAmount: 10754, lineCount: 3 }]);
        expect((await asked({ path: `${path}/events` })).json.events[1]).toMatchObject({
          type: 'order.edited',
          data: { added: [{ sku: 'MUG' }], canceled: [{ lineId: '1', quantity: 1 }], shipping: null },
        });
      });

      test('G5: is not edited for another amount, beyond the stock, or to nothing', async () => {
        const id = await givenOrder(service, service.tokens.ada);
        const other = await editing(id, { ...wish, expectedTotalAmount: 8731 });
        expectProblem(other, { status: 409, code: 'price-changed', pointers: ['/expectedTotalAmount'] });
        expect(other.json).toMatchObject({ currentAmount: 8375, quote: { totals: { totalAmount: 10754 } } });
        const rest = await available('MUG');
        const tooMany = await editing(id, { add: [wish.add[0], { sku: 'MUG', quantity: rest }] });
        expectProblem(tooMany, {
          ...{ status: 409, code: 'out-of-stock' },
          pointers: ['/add/0/quantity', '/add/1/quantity'],
        });
        const all = [
          { lineId: '1', quantity: 3 },
          { lineId: '2', quantity: 1 },
        ];
        const nothing = await editing(id, { cancel: all });
        expectProblem(nothing, { status: 409, code: 'order-status-conflict' });
        expect(nothing.json.detail).toBe('No unit of the order would be left. Cancel the order instead.');
        expect((await asked({ path: `/v1/orders/${id}` })).json.version).toBe(1);
      });

      test('G5, G6: is not edited in units that are not open, nor with unknown products', async () => {
        const id = await givenOrder(service, service.tokens.ada);
        expectProblem(await editing(id, { cancel: [{ lineId: '9', quantity: 1 }] }), {
          ...{ status: 422, code: 'quantity-exceeds-open' },
          pointers: ['/cancel/0/lineId'],
        });
        expectProblem(await editing(id, { add: [...wish.add, { sku: 'NONE', quantity: 1 }] }), {
          ...{ status: 422, code: 'unknown-product' },
          pointers: ['/add/1/sku'],
        });
        const add = Array.from({ length: 49 }, () => ({ sku: 'MUG', quantity: 1 }));
        expectProblem(await editing(id, { add }), { status: 422, code: 'order-too-large' });
        for (const body of [{}, { add: [], cancel: [] }])
          expectProblem(await editing(id, body), { status: 422, code: 'validation-failed', pointers: [''] });
        const twice = [...wish.cancel, ...wish.cancel];
        expectProblem(await editing(id, { cancel: twice }), {
          ...{ status: 422, code: 'validation-failed' },
          pointers: ['/cancel/1/lineId'],
        });
      });

      test('G5: is edited by staff alone once it is confirmed', async () => {
        const id = await givenOrder(service, service.tokens.ada);
        await posted(`/v1/orders/${id}/confirm`);
        expectProblem(await editing(id, wish), { status: 409, code: 'order-status-conflict' });
        expect((await editing(id, wish, service.tokens.staff)).json).toMatchObject({ status: 'confirmed', version: 3 });
        expectProblem(await editing(id, wish, service.tokens.bob), { status: 404, code: 'order-not-found' });
      });
    });

    describe('staff', () => {
      test('hold an order, which cannot be confirmed until they release it', async () => {
        const id = await givenOrder(service, service.tokens.ada);
        const held = await posted(`/v1/orders/${id}/holds`, { reason: 'the address looks odd' });
        const [hold] = held.json.holds;
        expect(hold).toMatchObject({ id: 'hold_2', reason: 'the address looks odd' });
        expect(held.json.expiresAt).toBeNull();
        expectProblem(await posted(`/v1/orders/${id}/confirm`), { status: 409, code: 'order-on-hold' });
        const pending = await asked({ path: '/v1/orders?status=pending' });
        expect(pending.json.orders.map((order: { id: string }) => order.id)).toContain(id);

        const path = `/v1/orders/${id}/holds/${hold.id}`;
        const released = (await asked({ method: 'DELETE', path })).json;
        expect(released.holds).toEqual([]);
        expect(Date.parse(released.expiresAt)).toBeGreaterThan(Date.parse(released.updatedAt));
        expectProblem(await asked({ method: 'DELETE', path }), { status: 404, code: 'hold-not-found' });
        expect((await posted(`/v1/orders/${id}/confirm`)).json).toMatchObject({ status: 'confirmed', expiresAt: null });
        const heldAgain = await posted(`/v1/orders/${id}/holds`, { reason: 'the customer called' });
        expectProblem(await posted(`/v1/orders/${id}/complete`, {}), { status: 409, code: 'order-on-hold' });
        await asked({ method: 'DELETE', path: `/v1/orders/${id}/holds/${heldAgain.json.holds[0].id}` });
        expect((await posted(`/v1/orders/${id}/complete`, {})).json.status).toBe('completed');
        expectProblem(await posted(`/v1/orders/${id}/confirm`), { status: 409, code: 'order-status-conflict' });
        expectProblem(await patched(id, { email: 'new@example.com' }, '*'), {
          status: 409,
          code: 'order-status-conflict',
        });
        expect((await patched(id, { note: 'came back' }, '*')).status).toBe(200);
      });

      test('delete a canceled order, and its reference is free again', async () => {
        const placed = placing(service.tokens.ada, { ...cart, externalReference: 'web-1' });
        const { id } = (await call(placed)).json;
        const path = `/v1/orders/${id}`;
        expectProblem(await asked({ method: 'DELETE', path }), { status: 409, code: 'order-status-conflict' });
        await call(canceling(service.tokens.ada, id));
        const deleted = await asked({ method: 'DELETE', path, headers: { 'if-match': '"2"' } });
        expect([deleted.status, deleted.body]).toEqual([204, '']);
        for (const each of [{ path }, { path, method: 'DELETE' }, placed])
          expectProblem(await call(each), { status: 404, code: 'order-not-found' });
        const left = await asked({ path: '/v1/orders', token: service.tokens.ada });
        expect(left.json.orders).toEqual([]);
        const again = await call(placing(service.tokens.ada, { ...cart, externalReference: 'web-1' }));
        expect(again.status).toBe(201);
      });
    });

    test('the journal lists all events, page by page, without personal data', async () => {
      const id = await givenOrder(service, service.tokens.ada, { ...cart, email: 'ada@example.com' });
      await posted(`/v1/orders/${id}/holds`, { reason: 'looks odd' });
      await call(canceling(service.tokens.ada, id));
      const path = `/v1/orders/${id}/events`;
      const first = await asked({ path: `${path}?limit=2` });
      const rest = await asked({ path: `${path}?limit=2&cursor=${first.json.nextCursor}` });
      expect(rest.json.nextCursor).toBeNull();
      const events = [...first.json.events, ...rest.json.events];
      expect(
        events.map(({ sequence, version, type, actor, data }) => [sequence, version, type, actor.role, data.reason]),
      ).toEqual([
        [1, 1, 'order.placed', 'customer', undefined],
        [2, 2, 'order.held', 'staff', 'looks odd'],
        [3, 3, 'order.canceled', 'customer', 'changed my mind'],
      ]);
      expect(JSON.stringify(events)).not.toMatch(/ada/);
    });

    describe('batches', () => {
      test('read orders, and list those of others as missing', async () => {
        const [mine, other] = [
          await givenOrder(service, service.tokens.ada),
          await givenOrder(service, service.tokens.bob),
        ];
        const ids = [other, mine.toLowerCase(), 'nonsense', mine];
        const read = await posted('/v1/orders/batch-get', { ids }, { token: service.tokens.ada });
        expect(read.json.orders.map(({ id }: { id: string }) => id)).toEqual([mine]);
        expect(read.json.missing).toEqual([other, 'nonsense']);
        const all = await posted('/v1/orders/batch-get', { ids });
        expect(all.json.orders.map(({ id }: { id: string }) => id)).toEqual([other, mine]);
      });

      test('place orders independently, and each key is a key of placeOrder', async () => {
        const order = (idempotencyKey: string, sku: string) => ({
          idempotencyKey,
          currency: 'EUR',
          lines: [{ sku, quantity: 1 }],
        });
        const orders = [order('a', 'MUG'), order('b', 'NONE'), order('a', 'MUG'), order('a', 'TEE-M')];
        const placed = await posted('/v1/orders/batch', { orders });
        const { results } = placed.json;
        expect(results.map(({ status }: { status: number }) => status).sort()).toEqual([201, 201, 422, 422]);
        expect(results[0].order.id).toBe(results[2].order.id);
        expect(results[1].problem).toMatchObject({ code: 'unknown-product', status: 422, retryable: false });
        expect(results[3].problem.code).toBe('idempotency-key-reused');
        const { idempotencyKey: _, ...alone } = order('a', 'MUG');
        const single = await asked({
          method: 'POST',
          path: '/v1/orders',
          body: alone,
          headers: { 'idempotency-key': 'a' },
        });
        expect([single.json.id, single.headers['idempotency-replayed']]).toEqual([results[0].order.id, 'true']);
      });

      test('adjust stock once for each number of a device', async () => {
        const count = (sku: string, delta: number, sequence: number) => ({
          sku,
          delta,
          reason: 'count',
          deviceId: 'scanner-3',
          sequence,
        });
        const before = await available('MUG');
        const adjustments = [count('MUG', 5, 1), count('MUG', -1_000, 2), count('NONE', 1, 3), count('MUG', 5, 1)];
        const counted = await posted('/v1/stock/adjustments', { adjustments });
        const codes = counted.json.results.map(
          (result: { status: number; problem?: { code: string } }) => result.problem?.code ?? result.status,
        );
        expect(codes).toEqual([200, 'stock-below-zero', 'product-not-found', 200]);
        await posted('/v1/stock/adjustments', { adjustments: [count('MUG', 5, 1)] });
        expect(await available('MUG')).toBe(before + 5);
        const other = await posted('/v1/stock/adjustments', { adjustments: [count('MUG', 6, 1)] });
        expect(other.json.results[0].problem.code).toBe('idempotency-key-reused');
      });
    });

    test('a deleted product is not sold, takes canceled units back, and continues when it is created again', async () => {
      const id = await givenOrder(service, service.tokens.ada);
      const path = '/v1/products/TEE-M';
      const { version, available: left, backorderable: __, sku: _, ...facts } = (await asked({ path })).json;
      expectProblem(await asked({ method: 'DELETE', path, headers: { 'if-match': '"9"' } }), {
        status: 412,
        code: 'version-mismatch',
      });
      expect((await asked({ method: 'DELETE', path })).status).toBe(204);
      expectProblem(await asked({ path }), { status: 404, code: 'product-not-found' });
      expectProblem(await asked({ method: 'DELETE', path }), { status: 404, code: 'product-not-found' });
      const listed = (await asked({ path: '/v1/products?limit=100' })).json.products;
      expect(listed.map(({ sku }: { sku: string }) => sku)).not.toContain('TEE-M');
      expectProblem(await call(placing(service.tokens.ada, cart)), {
        status: 422,
        code: 'unknown-product',
        pointers: ['/lines/0/sku'],
      });
      expect((await call(canceling(service.tokens.ada, id))).status).toBe(200);
      const again = await asked({ method: 'PUT', path, body: facts });
      expect([again.status, again.json.version, again.json.available]).toEqual([201, version + 2, left + 3]);
    });

    test('lists are filtered by statuses and references', async () => {
      const id = await givenOrder(service, service.tokens.ada, { ...cart, externalReference: 'web-7' });
      await givenOrder(service, service.tokens.bob);
      const ids = async (query: string, token?: string) => {
        const { json } = await asked({ path: `/v1/orders?${query}`, ...(token === undefined ? {} : { token }) });
        return json.orders.map((order: { id: string }) => order.id);
      };
      expect(await ids('externalReference=web-7')).toEqual([id]);
      expect(await ids('externalReference=web-7', service.tokens.ada)).toEqual([id]);
      expect(await ids('externalReference=web-7', service.tokens.bob)).toEqual([]);
      expect(await ids('externalReference=web-7&status=canceled')).toEqual([]);
      expect(await ids('externalReference=web-8')).toEqual([]);
      await call(canceling(service.tokens.ada, id));
      expect(await ids('paymentStatus=not-required', service.tokens.ada)).toEqual([id]);
      expect(await ids('fulfillmentStatus=not-required', service.tokens.ada)).toEqual([id]);
      expect(await ids('paymentStatus=paid', service.tokens.ada)).toEqual([]);
      inside('a list of its own');
      expect(await ids('paymentStatus=not-required')).toEqual([id]);
    });
  });
};

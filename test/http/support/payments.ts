import { beforeEach, describe, expect, test } from '@jest/globals';
import { inside } from '#test/http/remote/inside';
import { expectProblem, expectRefused, expectRefusedAtTheEdge } from '#test/http/support/problems';
import { cart, givenOrder, newKey, placing } from '#test/http/support/samples';
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

/** Three shirts and a mug, less ten euros, with shipping: 7541. */
const goldenCart = { ...cart, discountCode: 'WELCOME10' };
const nowhere = '/v1/orders/7K3M9Q-X1QF65-V805T8';
const cardNumber = '4242 4242 4242 4242';

/** Payments and refunds, as clients send them, over any stored ports. */
export const describePayments = (name: string, makeStored: MakeStored): void => {
  describe(`payments over ${name}`, () => {
    let service: TestService;
    beforeEach(async () => {
      service = await startService(makeStored);
    });

    const posting = (path: string, body: unknown = {}, token?: string, key = newKey()): Call => ({
      method: 'POST',
      path,
      body,
      headers: { 'idempotency-key': key },
      ...(token === undefined ? {} : { token }),
    });
    const posted = (path: string, body?: unknown, token?: string, key?: string) =>
      service.call(posting(path, body, token, key)) as Promise<Looked>;
    const read = (path: string, token?: string) =>
      service.call({ path, ...(token === undefined ? {} : { token }) }) as Promise<Looked>;
    const place = (payment: unknown, token = service.tokens.ada) =>
      service.call(placing(token, { ...goldenCart, payment })) as Promise<Looked>;
    const scoped = (...scopes: Parameters<TestService['issuer']['staff']>[1] & readonly string[]) =>
      service.issuer.staff('op_2', scopes);

    /** The path of the golden order. */
    const givenGolden = async (): Promise<string> =>
      `/v1/orders/${await givenOrder(service, service.tokens.ada, goldenCart)}`;
    /** The path of the golden order with a payment. */
    const givenPaid = async (payment: object = { method: 'tok_ok' }): Promise<string> =>
      `/v1/orders/${(await place(payment)).json.id}`;
    /** The same, with everything shipped. */
    const givenShipped = async (): Promise<string> => {
      const path = await givenPaid();
      const lines = [
        { lineId: '1', quantity: 3 },
        { lineId: '2', quantity: 1 },
      ];
      await posted(`${path}/fulfillments`, { lines });
      await posted(`${path}/fulfillments/ful_1/ship`);
      return path;
    };

    test('P1 the eleventh attempt to pay is refused', async () => {
      const path = await givenPaid({ method: 'tok_declined' });
      for (let attempt = 2; attempt <= 10; attempt += 1)
        expectProblem(await posted(`${path}/payments`, { method: 'tok_declined' }), {
          status: 402,
          code: 'payment-declined',
        });
      expectProblem(await posted(`${path}/payments`, { method: 'tok_ok' }), { status: 422, code: 'too-many-payments' });
    });

    test('K4 an order on which money moved is kept', async () => {
      const path = await givenPaid({ method: 'tok_ok', capture: 'manual' });
      await posted(`${path}/cancel`, { reason: 'changed my mind' });
      expectProblem(await service.call({ method: 'DELETE', path }), { status: 409, code: 'order-has-history' });
    });

    describe('placing with a payment', () => {
      test('confirms the order in one request', async () => {
        const { status, headers, json } = await place({ method: 'tok_ok', capture: 'manual' });
        expect([status, headers.etag]).toEqual([201, '"2"']);
        expect(json).toMatchObject({
          status: 'confirmed',
          paymentStatus: 'authorized',
          expiresAt: null,
          balance: { authorizedAmount: 7541, capturedAmount: 0, dueAmount: 7541 },
          payments: [
            {
              id: 'pay_1',
              provider: 'simulator',
              method: 'tok_ok',
              status: 'authorized',
              capture: 'manual',
              authorizedAmount: 7541,
              authorizedUntil: expect.any(String),
              nextAction: null,
              operations: [{ id: 'op_1', type: 'authorization', amount: 7541, state: 'succeeded', reason: null }],
            },
          ],
        });
      });

      test('that is declined is 201: the order waits for another payment', async () => {
        const { status, json } = await place({ method: 'tok_insufficient_funds' });
        expect(status).toBe(201);
        expect(json).toMatchObject({
          status: 'pending',
          paymentStatus: 'unpaid',
          payments: [{ status: 'failed', operations: [{ state: 'failed', reason: 'insufficient-funds' }] }],
        });
        expect(
          (await posted(`/v1/orders/${json.id}/payments`, { method: 'tok_ok' }, service.tokens.ada)).json,
        ).toMatchObject({
          status: 'confirmed',
          paymentStatus: 'paid',
        });
      });

      test('K1 whose outcome is unknown is 503, and the same key is 201 later', async () => {
        const call = placing(service.tokens.ada, { ...goldenCart, payment: { method: 'tok_timeout_after' } });
        const first = (await service.call({ ...call, once: true })) as Looked;
        expectProblem(first, { status: 503, code: 'provider-unavailable' });
        expect(first.headers['retry-after']).toMatch(/^\d+$/);
        const second = (await service.call(call)) as Looked;
        expect([second.status, second.headers['idempotency-replayed']]).toEqual([201, 'true']);
        expect(second.json).toMatchObject({ id: first.json.orderId, status: 'confirmed', version: 2 });
      });

      test('P7 by staff needs the scope for payments', async () => {
        const without = await scoped('orders:write', 'orders:read');
        const call = placing(without, { ...goldenCart, payment: { method: 'tok_ok' } });
        await expectRefused(service, call, { status: 403, code: 'insufficient-scope' });
      });
    });

    describe('paying an order', () => {
      test('C8 that is declined is 402, with the order, the payment, its version and the reason', async () => {
        const path = await givenGolden();
        const declined = await posted(`${path}/payments`, { method: 'tok_declined' }, service.tokens.ada);
        expectProblem(declined, { status: 402, code: 'payment-declined' });
        expect(declined.json).toMatchObject({
          orderId: path.split('/').at(-1),
          paymentId: 'pay_1',
          currentVersion: 3,
          declineCode: 'generic',
        });
        expect((await read(path)).json.version).toBe(3);
      });

      test('C8 with the same key is the same 402, though the order was paid meanwhile', async () => {
        const path = await givenGolden();
        const key = newKey();
        const again = () => posted(`${path}/payments`, { method: 'tok_declined' }, service.tokens.ada, key);
        const first = await again();
        await posted(`${path}/payments`, { method: 'tok_ok' }, service.tokens.ada);
        const second = await again();
        const { requestId: _, ...kept } = first.json;
        expect(second).toMatchObject({ status: 402, json: kept });
      });

      test('K1 whose outcome is unknown is 503, and the same key has the outcome', async () => {
        const path = await givenGolden();
        const key = newKey();
        const call = posting(`${path}/payments`, { method: 'tok_timeout_after' }, service.tokens.ada, key);
        const first = (await service.call({ ...call, once: true })) as Looked;
        expectProblem(first, { status: 503, code: 'provider-unavailable' });
        expect(first.json.orderId).toBe(path.split('/').at(-1));
        expect(await service.call(call)).toMatchObject({ status: 200, json: { status: 'confirmed', version: 3 } });
      });

      test('P1 above what is due is 422 and tells the maximum', async () => {
        const path = await givenGolden();
        const refused = await expectRefused(
          service,
          posting(`${path}/payments`, { method: 'tok_ok', amount: 7542 }, service.tokens.ada),
          { status: 422, code: 'amount-exceeds-due', pointers: ['/amount'] },
        );
        expect(refused.json.detail).toBe('The amount must be from 1 to 7541.');
      });

      test('P1 again, when nothing is due, is 422', async () => {
        const path = await givenPaid();
        const refused = await expectRefused(
          service,
          posting(`${path}/payments`, { method: 'tok_ok' }, service.tokens.ada),
          { status: 422, code: 'amount-exceeds-due' },
        );
        // The request names no amount that could be wrong.
        expect(refused.json).not.toHaveProperty('errors');
      });

      test('P6 a reference beside a token is refused', async () => {
        const call = posting(`${nowhere}/payments`, { method: 'tok_ok', reference: 'invoice 17' }, service.tokens.ada);
        const pointers = ['/reference'];
        await expectRefusedAtTheEdge(service, call, { status: 422, code: 'validation-failed', pointers });
      });

      test('P6 outside is for staff', async () => {
        const path = await givenGolden();
        const recording = (token?: string) =>
          posting(`${path}/payments`, { method: 'manual', reference: 'invoice 17' }, token);
        await expectRefused(service, recording(service.tokens.ada), { status: 403, code: 'insufficient-scope' });
        expect((await service.call(recording())).json).toMatchObject({
          status: 'confirmed',
          paymentStatus: 'paid',
          payments: [{ provider: 'manual', method: 'manual: invoice 17' }],
        });
      });

      test('P7 is for the customer of the order and for staff with the scope', async () => {
        const path = await givenGolden();
        const paying = (token: string) => posting(`${path}/payments`, { method: 'tok_ok' }, token);
        await expectRefused(service, paying(service.tokens.bob), { status: 404, code: 'order-not-found' });
        await expectRefused(service, paying(await scoped('orders:write')), { status: 403, code: 'insufficient-scope' });
        expect((await service.call(paying(await scoped('payments:write')))).status).toBe(200);
      });
    });

    describe('P1 a card number', () => {
      test.each([
        ['in a payment', `${nowhere}/payments`, { method: cardNumber }, '/method'],
        ['in a placement', '/v1/orders', { ...goldenCart, payment: { method: cardNumber } }, '/payment/method'],
      ])('%s is refused, and neither echoed nor logged', async (_, path, body, pointer) => {
        const call = posting(path, body, service.tokens.ada);
        const refused = await expectRefusedAtTheEdge(service, call, {
          status: 422,
          code: 'validation-failed',
          pointers: [pointer],
        });
        expect(refused.body.replaceAll(/[\s-]/g, '')).not.toMatch(/4242/);
        expect(JSON.stringify(service.observations).replaceAll(/[\s-]/g, '')).not.toMatch(/42424242/);
      });

      test('is not among the texts that look like one', async () => {
        const path = await givenGolden();
        const { status } = await posted(`${path}/payments`, { method: '4242424242424241' }, service.tokens.ada);
        expect(status).toBe(402);
      });

      test.each([
        ['of 256 characters', 'x'.repeat(256)],
        ['without a character', ''],
      ])('and a method %s is refused', async (_, method) => {
        const call = posting(`${nowhere}/payments`, { method }, service.tokens.ada);
        const pointers = ['/method'];
        await expectRefusedAtTheEdge(service, call, { status: 422, code: 'validation-failed', pointers });
      });
    });

    describe('P3 an attempt that waits for the customer', () => {
      const actionOf = ({ json }: Looked) => json.payments[0].nextAction;

      test('is 201, and shows its action to the customer alone', async () => {
        const placed = await place({ method: 'tok_requires_action' });
        expect(placed).toMatchObject({
          status: 201,
          json: { status: 'pending', payments: [{ status: 'requires-action' }] },
        });
        const action = { type: 'redirect', url: expect.stringContaining('/pay_1') };
        const path = `/v1/orders/${placed.json.id}`;
        expect([actionOf(placed), actionOf(await read(path, service.tokens.ada))]).toEqual([action, action]);
        expect(actionOf(await read(path))).toBeNull();
        expect((await read(`${path}/events`, service.tokens.ada)).body).not.toContain('redirect');
      });

      test('shows no action in an older version', async () => {
        const path = await givenPaid({ method: 'tok_requires_action' });
        expect(actionOf(await read(`${path}?version=2`, service.tokens.ada))).toBeNull();
      });

      test('is no unsettled payment, but one that the provider works on keeps staff from completing the order', async () => {
        const [waits, works] = [
          await givenPaid({ method: 'tok_requires_action' }),
          await givenPaid({ method: 'tok_processing' }),
        ];
        for (const path of [waits, works]) await posted(`${path}/confirm`);
        expect((await posted(`${waits}/complete`)).json.status).toBe('completed');
        await expectRefused(service, posting(`${works}/complete`), { status: 409, code: 'order-unsettled' });
      });

      test('is voided by the next payment, and shows its action no more', async () => {
        const path = await givenPaid({ method: 'tok_requires_action' });
        const { status, json } = await posted(`${path}/payments`, { method: 'tok_ok' }, service.tokens.ada);
        expect(status).toBe(200);
        expect(json.payments).toMatchObject([{ status: 'voided', nextAction: null }, { status: 'captured' }]);
      });
    });

    describe('capturing and voiding', () => {
      test('(a) C1 C3 a capture after a canceled shirt takes 5510', async () => {
        const path = await givenPaid({ method: 'tok_ok', capture: 'manual' });
        await posted(`${path}/cancel`, { reason: 'one less', lines: [{ lineId: '1', quantity: 1 }] });
        const { json } = await posted(`${path}/payments/pay_1/capture`);
        expect(json).toMatchObject({
          paymentStatus: 'paid',
          balance: { authorizedAmount: 0, capturedAmount: 5510, dueAmount: 0, creditAmount: 0 },
          payments: [{ status: 'captured', authorizedAmount: 0, capturedAmount: 5510, authorizedUntil: null }],
        });
      });

      test.each([
        ['C1', { amount: 1000, final: false }, 422, 'capture-must-be-final', undefined],
        ['C2', { amount: 7542 }, 422, 'capture-exceeds-authorized', ['/amount']],
      ] as const)('%s %j is refused', async (_, body, status, code, pointers) => {
        const path = await givenPaid({ method: 'tok_ok', capture: 'manual' });
        const call = posting(`${path}/payments/pay_1/capture`, body);
        await expectRefused(service, call, { status, code, ...(pointers && { pointers }) });
      });

      test('C4 a voided payment takes neither', async () => {
        const path = await givenPaid({ method: 'tok_ok', capture: 'manual' });
        expect((await posted(`${path}/payments/pay_1/void`)).json).toMatchObject({
          paymentStatus: 'voided',
          payments: [{ status: 'voided' }],
        });
        for (const command of ['capture', 'void', 'refund']) {
          const call = posting(`${path}/payments/pay_1/${command}`);
          const refused = await expectRefused(service, call, { status: 409, code: 'payment-status-conflict' });
          expect(refused.json).toMatchObject({ paymentId: 'pay_1', paymentStatus: 'voided' });
        }
      });

      test('G6 an unknown payment is refused before the status of the order', async () => {
        const path = await givenPaid();
        await posted(`${path}/cancel`, { reason: 'late' });
        for (const command of ['capture', 'void', 'refund'])
          await expectRefused(service, posting(`${path}/payments/pay_2/${command}`), {
            status: 404,
            code: 'payment-not-found',
          });
      });

      test('P8 a held order takes no capture', async () => {
        const path = await givenPaid({ method: 'tok_ok', capture: 'manual' });
        await posted(`${path}/holds`, { reason: 'odd' });
        const call = posting(`${path}/payments/pay_1/capture`);
        await expectRefused(service, call, { status: 409, code: 'order-on-hold' });
      });

      test('C8 a refused capture is 402', async () => {
        const path = await givenPaid({ method: 'tok_capture_fails', capture: 'manual' });
        const refused = await posted(`${path}/payments/pay_1/capture`);
        expectProblem(refused, { status: 402, code: 'payment-declined' });
        expect((await read(path)).json.payments[0]).toMatchObject({ status: 'authorized' });
      });

      test('C7 a shop that captures on shipment', async () => {
        inside('a configuration of its own');
        const settings = { ...configuration.settings, captureOn: 'shipment' } as const;
        service = await startService(makeStored, { configuration: { settings } });
        const path = await givenPaid({ method: 'tok_multi_capture', capture: 'manual' });
        await posted(`${path}/fulfillments`, { lines: [{ lineId: '1', quantity: 1 }] });
        const { json } = await posted(`${path}/fulfillments/ful_1/ship`);
        expect(json.balance).toMatchObject({ capturedAmount: 2614, authorizedAmount: 4927 });
      });
    });

    describe('refunding', () => {
      test('(c) R3 one shirt gives back its price, and nothing is due', async () => {
        const path = await givenShipped();
        const { status, json } = await posted(`${path}/payments/pay_1/refund`, {
          lines: [{ lineId: '1', quantity: 1 }],
          reason: 'a hole',
        });
        expect(status).toBe(200);
        expect(json).toMatchObject({
          paymentStatus: 'partially-refunded',
          returnStatus: 'partially-returned',
          balance: { currentAmount: 5510, refundedAmount: 2031, dueAmount: 0, creditAmount: 0, refundableAmount: 5510 },
          payments: [{ refundedAmount: 2031 }],
        });
      });

      test('R5 goodwill lowers what the order is worth', async () => {
        const path = await givenShipped();
        expect((await posted(`${path}/payments/pay_1/refund`, { amount: 1000 })).json.balance).toMatchObject({
          currentAmount: 6541,
          adjustedAmount: 1000,
          dueAmount: 0,
        });
      });

      test.each([
        ['R3', {}, 422, 'nothing-to-refund', undefined],
        ['R4', { amount: 7542 }, 422, 'refund-exceeds-captured', ['/amount']],
        ['R3', { lines: [{ lineId: '1', quantity: 4 }] }, 422, 'quantity-exceeds-fulfilled', ['/lines/0/quantity']],
      ] as const)('%s by %j is refused', async (_, body, status, code, pointers) => {
        const call = posting(`${await givenShipped()}/payments/pay_1/refund`, body);
        await expectRefused(service, call, { status, code, ...(pointers && { pointers }) });
      });

      test.each([
        ['/shipping', { shipping: true }],
        ['/lines', { lines: [{ lineId: '2', quantity: 1 }] }],
      ])('R4 what exceeds the rest of the payment is refused at %s', async (pointer, body) => {
        const path = await givenGolden();
        await posted(`${path}/payments`, { method: 'tok_ok', amount: 500 });
        await posted(`${path}/payments`, { method: 'tok_ok' });
        await posted(`${path}/fulfillments`, { lines: [{ lineId: '2', quantity: 1 }] });
        await posted(`${path}/fulfillments/ful_1/ship`);
        const excess = { status: 422, code: 'refund-exceeds-captured', pointers: [pointer] } as const;
        await expectRefused(service, posting(`${path}/payments/pay_1/refund`, body), excess);
      });

      test.each([
        ['refund', { amount: 1, shipping: true }, ['/shipping']],
        ['refund', { amount: 1, lines: [{ lineId: '1', quantity: 1 }] }, ['/lines']],
        ['refund', { amount: 1, lines: [{ lineId: '1', quantity: 1 }], shipping: true }, ['/lines', '/shipping']],
        ['quote', { shipping: true, cancel: {} }, ['/cancel']],
        ['quote', { amount: 1, cancel: { lines: [{ lineId: '1', quantity: 1 }] } }, ['/cancel']],
      ])('R3 R9 a %s by %j is refused', async (kind, body, pointers) => {
        const path = kind === 'quote' ? `${nowhere}/refund-quote` : `${nowhere}/payments/pay_1/refund`;
        const expected = { status: 422, code: 'validation-failed', pointers } as const;
        await expectRefusedAtTheEdge(service, posting(path, body), expected);
      });

      test.each(['capture', 'void', 'refund'])('P7 customers do not %s', async (command) => {
        const call = posting(`${nowhere}/payments/pay_1/${command}`, {}, service.tokens.ada);
        await expectRefusedAtTheEdge(service, call, { status: 403, code: 'insufficient-scope' });
      });

      test('C8 that the provider refuses is 402, and takes nothing', async () => {
        const path = await givenPaid({ method: 'tok_refund_fails' });
        const refused = await posted(`${path}/payments/pay_1/refund`, { amount: 1000 });
        expectProblem(refused, { status: 402, code: 'payment-declined' });
        expect((await read(path)).json.balance).toMatchObject({ refundedAmount: 0, adjustedAmount: 0, dueAmount: 0 });
      });
    });

    describe('V7 a shop whose amounts have a step', () => {
      const offStep = { status: 422, code: 'validation-failed', pointers: ['/amount'] } as const;
      const inSteps = async (): Promise<void> => {
        inside('a configuration of its own');
        const settings = { ...configuration.settings, amountStep: { EUR: 10 } };
        service = await startService(makeStored, { configuration: { settings } });
      };

      test('rounds the total and shows the difference', async () => {
        await inSteps();
        const rounded = { taxAmount: 1204, totalAmount: 7540, roundingAmount: -1 };
        const quote = await posted('/v1/quotes', goldenCart);
        expect(quote.json.totals).toMatchObject(rounded);
        const { json } = await place({ method: 'tok_ok' });
        expect(json).toMatchObject({ totals: rounded, balance: { currentAmount: 7540, capturedAmount: 7540 } });
        expect(json.lines.map((line: { totalAmount: number }) => line.totalAmount)).toEqual([6094, 864]);
      });

      test('refuses amounts off the step', async () => {
        await inSteps();
        const golden = await givenGolden();
        await expectRefused(service, posting(`${golden}/payments`, { method: 'tok_ok', amount: 7541 }), offStep);
        await expectRefused(service, posting(`${golden}/payments`, { method: 'manual', amount: 5 }), offStep);
        const path = await givenPaid({ method: 'tok_ok', capture: 'manual' });
        await expectRefused(service, posting(`${path}/payments/pay_1/capture`, { amount: 5001 }), offStep);
        await posted(`${path}/payments/pay_1/capture`, { amount: 5000 });
        await expectRefused(service, posting(`${path}/payments/pay_1/refund`, { amount: 1 }), offStep);
        await expectRefused(service, posting(`${path}/refund-quote`, { amount: 1 }), offStep);
        const { json } = await posted(`${path}/payments/pay_1/refund`, { amount: 1000 });
        expect(json.balance).toMatchObject({ currentAmount: 6540, adjustedAmount: 1000, dueAmount: 2540 });
      });
    });

    describe('R9 a quote', () => {
      test('is what the refund then gives, and stores nothing', async () => {
        const path = await givenShipped();
        const lines = [{ lineId: '1', quantity: 1 }];
        const quote = await posted(`${path}/refund-quote`, { lines }, service.tokens.ada);
        expect(quote.json).toEqual({
          currency: 'EUR',
          version: 4,
          amount: 2031,
          netAmount: 1707,
          taxAmount: 324,
          lines: [{ lineId: '1', quantity: 1, netAmount: 1707, taxAmount: 324, totalAmount: 2031 }],
          payments: [{ paymentId: 'pay_1', amount: 2031 }],
          goodwillAmount: 0,
        });
        expect((await read(path)).json.version).toBe(4);
      });

      test('of a cancel is the credit that it leaves', async () => {
        const path = await givenPaid();
        expect((await posted(`${path}/refund-quote`, { cancel: {} })).json).toMatchObject({
          amount: 7541,
          taxAmount: 1204,
        });
      });

      test('is for the customer of the order', async () => {
        const call = posting(`${await givenPaid()}/refund-quote`, {}, service.tokens.bob);
        await expectRefused(service, call, { status: 404, code: 'order-not-found' });
      });
    });

    describe('R1 what is refunded', () => {
      test('when an order is canceled follows the policy of the shop, or that of staff', async () => {
        const [byShop, byStaff] = [await givenPaid(), await givenPaid()];
        const canceled = await posted(`${byShop}/cancel`, { reason: 'late' }, service.tokens.ada);
        expect(canceled.json).toMatchObject({ status: 'canceled', paymentStatus: 'refunded' });
        const kept = await posted(`${byStaff}/cancel`, { reason: 'late', refund: 'none' });
        expect(kept.json).toMatchObject({ paymentStatus: 'overpaid', balance: { creditAmount: 7541 } });
      });

      test('is not chosen without the scope for payments', async () => {
        const path = await givenPaid();
        for (const token of [service.tokens.ada, await scoped('orders:write')])
          await expectRefused(service, posting(`${path}/cancel`, { reason: 'late', refund: 'none' }, token), {
            status: 403,
            code: 'insufficient-scope',
          });
      });

      test('when a return is received is chosen with it', async () => {
        const path = await givenShipped();
        const lines = [{ lineId: '1', quantity: 1 }];
        await posted(`${path}/returns`, { lines, reason: 'too small' }, service.tokens.ada);
        const received = { lines: [{ lineId: '1', quantity: 1, restock: true }], refund: 'credit', shipping: true };
        const receiving = (token?: string) => posting(`${path}/returns/ret_1/receive`, received, token);
        await expectRefused(service, receiving(await scoped('fulfillment:write')), {
          status: 403,
          code: 'insufficient-scope',
        });
        expect((await service.call(receiving())).json).toMatchObject({
          balance: { currentAmount: 4927, refundedAmount: 2614, creditAmount: 0 },
        });
      });
    });

    test('V8 the journal tells what happened to the money, without the method', async () => {
      const path = await givenPaid({ method: 'tok_multi_capture', capture: 'manual' });
      await posted(`${path}/payments/pay_1/capture`, { amount: 5000 });
      const { body, json } = await read(`${path}/events`);
      expect(json.events.map(({ type }: { type: string }) => type)).toEqual([
        'order.placed',
        'payment.requested',
        'payment.authorized',
        'order.confirmed',
        'payment.requested',
        'payment.captured',
      ]);
      expect(body).not.toContain('tok_multi_capture');
    });
  });
};

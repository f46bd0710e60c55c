import { describe, expect, test } from '@jest/globals';
import { receiveReturn } from '#application/returns/receive-return';
import { rejectReturn } from '#application/returns/reject-return';
import { requestReturn } from '#application/returns/request-return';
import { days } from '#domain/instant';
import type { OrderRecord } from '#domain/orders/events';
import { byStaff, type Command, describeCommand, id } from '#test/application/orders/command-suite';
import { packed, received, rejected, returnRequested, shipped } from '#test/builders/goods';
import { canceled, changed, completed, confirmed, orderRecord, units } from '#test/builders/orders';
import { product } from '#test/builders/products';
import { request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

const placed = orderRecord({ id });
const sent = changed(placed, [confirmed, packed('ful_1', ['1', 3]), shipped('ful_1')]);
const asked = changed(sent, [returnRequested('ret_1', ['1', 2])], { private: { reason: 'too small' } });
const returnId = 'ret_1';
const back = (quantity: number, restock: boolean) => [{ lineId: '1', quantity, restock }];

const commands: readonly Command[] = [
  {
    of: 'requesting a return',
    run: (ports, aRequest, of) =>
      requestReturn.with(ports)({ id: of, lines: units(['1', 2]), reason: 'too small' }, aRequest),
    on: sent,
    event: returnRequested('ret_1', ['1', 2]),
    keeps: { reason: 'too small' },
    leaves: 'confirmed',
  },
  {
    of: 'receiving a return',
    run: (ports, aRequest, of) => receiveReturn.with(ports)({ id: of, returnId, lines: back(2, true) }, aRequest),
    on: asked,
    event: received('ret_1', true, ['1', 2]),
    leaves: 'confirmed',
  },
  {
    of: 'rejecting a return',
    run: (ports, aRequest, of) => rejectReturn.with(ports)({ id: of, returnId, reason: 'worn' }, aRequest),
    on: asked,
    event: rejected('ret_1'),
    keeps: { reason: 'worn' },
    leaves: 'confirmed',
  },
];

for (const command of commands) describeCommand(command);

const world = (record: OrderRecord, settings: Readonly<Record<string, unknown>> = {}) =>
  memoryWorld({ products: [product({ available: 7 })], orders: [record], settings });

describe('G3 a return request', () => {
  const command = { id, lines: units(['1', 1]), reason: 'too small' };
  const shippedAt = sent.changes.at(-1)?.at ?? 0;

  test.each([
    [30, 'customer', 30, 'ok'],
    [30, 'customer', 31, 'return-window-closed'],
    [30, 'staff', 400, 'ok'],
    [0, 'customer', 0, 'ok'],
    [0, 'customer', 1, 'return-window-closed'],
    [14, 'customer', 14, 'ok'],
  ] as const)('within %d days, by %s on day %d: %s', async (returnWindowDays, role, day, outcome) => {
    const { ports, clock, advance } = world(sent, { returnWindowDays, withdrawal: { days: 0 } });
    advance(shippedAt + days(day) - clock.now());
    const answer = await requestReturn.with(ports)(command, role === 'staff' ? byStaff() : request());
    expect(answer.ok ? 'ok' : answer.refusal.kind).toBe(outcome);
  });

  test.each([
    [0, 15, 'ok'],
    [0, 15.001, 'return-window-closed'],
    [30, 30, 'ok'],
  ])(
    'R10 within %d days, or as long as the customer may withdraw, on day %d: %s',
    async (returnWindowDays, day, outcome) => {
      const { ports, clock, advance } = world(sent, { returnWindowDays });
      advance(shippedAt + days(day) - clock.now());
      const answer = await requestReturn.with(ports)(command, request());
      expect(answer.ok ? 'ok' : answer.refusal.kind).toBe(outcome);
    },
  );

  test.each([
    ['pending', placed],
    ['canceled', changed(placed, [canceled])],
  ] as const)('of an order that is %s is refused', async (status, record) =>
    expect(refusalOf(await requestReturn.with(world(record).ports)(command, request()))).toEqual({
      kind: 'order-status-conflict',
      status,
      allowed: ['confirmed', 'completed'],
    }),
  );

  test('of a completed order is taken', async () => {
    const { ports } = world(changed(sent, [completed]));
    const { value } = answerOf(await requestReturn.with(ports)(command, request()));
    expect(value).toMatchObject({ status: 'completed', returns: [{ id: 'ret_1', status: 'requested' }] });
    const all = answerOf(await receiveReturn.with(ports)({ id, returnId, lines: back(1, true) }, byStaff()));
    expect(all.value).toMatchObject({ status: 'completed', returns: [{ status: 'received' }] });
  });
});

test.each([
  [true, 9],
  [false, 7],
])('G3 restock %s: the stock is returned in the same commit', async (restock, available) => {
  const { ports } = world(asked);
  answerOf(await receiveReturn.with(ports)({ id, returnId, lines: back(2, restock) }, byStaff()));
  expect((await ports.products.find(product().sku))?.available).toBe(available);
});

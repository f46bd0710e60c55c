import { describe, expect, test } from '@jest/globals';
import type { TakingDecision } from '#domain/orders/decision';
import { type Edit, edit, editable, goodsAmountAfter } from '#domain/orders/edit';
import type { OrderRecord } from '#domain/orders/events';
import { evolveAll, fold } from '#domain/orders/evolve';
import { balanceOf, worthOf } from '#domain/orders/money/balance';
import type { ConfirmedOrder, PendingOrder } from '#domain/orders/order';
import { type PricedShipping, priceLines, priceShipping } from '#domain/pricing';
import { packed, unpacked } from '#test/builders/goods';
import {
  changed,
  confirmed,
  edited,
  goodsAt,
  line,
  linesCanceled,
  orderRecord,
  rate,
  type Units,
  units,
  type WantedLine,
} from '#test/builders/orders';
import { orderWithMoney } from '#test/builders/payments/money';
import { facts, sku } from '#test/builders/products';

const shirts = line();
const mug = line({ sku: 'MUG', name: 'Mug', unitAmount: 850, quantity: 1 });
const ebook = line({ sku: 'EBOOK', name: 'E-book', unitAmount: 1000, quantity: 1, requiresShipping: false });

const open = (record: OrderRecord = orderRecord({ lines: [shirts, mug] })) =>
  fold(record) as PendingOrder | ConfirmedOrder;
const catalog = new Map([
  [sku('TEE-M'), facts({ version: 4 })],
  [sku('MUG'), facts({ sku: sku('MUG'), version: 7, backorderLimit: 5 })],
]);
const anEdit = (
  added: readonly WantedLine[],
  canceled: readonly Units[] = [],
  shipping: PricedShipping | null = null,
): Edit => ({ added: priceLines(added, false, null), canceled: units(...canceled), shipping });

const standard = priceShipping('standard', 490, goodsAt(rate('0.19')), false);

describe('what an edit takes and gives', () => {
  test.each<[string, readonly WantedLine[], readonly Units[], Partial<TakingDecision>]>([
    [
      'takes the units of new lines by the facts that priced them, each product once',
      [line({ quantity: 1 }), mug, line({ quantity: 2 })],
      [],
      {
        takes: [
          { kind: 'take-stock', move: { sku: sku('TEE-M'), quantity: 3 }, factsVersion: 4, backorderLimit: 0 },
          { kind: 'take-stock', move: { sku: sku('MUG'), quantity: 1 }, factsVersion: 7, backorderLimit: 5 },
        ],
        gives: [],
      },
    ],
    [
      'gives back the canceled units',
      [],
      [
        ['1', 2],
        ['2', 1],
      ],
      {
        takes: [],
        gives: [
          { kind: 'return-stock', move: { sku: sku('TEE-M'), quantity: 2 } },
          { kind: 'return-stock', move: { sku: sku('MUG'), quantity: 1 } },
        ],
      },
    ],
    [
      'takes the difference where more units of a product are added than canceled',
      [line({ quantity: 5 })],
      [['1', 2]],
      {
        takes: [{ kind: 'take-stock', move: { sku: sku('TEE-M'), quantity: 3 }, factsVersion: 4, backorderLimit: 0 }],
        gives: [],
      },
    ],
    [
      'gives the difference where fewer are added',
      [line({ quantity: 1 })],
      [['1', 3]],
      { takes: [], gives: [{ kind: 'return-stock', move: { sku: sku('TEE-M'), quantity: 2 } }] },
    ],
    ['moves nothing where as many are added', [line({ quantity: 2 })], [['1', 2]], { takes: [], gives: [] }],
  ])('G5: %s', (_, added, canceled, moved) => {
    const decision = edit(open(), anEdit(added, canceled), catalog);
    expect(decision).toMatchObject(moved);
    expect(decision.events.map(({ type }) => type)).toEqual(['order.edited']);
  });

  test('G5: lines without facts are a defect', () =>
    expect(() => edit(open(), anEdit([ebook]), catalog)).toThrow('no facts of EBOOK'));
});

describe('an edited order', () => {
  test('G5: has the new lines after its own, and totals of all lines ever ordered', () => {
    const order = fold(changed(orderRecord(), [edited([mug], [['1', 1]])]));
    expect(order.lines.map(({ id, sku: product, quantity }) => [id, product, quantity])).toEqual([
      ['1', 'TEE-M', { ordered: 3, canceled: 1, fulfilled: 0, delivered: 0, returned: 0 }],
      ['2', 'MUG', { ordered: 1, canceled: 0, fulfilled: 0, delivered: 0, returned: 0 }],
    ]);
    expect(order.totals).toEqual({
      subtotalAmount: 6847,
      discountAmount: 0,
      shippingAmount: 490,
      taxAmount: 1394,
      totalAmount: 8731,
      roundingAmount: 0,
    });
    expect(balanceOf(order)).toMatchObject({ currentAmount: 6352, dueAmount: 6352, creditAmount: 0 });
  });

  test('G5: leaves the difference due, or as credit', () => {
    const paid = orderWithMoney(open(orderRecord()), { capturedAmount: 7719 });
    const dearer = evolveAll(paid, [edited([mug])]);
    expect(balanceOf(dearer)).toMatchObject({ currentAmount: 8731, dueAmount: 1012, creditAmount: 0 });
    const cheaper = evolveAll(paid, [edited([mug], [['1', 2]])]);
    expect(balanceOf(cheaper)).toMatchObject({ currentAmount: 3974, dueAmount: 0, creditAmount: 3745 });
  });

  test('G5: keeps its shipping, although the edit priced another', () => {
    const other = priceShipping('express', 990, goodsAt(rate('0.19')), false);
    expect(evolveAll(open(), [edited([mug], [], { shipping: other })]).shipping).toEqual(standard);
  });

  test('G5: gets the shipping of the first line that needs it', () => {
    const download = orderRecord({ lines: [ebook], shippingAmount: null });
    expect(worthOf(fold(download))).toBe(1190);
    const order = fold(changed(download, [edited([mug], [], { shipping: standard })]));
    expect(order.shipping).toEqual(standard);
    expect([worthOf(order), order.totals.shippingAmount]).toEqual([2785, 490]);
  });

  test('G5: owes its shipping again once a line needs it again', () => {
    const mixed = orderRecord({ lines: [shirts, ebook] });
    const canceled = changed(mixed, [linesCanceled(['1', 3])]);
    expect(worthOf(fold(canceled))).toBe(1190);
    expect(worthOf(fold(changed(canceled, [edited([mug])])))).toBe(2785);
  });

  test('G5: with prices that include tax adds gross amounts', () => {
    const order = orderRecord({ pricesIncludeTax: true, shippingAmount: null });
    const dearer = fold(changed(order, [edited([mug], [], { pricesIncludeTax: true })]));
    expect(dearer.lines[1]).toMatchObject({ netAmount: 714, taxAmount: 136, totalAmount: 850 });
    expect(worthOf(dearer)).toBe(6847);
  });
});

describe('an order is not editable', () => {
  const fifty = orderRecord({ lines: Array.from({ length: 50 }, () => mug) });

  test.each<[string, OrderRecord, number, readonly Units[], object]>([
    [
      'for more units than are open, nor in unknown lines',
      orderRecord(),
      1,
      [
        ['1', 4],
        ['2', 1],
      ],
      {
        kind: 'quantity-exceeds-open',
        list: 'cancel',
        lines: [
          { index: 0, lineId: '1', requested: 4, open: 3 },
          { index: 1, lineId: '2', requested: 1, open: 0, isUnknown: true },
        ],
      },
    ],
    [
      'for units in a parcel',
      changed(orderRecord(), [confirmed, packed('ful_1', ['1', 2])]),
      0,
      [['1', 2]],
      { kind: 'quantity-exceeds-open', list: 'cancel', lines: [{ index: 0, lineId: '1', requested: 2, open: 1 }] },
    ],
    [
      'if no unit is left',
      orderRecord(),
      0,
      [['1', 3]],
      { kind: 'order-status-conflict', status: 'pending', allowed: [], because: 'nothing-left' },
    ],
    [
      'if no unit is left of what was left',
      changed(orderRecord(), [linesCanceled(['1', 2])]),
      0,
      [['1', 1]],
      { kind: 'order-status-conflict', status: 'pending', allowed: [], because: 'nothing-left' },
    ],
    ['beyond 50 lines', fifty, 1, [], { kind: 'order-too-large', of: 'lines', maximum: 50 }],
    [
      'beyond 50 lines, canceled ones included',
      changed(fifty, [linesCanceled(['1', 1])]),
      1,
      [['2', 1]],
      { kind: 'order-too-large', of: 'lines', maximum: 50 },
    ],
  ])('G5, G6: %s', (_, record, added, canceled, refusal) =>
    expect(editable(open(record), { added, canceled: units(...canceled) })).toEqual({ ok: false, refusal }),
  );

  test.each<[string, OrderRecord, number, readonly Units[]]>([
    ['all units are canceled and others added', orderRecord(), 1, [['1', 3]]],
    ['a line is left', orderRecord({ lines: [shirts, mug] }), 0, [['1', 3]]],
    ['it has the last of 50 lines', orderRecord({ lines: Array.from({ length: 49 }, () => mug) }), 1, []],
    [
      'its parcel was canceled',
      changed(orderRecord(), [confirmed, packed('ful_1', ['1', 3]), unpacked('ful_1')]),
      0,
      [['1', 2]],
    ],
  ])('G5: but it is where %s', (_, record, added, canceled) =>
    expect(editable(open(record), { added, canceled: units(...canceled) }).ok).toBe(true),
  );
});

test('G5: the price of the goods that an edit leaves has discounts, and neither canceled units nor tax', () => {
  const discounted = orderRecord({ lines: [shirts, mug], discount: { type: 'fixed', amount: 1000 } });
  const { added } = anEdit([line({ sku: 'CAP', unitAmount: 500, quantity: 2 })]);
  expect(goodsAmountAfter(open(discounted), { added: [], canceled: [] })).toBe(5847);
  expect(goodsAmountAfter(open(discounted), { added, canceled: units(['1', 1], ['2', 1]) })).toBe(4414);
});

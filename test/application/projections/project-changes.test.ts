import { describe, expect, test } from '@jest/globals';
import type { ChangeRecord } from '#application/events/change-record';
import { type FacetEntry, type ListEntry, type Ports, Unavailable } from '#application/ports';
import { projectChanges } from '#application/projections/project-changes';
import type { OrderRecord } from '#domain/orders/events';
import { type OrderId, orderIdOf } from '#domain/orders/order-id';
import { ok, refuse } from '#domain/result';
import { tenOClock } from '#test/builders/clock';
import { erasedRecord } from '#test/builders/customers';
import {
  canceled,
  changed,
  confirmed,
  edited,
  held,
  line,
  linesCanceled,
  orderRecord,
  released,
  updated,
} from '#test/builders/orders';
import { authorized, requested } from '#test/builders/payments/money';
import { bySystem } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

const orderOf = (random: string, ...skus: readonly string[]): OrderRecord =>
  orderRecord({
    id: orderIdOf({ tag: '7K3M9QX', at: tenOClock, random }),
    lines: skus.map((sku) => line({ sku })),
  });
const a = orderOf('0A', 'TEE-M', 'MUG');
const b = orderOf('0B', 'MUG');

let positions = 100;
const record = (change: ChangeRecord['change']): ChangeRecord => {
  positions += 1;
  return { position: String(positions), about: 'an item', change };
};
const change = (before: OrderRecord | undefined, after: OrderRecord | undefined): ChangeRecord =>
  record(ok({ kind: 'order', before, after, at: tenOClock }));
const poison = (): ChangeRecord => record(refuse({ kind: 'unreadable-record', fault: 'stored item c#1 is not known' }));
const stock = (): ChangeRecord =>
  record(ok({ kind: 'stock', sku: 'MUG' as never, before: undefined, after: undefined, version: '1', at: tenOClock }));

/** Reports that have every order already. */
const reportsTakingAll = {
  shop: memoryWorld().ports.shop,
  writeReports: {
    booked: async (ids: readonly OrderId[]) => new Map(ids.map((each) => [each, Number.MAX_SAFE_INTEGER])),
    book: async () => new Set<OrderId>(),
  },
};

/** The job over a table that only records what it is given. */
const job = (fault?: Error, privateDataDays: number | null = null) => {
  const calls: (readonly FacetEntry[])[] = [];
  const writeOrdersByFacet: Ports['writeOrdersByFacet'] = async (entries) => {
    if (fault !== undefined) throw fault;
    calls.push(entries);
  };
  const unsettled: (readonly ListEntry[])[] = [];
  const writeUnsettledOrders: Ports['writeUnsettledOrders'] = async (entries) => void unsettled.push(entries);
  const privates: (readonly ListEntry[])[] = [];
  const writePrivateOrders: Ports['writePrivateOrders'] = async (entries) => void privates.push(entries);
  const project = projectChanges.with({
    writeOrdersByFacet,
    writeUnsettledOrders,
    writePrivateOrders,
    ...reportsTakingAll,
    shop: { ...reportsTakingAll.shop, privateDataDays },
  });
  const letters = new Map([
    [a.id, 'a'],
    [b.id, 'b'],
  ]);
  return {
    run: async (...records: readonly ChangeRecord[]) => answerOf(await project(records, bySystem())),
    /** `+a MUG`: order a is listed under the mug. */
    written: () =>
      calls.flat().map(({ orderId, facet, isListed }) => `${isListed ? '+' : '-'}${letters.get(orderId)} ${facet}`),
    /** `+a`: order a is listed. */
    unsettled: () => unsettled.flat().map(({ orderId, isListed }) => `${isListed ? '+' : '-'}${letters.get(orderId)}`),
    privates: () => privates.flat().map(({ orderId, isListed }) => `${isListed ? '+' : '-'}${letters.get(orderId)}`),
  };
};

describe('the entries of orders by facet', () => {
  test.each<[string, readonly ChangeRecord[], readonly string[]]>([
    ['a new order is listed under each of its skus', [change(undefined, a)], ['+a TEE-M', '+a MUG']],
    ['two lines of one sku make one entry', [change(undefined, orderOf('0A', 'MUG', 'MUG'))], ['+a MUG']],
    ['a deleted order is taken back', [change(a, undefined)], ['-a TEE-M', '-a MUG']],
    ['a change of its status writes nothing', [change(a, changed(a, [confirmed]))], []],
    ['an order with canceled lines stays', [change(a, changed(a, [linesCanceled(['1', 3]), canceled]))], []],
    ['a sku that an edit adds is listed', [change(b, changed(b, [edited([line({ sku: 'CAP' })])]))], ['+b CAP']],
    ['a sku that an edit adds again writes nothing', [change(b, changed(b, [edited([line({ sku: 'MUG' })])]))], []],
    ['a sku that a change adds is listed', [change(b, orderOf('0B', 'MUG', 'CAP'))], ['+b CAP']],
    ['a sku that a change takes away is taken back', [change(a, orderOf('0A', 'MUG'))], ['-a TEE-M']],
    ['stock is about no order', [stock()], []],
    ['a change that nobody reads is left out', [record(ok(undefined))], []],
  ])('%s', async (_, records, entries) => {
    const { run, written } = job();
    expect(await run(...records)).toEqual({ written: entries.length, retryFrom: null, unreadable: [] });
    expect(written()).toEqual(entries);
  });

  test('of a batch are the last of each order and sku, once', async () => {
    const { run, written } = job();
    const edited = orderOf('0A', 'TEE-M', 'CAP');
    expect(await run(change(undefined, a), change(undefined, b), change(a, edited), change(edited, a))).toEqual({
      written: 4,
      retryFrom: null,
      unreadable: [],
    });
    expect(written()).toEqual(['+a TEE-M', '+a MUG', '+b MUG', '-a CAP']);
  });

  test('of an order that a batch places and deletes are taken back: an earlier attempt may have written them', async () => {
    const { run, written } = job();
    await run(change(undefined, a), change(a, undefined));
    expect(written()).toEqual(['-a TEE-M', '-a MUG']);
  });
});

describe('the entries of closed orders with private data', () => {
  const open = changed(a, [confirmed], { private: { note: 'ring' } });
  const closed = changed(open, [canceled]);
  const noted = changed(closed, [updated('note')], { private: { note: 'late' } });
  const blank = changed(b, [canceled]);

  test.each<[string, readonly ChangeRecord[], readonly string[]]>([
    ['an open order has none', [change(undefined, a), change(a, open)], []],
    ['an order is listed when it is closed', [change(open, closed)], ['+a']],
    ['so is one that a rebuild reads', [change(undefined, closed)], ['+a']],
    ['it is listed again with each later change', [change(closed, noted)], ['+a']],
    ['one without private data has none', [change(b, blank)], []],
    ['it is taken back when it is erased', [change(closed, erasedRecord(closed))], ['-a']],
    ['of a batch the last state counts', [change(open, closed), change(closed, erasedRecord(closed))], ['-a']],
    ['a deleted order is taken back', [change(closed, undefined)], ['-a']],
  ])('%s', async (_, records, entries) => {
    const { run, privates } = job(undefined, 30);
    await run(...records);
    expect(privates()).toEqual(entries);
  });

  test('are not written where the shop keeps private data', async () => {
    const { run, privates } = job();
    await run(change(open, closed), change(closed, erasedRecord(closed)));
    expect(privates()).toEqual([]);
  });
});

describe('the entries of orders on hold', () => {
  const hold = changed(b, [held('hold_2')]);
  const twice = changed(hold, [held('hold_3')]);
  const freed = changed(hold, [released('hold_2')]);

  test.each<[string, readonly ChangeRecord[], readonly string[]]>([
    ['an order is listed from its first hold on', [change(b, hold)], ['+b *hold']],
    ['a second hold writes nothing', [change(hold, twice)], []],
    ['it is taken back with its last hold', [change(hold, freed)], ['-b *hold']],
    ['it is taken back when the order is canceled', [change(hold, changed(hold, [canceled]))], ['-b *hold']],
    ['a hold that is released in the same batch leaves nothing', [change(b, hold), change(hold, freed)], ['-b *hold']],
  ])('%s', async (_, records, entries) => {
    const { run, written } = job();
    await run(...records);
    expect(written()).toEqual(entries);
  });
});

describe('the entries of unsettled payments', () => {
  const wanting = changed(b, [requested(1, 1, 864)]);
  const paid = changed(wanting, [authorized(1, 1, 864)]);
  const [waiting, processing] = (['requires-action', 'processing'] as const).map((state) =>
    changed(wanting, [
      { type: `payment.${state}`, data: { paymentId: 'pay_1', operationId: 'op_1', reference: null } },
    ]),
  );
  const refunding = changed(paid, [requested(1, 2, 864, { operation: 'refund' })]);
  const disputed = changed(paid, [
    { type: 'payment.disputed', data: { paymentId: 'pay_1', operationId: 'op_2', amount: 864 } },
  ]);

  test.each<[string, readonly ChangeRecord[], readonly string[]]>([
    ['an order without payments has none', [change(undefined, b), change(b, undefined)], []],
    ['an order is listed when it asks for money', [change(b, wanting)], ['+b']],
    ['an order that was placed with a payment is listed', [change(undefined, wanting)], ['+b']],
    ['it stays while the customer must act', [change(wanting, waiting)], ['+b']],
    ['it stays while the provider processes the payment', [change(wanting, processing)], ['+b']],
    ['it is taken back when the outcome is known', [change(wanting, paid)], ['-b']],
    [
      'V2: an operation that begins and ends in one batch writes nothing',
      [change(b, wanting), change(wanting, paid)],
      [],
    ],
    [
      'two orders have an entry each',
      [change(wanting, paid), change(a, changed(a, [requested(1, 1, 1)]))],
      ['-b', '+a'],
    ],
    ['one that ends while another one begins stays', [change(wanting, paid), change(paid, refunding)], ['+b']],
    ['a refund is listed', [change(paid, refunding)], ['+b']],
    ['a dispute is none of ours', [change(paid, disputed)], []],
    ['a deleted order is taken back', [change(wanting, undefined)], ['-b']],
  ])('%s', async (_, records, entries) => {
    const { run, unsettled } = job();
    await run(...records);
    expect(unsettled()).toEqual(entries);
  });
});

describe('a batch', () => {
  test('with an unreadable record is written, and delivered again from that record on', async () => {
    const { run, written } = job();
    const records = [change(undefined, a), poison(), change(undefined, b)];
    expect(await run(...records)).toEqual({
      written: 3,
      retryFrom: records[1]?.position,
      unreadable: ['stored item c#1 is not known'],
    });
    expect(written()).toEqual(['+a TEE-M', '+a MUG', '+b MUG']);
  });

  test('with an order that has no state is written, and delivered again from that order on', async () => {
    const { run, written } = job();
    const [placed] = a.changes;
    const broken: OrderRecord = { ...a, changes: [{ ...placed, events: [confirmed] }] };
    const records = [change(undefined, b), change(undefined, broken)];
    expect(await run(...records)).toEqual({
      written: 1,
      retryFrom: records[1]?.position,
      unreadable: [`the order at ${records[1]?.position} has no state: Error`],
    });
    expect(written()).toEqual(['+b MUG']);
  });

  test('is delivered again as a whole if the table did not answer in time', async () => {
    const { run } = job(new Unavailable('the table is away'));
    const records = [stock(), change(undefined, a), poison()];
    expect(await run(...records)).toEqual({
      written: 0,
      retryFrom: records[0]?.position,
      unreadable: ['stored item c#1 is not known'],
    });
  });

  test('is delivered again from the first order on that was not written in time', async () => {
    const sizes: number[] = [];
    const project = projectChanges.with({
      writeOrdersByFacet: async (entries) => {
        if (sizes.length === 2) throw new Unavailable('no time is left');
        sizes.push(entries.length);
      },
      writeUnsettledOrders: async () => undefined,
      writePrivateOrders: async () => undefined,
      ...reportsTakingAll,
    });
    const records = Array.from({ length: 60 }, (_, index) =>
      change(
        undefined,
        orderOf(`${index % 2 === 0 ? 'A' : 'B'}${'0123456789ABCDEFGHJKMNPQRSTVWXYZ'[index >> 1]}`, 'MUG'),
      ),
    );
    expect(answerOf(await project([...records, poison()], bySystem()))).toEqual({
      written: 50,
      retryFrom: records[50]?.position,
      unreadable: ['stored item c#1 is not known'],
    });
    expect(sizes).toEqual([25, 25]);
  });

  test('fails with a defect of the table', async () => {
    const { run } = job(new TypeError('access denied'));
    await expect(run(change(undefined, a))).rejects.toThrow('access denied');
  });
});

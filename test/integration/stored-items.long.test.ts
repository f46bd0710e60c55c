import { type AttributeValue, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { packChange, parseChanges } from '#adapters/dynamodb/orders/order-changes';
import { packRevision, parseRevisions } from '#adapters/dynamodb/orders/order-revisions';
import { table as layout } from '#adapters/dynamodb/table';
import type { Ports } from '#application/ports';
import { feedStart } from '#domain/events/feed';
import type { Change, OrderEvent } from '#domain/orders/events';
import type { Revision } from '#domain/orders/private-data';
import { type ItemToPrice, price, priceLines, priceShipping } from '#domain/pricing';
import type { Rate } from '#domain/rate';
import { ada } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { customerRecord } from '#test/builders/customers';
import { code, discount, redeemer } from '#test/builders/discounts';
import { feedEntry } from '#test/builders/events/feed';
import {
  canceled,
  changed,
  completed,
  confirmed,
  country,
  goodsAt,
  held,
  linesCanceled,
  orderRecord,
  receiptOf,
  referring,
  released,
  updated,
  writing,
} from '#test/builders/orders';
import { simulated } from '#test/builders/payments/simulator';
import { eur, product, sku } from '#test/builders/products';
import { entry as reported, today } from '#test/builders/reports';
import { aTrace } from '#test/builders/requests';
import { changedEndpoint, endpoint } from '#test/builders/webhooks/webhooks';
import { given, givenDiscounts, givenProducts } from '#test/contract/world';
import { dynamoWorld, emptiedTable } from '#test/integration/world';
import { casesOf } from '#test/properties/runs';

type Item = Record<string, AttributeValue>;
type Fault = readonly [name: string, spoil: (item: Item) => Item, place: string];

const record = changed(
  changed(
    orderRecord({
      private: { email: 'ada@example.com' },
      applied: { code: code('WELCOME10'), counted: true, redeemer: null },
    }),
    [confirmed],
  ),
  [linesCanceled(['1', 2]), updated('email', 'note'), held('hold_3')],
);
const change = (item: Item, index: number): Item => (item.ch?.L?.[index]?.M ?? {}) as Item;
const event = (item: Item): Item => (change(item, 0).e?.L?.[0]?.M ?? {}) as Item;
const laterEvent =
  (index: number) =>
  (item: Item): Item =>
    (change(item, 2).e?.L?.[index]?.M ?? {}) as Item;
const [cut, update, hold] = [laterEvent(0), laterEvent(1), laterEvent(2)];
const spoiling = (pick: (item: Item) => Item, field: string, value: AttributeValue | undefined) => (item: Item) => {
  const copy = structuredClone(item);
  const part = pick(copy);
  if (value === undefined) delete part[field];
  else part[field] = value;
  return copy;
};
const asked = (item: Item): Item => (item.op?.L?.[0]?.M ?? {}) as Item;
const top = (field: string, value: AttributeValue | undefined) => spoiling((item) => item, field, value);

const kinds: readonly {
  readonly kind: string;
  readonly key: Item;
  readonly read: (ports: Ports) => Promise<unknown>;
  readonly name: string;
  readonly faults: readonly Fault[];
}[] = [
  {
    kind: 'order',
    key: { pk: { S: 'c#7K3M9QX' }, sk: { S: 'o#1QF65V805T' } },
    read: ({ orders }) => orders.find(record.id),
    name: 'stored item c#7K3M9QX o#1QF65V805T',
    faults: [
      ['another schema', top('z', { N: '2' }), '.schema'],
      ['no version', top('n', undefined), '.version'],
      ['a version that its changes do not have', top('n', { N: '4' }), '.version'],
      ['an unknown status', top('st', { S: 'q' }), '.status'],
      ['no customer', top('id', { S: '' }), '.customerId'],
      ['a currency there is not', top('cu', { S: 'eur' }), '.currency'],
      ['a broken amount', top('to', { N: '1.5' }), '.totalAmount'],
      ['no changes', top('ch', { L: [] }), '.changes'],
      ['changes that are none', top('ch', { S: 'x' }), '.changes'],
      ['revisions that are none', top('pr', { M: {} }), '.revisions'],
      ['a change of another schema', spoiling((i) => change(i, 1), 'z', { N: '9' }), '.changes[1].z'],
      ['a change with an unknown field', spoiling((i) => change(i, 1), 'q', { N: '9' }), '.changes[1].q'],
      ['an unknown actor', spoiling((i) => change(i, 1), 'a', { S: 'ghost' }), '.changes[1].a'],
      ['no events', spoiling((i) => change(i, 1), 'e', { L: [] }), '.changes[1].e'],
      ['an unknown event', spoiling(event, 'y', { S: 'lost' }), '.changes[0].e[0].y'],
      [
        'canceled lines of nothing',
        spoiling(cut, 'l', { L: [{ M: { i: { S: '1' }, q: { N: '0' } } }] }),
        '.changes[2].e[0].l[0].q',
      ],
      ['a canceled line without an id', spoiling(cut, 'l', { L: [{ M: {} }] }), '.changes[2].e[0].l[0].i'],
      ['an unknown private field', spoiling(update, 'f', { S: 'mq' }), '.changes[2].e[1].f'],
      ['a hold without an id', spoiling(hold, 'h', undefined), '.changes[2].e[2].h'],
      ['a hold with more', spoiling(hold, 'q', { S: 'x' }), '.changes[2].e[2].q'],
      ['no placement first', spoiling((i) => change(i, 0), 'e', { L: [{ M: { y: { S: 'confirmed' } } }] }), '.changes'],
      [
        'a line without a sku',
        spoiling(event, 'l', { L: [{ M: { n: { S: 'x' }, a: { N: '1' } } }] }),
        '.changes[0].e[0].l[0].k',
      ],
      ['a negative time to expire', spoiling(event, 'x', { N: '-1' }), '.changes[0].e[0].x'],
      ['a discount without a code', spoiling(event, 'd', { M: { n: { BOOL: true } } }), '.changes[0].e[0].d.c'],
      ['a discount with more', spoiling(event, 'd', { M: { c: { S: 'A' }, q: { N: '1' } } }), '.changes[0].e[0].d.q'],
      [
        'a discount that is counted or not',
        spoiling(event, 'd', { M: { c: { S: 'A' }, n: { N: '1' } } }),
        '.changes[0].e[0].d.n',
      ],
    ],
  },
  {
    kind: 'product',
    key: { pk: { S: 's#TEE-M' }, sk: { S: 's#TEE-M' } },
    read: ({ products }) => products.find(sku('TEE-M')),
    name: 'stored item s#TEE-M s#TEE-M',
    faults: [
      ['another schema', top('z', { N: '2' }), '.schema'],
      ['a broken stock', top('av', { N: '0.5' }), '.available'],
      ['a limit of nothing', top('bl', { N: '0' }), '.backorderLimit'],
      ['a day as text', top('ex', { S: '2026-11-21' }), '.expectedAt'],
      ['no stock', top('av', undefined), '.available'],
      ['a broken opening', top('op', { N: '0.5' }), '.opening'],
      ['adjustments as text', top('ad', { S: '1' }), '.adjusted'],
      ['a price as text', top('ua', { S: '1' }), '.unitAmount'],
      ['an unknown tax category', top('tc', { S: 'q' }), '.taxCategory'],
      ['a version before the first', top('fv', { N: '0' }), '.factsVersion'],
    ],
  },
  {
    kind: 'discount',
    key: { pk: { S: 'd#WELCOME10' }, sk: { S: 'd#WELCOME10' } },
    read: ({ discounts }) => discounts.find(code('WELCOME10'), { fresh: true }),
    name: 'stored item d#WELCOME10 d#WELCOME10',
    faults: [
      ['another schema', top('z', { N: '2' }), '.schema'],
      ['redeemed by less than nobody', top('rd', { N: '-1' }), '.redeemed'],
      ['not counted', top('rd', undefined), '.redeemed'],
      ['neither amount nor share', top('am', undefined), ''],
      ['both amount and share', top('rt', { S: '0.1' }), ''],
      ['an amount as text', top('am', { S: '1' }), '.amount'],
      ['a share of more than all', top('rt', { S: '1.1' }), '.rate'],
      ['a currency there is not', top('mo', { S: 'eur' }), '.currency'],
      ['a broken moment', top('sa', { N: '0.5' }), '.startsAt'],
      ['an end as text', top('ea', { S: '2026-11-21' }), '.endsAt'],
      ['a maximum of nothing', top('mr', { N: '0' }), '.maxRedemptions'],
      ['no maximum for a customer', top('mc', { N: '0' }), '.maxRedemptionsPerCustomer'],
      ['a version before the first', top('fv', { N: '0' }), '.factsVersion'],
    ],
  },
  {
    kind: 'reference',
    key: { pk: { S: 'x#UhjsULsa_o95ztPuY4t7TQ' }, sk: { S: '_S-lIvHiuNesfVfrvJ16mA' } },
    read: ({ externalReferences }) => externalReferences.find('web-1001'),
    name: 'stored item x#UhjsULsa_o95ztPuY4t7TQ _S-lIvHiuNesfVfrvJ16mA',
    faults: [
      ['another schema', top('z', { N: '2' }), '.schema'],
      ['no order', top('o', undefined), '.orderId'],
      ['an id with a wrong check symbol', top('o', { S: '7K3M9Q-X1QF65-V805T9' }), '.orderId'],
    ],
  },
  {
    kind: 'sku entry',
    key: { pk: { S: 'q#TEE-M#0' }, sk: { S: 'o#1QF65V805T7K3M9QX' } },
    read: ({ ordersByFacet }) => ordersByFacet.page({ facet: sku('TEE-M'), limit: 5 }),
    name: 'stored item q#TEE-M#0 o#1QF65V805T7K3M9QX',
    faults: [['another schema', top('z', { N: '2' }), '.schema']],
  },
  {
    kind: 'simulated payment',
    key: { pk: { S: `v#${simulated().orderId}` }, sk: { S: 'pay_1' } },
    read: ({ simulatedPayments }) => simulatedPayments.find(simulated()),
    name: `stored item v#${simulated().orderId} pay_1`,
    faults: [
      ['another schema', top('z', { N: '2' }), '.schema'],
      ['no version', top('n', undefined), '.version'],
      ['an unknown method', top('m', { S: 'tok_free' }), '.method'],
      ['a method that is a member of every object', top('m', { S: 'constructor' }), '.method'],
      ['no currency', top('mo', undefined), '.currency'],
      ['no operations', top('op', undefined), '.operations'],
      ['an operation without a time', spoiling(asked, 'd', undefined), '.operations[0].d'],
      ['an operation of no known type', spoiling(asked, 't', { S: 'd' }), '.operations[0].t'],
      ['an operation with a negative amount', spoiling(asked, 'a', { N: '-1' }), '.operations[0].a'],
      ['an operation with an id that is none', spoiling(asked, 'o', { N: '0' }), '.operations[0].o'],
      ['an action before the first operation', top('a', { M: { d: { N: '1' }, n: { N: '0' } } }), '.acted.n'],
    ],
  },
  {
    kind: 'endpoint of webhooks',
    key: { pk: { S: 'w#0' }, sk: { S: 'we_0000000000000001' } },
    read: ({ webhookEndpoints }) => webhookEndpoints.all(),
    name: 'stored item w#0 we_0000000000000001',
    faults: [
      ['another schema', top('z', { N: '2' }), '.schema'],
      ['no version', top('n', undefined), '.version'],
      ['no address', top('u', undefined), '.url'],
      ['no secret', top('s', undefined), '.secret'],
      ['types that are no list', top('y', { S: 'order.placed' }), '.types'],
      ['a type that is none', top('y', { L: [{ S: 'order.lost' }] }), '.types[0]'],
      ['an unknown payload', top('p', { S: 'q' }), '.payload'],
      ['an unknown reason', top('d', { S: 'constructor' }), '.disabled'],
      ['a broken moment', top('f', { N: '0.5' }), '.failingSince'],
      ['no creation', top('c', undefined), '.createdAt'],
      ['a secret before without an end', spoiling((item) => (item.o?.M ?? {}) as Item, 'u', undefined), '.previous.u'],
      ['a tombstone with an address', top('dl', { BOOL: true }), '.url'],
    ],
  },
  {
    kind: 'entry of an unsettled order',
    key: { pk: { S: 'u#0' }, sk: { S: 'o#1QF65V805T7K3M9QX' } },
    read: ({ unsettledOrders }) => unsettledOrders.page({ limit: 5 }),
    name: 'stored item u#0 o#1QF65V805T7K3M9QX',
    faults: [['another schema', top('z', { N: '2' }), '.schema']],
  },
  {
    kind: 'entry of a closed order with private data',
    key: { pk: { S: 'y#0' }, sk: { S: 'o#1QF65V805T7K3M9QX' } },
    read: ({ privateOrders }) => privateOrders.page({ limit: 5 }),
    name: 'stored item y#0 o#1QF65V805T7K3M9QX',
    faults: [['another schema', top('z', { N: '2' }), '.schema']],
  },
  {
    kind: 'customer',
    key: { pk: { S: 'n#cus_ada' }, sk: { S: 'n#cus_ada' } },
    read: ({ customers }) => customers.find(ada),
    name: 'stored item n#cus_ada n#cus_ada',
    faults: [
      ['another schema', top('z', { N: '2' }), '.schema'],
      ['no version', top('n', undefined), '.version'],
      ['a name that is no text', top('cn', { N: '1' }), '.name'],
      ['an unknown locale', top('cl', { S: 'constructor' }), '.locale'],
      ['addresses that are no list', top('ca', { S: 'x' }), '.addresses'],
      [
        'an address without a city',
        spoiling((item) => (item.ca?.L?.[0]?.M ?? {}) as Item, 'c', undefined),
        '.addresses[0].c',
      ],
    ],
  },
  {
    kind: 'email of a customer',
    key: { pk: { S: 'n#5giivfSMuki_WOXDAEXPIw' }, sk: { S: 'e#cus_ada' } },
    read: ({ customersByEmail }) => customersByEmail.find('ada@example.com'),
    name: 'stored item n#5giivfSMuki_WOXDAEXPIw e#cus_ada',
    faults: [['another schema', top('z', { N: '2' }), '.schema']],
  },
  {
    kind: 'event of the feed',
    key: { pk: { S: 'f#2026-11-21T10#0' }, sk: { S: feedEntry().position } },
    read: ({ feed }) => feed.ofHour({ after: feedStart(tenOClock), until: tenOClock + 1, limit: 5 }),
    name: 'stored item f#2026-11-21T10#0 1795255200000#0002#7K3M9Q-X1QF65-V805T8:2',
    faults: [
      ['another schema', top('z', { N: '2' }), '.schema'],
      ['a text that is not JSON', top('j', { S: '{' }), '.json'],
      ['JSON that is no event', top('j', { S: '{"type":"order.lost"}' }), '.json'],
    ],
  },
  {
    kind: 'mark of an order in the reports',
    key: { pk: { S: 't#7K3M9Q-X1QF65-V805T8' }, sk: { S: 'booked' } },
    read: ({ writeReports }) => writeReports.booked([record.id]),
    name: 'stored item t#7K3M9Q-X1QF65-V805T8 booked',
    faults: [
      ['another schema', top('z', { N: '2' }), '.schema'],
      ['no version', top('n', undefined), '.version'],
      ['a version of no change', top('n', { N: '0' }), '.version'],
    ],
  },
  {
    kind: 'row of a report',
    key: { pk: { S: 't#t#booked#2026-11#0' }, sk: { S: '2026-11-21#EUR#DE#0.19#' } },
    read: ({ reports }) => reports.rows({ report: 'taxes', by: 'booked', from: today, to: today, limit: 5 }),
    name: 'stored item t#t#booked#2026-11#0 2026-11-21#EUR#DE#0.19#',
    faults: [
      ['another schema', top('z', { N: '2' }), '.schema'],
      ['no time', top('a', undefined), '.bookedAt'],
      ['a broken amount', top('n', { N: '0.5' }), '.netAmount'],
      ['an amount that is a text', top('t', { S: '5' }), '.taxAmount'],
    ],
  },
  {
    kind: 'receipt',
    key: { pk: { S: `i#${record.changes[0].cause.key}` }, sk: { S: 'i' } },
    read: ({ receipts }) => receipts.find(record.changes[0].cause.key),
    name: `stored item i#${record.changes[0].cause.key} i`,
    faults: [
      ['another schema', top('z', { N: '2' }), '.schema'],
      ['an id with a wrong check symbol', top('r', { M: { o: { S: '7K3M9Q-X1QF65-V805T9' } } }), '.result.o'],
      ['no result', top('r', { M: {} }), '.result.s'],
      ['a fingerprint that is none', top('f', { N: '1' }), '.fingerprint'],
      ['no time', top('ttl', undefined), '.keptUntilSeconds'],
    ],
  },
];

test('each projection has a faulty entry', () => {
  const missing = Object.entries(layout.projections).filter(
    ([, prefix]) => !kinds.some(({ key }) => key.pk?.S?.startsWith(prefix)),
  );
  const message = 'add an entry of another schema to `kinds` here, and write one before the kinds are read';
  expect(missing.map(([name]) => `${name}: ${message}`)).toEqual([]);
});

describe.each(kinds)('a faulty $kind', ({ key, read, name, faults }) => {
  test.each(faults)('is a defect whose message has the key and the path: %s', async (_, spoil, place) => {
    const world = await dynamoWorld({ table: await emptiedTable() });
    await givenProducts(world, product());
    await givenDiscounts(world, discount());
    const [first, second] = record.changes;
    await given(world, writing({ ...record, changes: [first] }), { kind: 'receipt', receipt: receiptOf(record) });
    if (second !== undefined) await given(world, writing({ ...record, changes: [first, second] }));
    await given(world, writing(record));
    await given(world, referring(record, 'web-1001'));
    await world.ports.writeReports.book([reported()]);
    await world.ports.simulatedPayments.save(simulated({ acted: { confirms: false, at: tenOClock, after: 1 } }));
    await world.ports.writeOrdersByFacet([{ facet: sku('TEE-M'), orderId: record.id, isListed: true }]);
    await world.ports.writeUnsettledOrders([{ orderId: record.id, isListed: true }]);
    await world.ports.writePrivateOrders([{ orderId: record.id, isListed: true }]);
    await world.ports.writeFeed([feedEntry()]);
    for (const each of [endpoint(), changedEndpoint()])
      await given(world, { kind: 'webhook-endpoint', endpoint: each });
    await world.ports.writeCustomers.put(customerRecord(), undefined);
    const { Item = {} } = await world.client.send(new GetItemCommand({ TableName: world.table, Key: key }));
    await expect(read(world.ports)).resolves.toBeDefined();
    await world.client.send(new PutItemCommand({ TableName: world.table, Item: spoil(Item as Item) }));
    await expect(read(world.ports)).rejects.toThrow(`${name}${place} is not `);
  });
});

// ── Packed values are read as they were ────────────────────────────────────────────────────────────────────────────

const rates = fc.constantFrom('0', '0.07', '0.19', '0.055', '1').map((text) => text as Rate);
const items: fc.Arbitrary<ItemToPrice[]> = fc.array(
  fc.record({
    sku: fc.constantFrom('A', 'tee-M', 'x.Y_z-9'),
    name: fc.string({ unit: 'grapheme', maxLength: 40 }),
    unitAmount: fc.nat(999_999_999),
    quantity: fc.integer({ min: 1, max: 9_999 }),
    requiresShipping: fc.boolean(),
    taxRate: rates,
  }),
  { minLength: 1, maxLength: 6 },
);
const discounts = fc.option(fc.record({ type: fc.constant('fixed' as const), amount: fc.nat(10_000) }));

const applications = fc.option(
  fc.record({
    code: fc.constantFrom('A', 'tee-10', 'x.Y_z-9'),
    counted: fc.boolean(),
    redeemer: fc.constantFrom(null, redeemer('ada')),
  }),
);

const placements = fc
  .tuple(
    items,
    fc.boolean(),
    discounts,
    applications,
    fc.option(fc.tuple(fc.nat(10_000), rates)),
    fc.option(fc.nat(10 ** 7)),
  )
  .map(([lines, inclusive, discount, applied, shipping, expires]): Change => {
    const shipped = shipping === null ? null : priceShipping('standard', shipping[0], goodsAt(shipping[1]), inclusive);
    const { totals: _, ...priced } = price(
      { currency: eur, pricesIncludeTax: inclusive, amountStep: inclusive ? 10 : 1 },
      priceLines(lines, inclusive, discount),
      shipped,
    );
    return {
      at: tenOClock,
      actor: { role: 'customer' },
      cause: { key: 'a'.repeat(32), fingerprint: 'not hexadecimal' },
      trace: inclusive ? aTrace : null,
      events: [
        {
          type: 'order.placed',
          data: {
            ...priced,
            standardShippingAmount: inclusive ? 583 : null,
            discount: applied,
            taxCountry: country('DE'),
            taxRegion: inclusive ? 'BE' : null,
            expiresAt: expires === null ? null : tenOClock + expires,
          },
        },
      ],
    };
  });

test('every placement is read as it was packed', () => {
  fc.assert(
    fc.property(placements, (placed) => {
      expect(parseChanges(tenOClock)([packChange(placed, tenOClock, [])], 'it')).toEqual([placed]);
    }),
    { numRuns: casesOf(2_000) },
  );
});

test('a discount that does not count redemptions is stored as its code alone', () => {
  const stored = (counted: boolean) =>
    packChange(orderRecord({ applied: { code: 'WELCOME10', counted, redeemer: null } }).changes[0], tenOClock, []).e;
  expect(stored(false)).toEqual([expect.objectContaining({ d: { c: 'WELCOME10' } })]);
  expect(stored(true)).toEqual([expect.objectContaining({ d: { c: 'WELCOME10', n: true } })]);
});

test('amounts that do not follow from the other fields are stored', () => {
  const [placed] = orderRecord().changes;
  const [{ type, data }] = placed.events;
  if (type !== 'order.placed') throw new Error('an order begins with its placement');
  const [line] = data.lines;
  if (line === undefined) throw new Error('an order has lines');
  const odd = { ...line, subtotalAmount: 6_000, discountAmount: 1, netAmount: 5_001, taxAmount: 7, totalAmount: 5_008 };
  const change: Change = { ...placed, events: [{ type, data: { ...data, lines: [odd] } }] };
  expect(parseChanges(tenOClock)([packChange(change, tenOClock, [])], 'it')).toEqual([change]);
});

test('a line whose net amount and tax do not sum to its total is not stored', () => {
  const [placed] = orderRecord().changes;
  const [{ type, data }] = placed.events;
  if (type !== 'order.placed') throw new Error('an order begins with its placement');
  const lines = data.lines.map((line) => ({ ...line, totalAmount: line.totalAmount + 1 }));
  expect(() => packChange({ ...placed, events: [{ type, data: { ...data, lines } }] }, tenOClock, [])).toThrow(
    RangeError,
  );
});

const events: fc.Arbitrary<OrderEvent> = fc.oneof(
  fc.constantFrom<OrderEvent>(confirmed, completed, canceled),
  fc
    .array(fc.tuple(fc.integer({ min: 1, max: 50 }).map(String), fc.integer({ min: 1, max: 9_999 })))
    .map((lines) => linesCanceled(...lines)),
  fc.subarray(['email', 'metadata', 'note', 'shippingAddress', 'tags'] as const).map((names) => updated(...names)),
  fc.integer({ min: 2, max: 999 }).map((version) => held(`hold_${version}`)),
  fc.integer({ min: 2, max: 999 }).map((version) => released(`hold_${version}`)),
);

test('every event after a placement is read as it was packed', () => {
  const [placed] = orderRecord().changes;
  fc.assert(
    fc.property(fc.array(events), (more) => {
      const change: Change = { ...placed, events: [placed.events[0], ...more] };
      expect(parseChanges(tenOClock)([packChange(change, tenOClock, [])], 'it')).toEqual([change]);
    }),
    { numRuns: casesOf(2_000) },
  );
});

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const texts = fc.string({ unit: 'grapheme', maxLength: 20 });
const addresses = fc.record({
  name: texts,
  line1: texts,
  line2: fc.option(texts),
  postalCode: fc.option(texts),
  city: texts,
  region: fc.option(texts),
  country: fc.constant(country('DE')),
});
const revisions = fc
  .record({
    email: maybe(fc.option(texts)),
    shippingAddress: maybe(fc.option(addresses)),
    note: maybe(fc.option(texts)),
    tags: maybe(fc.array(texts)),
    metadata: maybe(
      fc.dictionary(
        texts.filter((name) => name !== '__proto__'),
        texts,
      ),
    ),
    reason: maybe(texts),
  })
  .map((fields): Revision => {
    const present = Object.entries(fields).filter(([, value]) => value !== undefined);
    return { ...Object.fromEntries(present), version: 1 };
  });

test('every revision is read as it was packed, with the fields that were removed', () => {
  fc.assert(
    fc.property(fc.array(revisions), (packed) => {
      expect(parseRevisions(packed.map(packRevision), 'it')).toEqual(packed);
    }),
    { numRuns: casesOf(2_000) },
  );
});

import { expect, test } from '@jest/globals';
import { grants } from '#adapters/dynamodb/grants';
import { type Commit, type Ports, rejectionsOf, type StoredPort, type Write } from '#application/ports';
import { feedStart } from '#domain/events/feed';
import { ada } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { customerRecord, erasedRecord } from '#test/builders/customers';
import { code, discount, discountFacts, redeemer } from '#test/builders/discounts';
import { feedEntry } from '#test/builders/events/feed';
import { canceled, changed, orderRecord, receiptOf, referring, writing } from '#test/builders/orders';
import { authorization, simulated } from '#test/builders/payments/simulator';
import { facts, product, sku } from '#test/builders/products';
import { entry, today } from '#test/builders/reports';
import {
  changedEndpoint,
  endpoint,
  endpointId,
  failedDelivery,
  failingBacklog,
  stockBacklog,
} from '#test/builders/webhooks/webhooks';
import { given, givenDiscounts, givenProducts } from '#test/contract/world';
import { type DynamoWorld, dynamoWorld } from '#test/integration/world';

const tee = sku('TEE-M');
const welcome = code('WELCOME10');
const record = orderRecord();
const placing: [Write, ...Write[]] = [
  writing(record),
  { kind: 'receipt', receipt: receiptOf(record) },
  { kind: 'take-stock', move: { sku: tee, quantity: 1 }, factsVersion: 1, backorderLimit: 0 },
  referring(record),
];

type Use = (ports: Ports) => Promise<unknown>;

/** Calls of every member of a port that reach the table. A stored port without its line does not compile. */
const uses: { readonly [Name in StoredPort]: Use } & { readonly [Name in keyof Ports]?: Use } = {
  orders: ({ orders }) => orders.find(record.id),
  orderBatches: ({ orderBatches }) => orderBatches.find([record.id]),
  orderLists: async ({ orderLists }) => {
    await orderLists.ofCustomer(ada, { limit: 1 });
    await orderLists.ofShop({ limit: 1 });
  },
  recentOrders: ({ recentOrders }) => recentOrders.ofCustomer(ada, { placedFrom: record.changes[0].at, limit: 1 }),
  ordersByFacet: ({ ordersByFacet }) => ordersByFacet.page({ facet: tee, limit: 1 }),
  writeOrdersByFacet: ({ writeOrdersByFacet }) =>
    writeOrdersByFacet([true, false].map((isListed) => ({ facet: tee, orderId: record.id, isListed }))),
  unsettledOrders: ({ unsettledOrders }) => unsettledOrders.page({ limit: 1 }),
  privateOrders: ({ privateOrders }) => privateOrders.page({ limit: 1 }),
  writePrivateOrders: ({ writePrivateOrders }) =>
    writePrivateOrders([true, false].map((isListed) => ({ orderId: record.id, isListed }))),
  writeUnsettledOrders: ({ writeUnsettledOrders }) =>
    writeUnsettledOrders([true, false].map((isListed) => ({ orderId: record.id, isListed }))),
  reports: ({ reports }) => reports.rows({ report: 'sales', by: 'booked', from: today, to: today, limit: 1 }),
  writeReports: async ({ writeReports }) => {
    await writeReports.booked([record.id]);
    await writeReports.book([entry()]);
  },
  awaitedOrders: ({ awaitedOrders }) => awaitedOrders.page({ placedTo: record.changes[0].at, limit: 1 }),
  externalReferences: async ({ externalReferences }) => {
    await externalReferences.find('web-1');
    await externalReferences.find('web-1', ada);
  },
  customers: ({ customers }) => customers.find(ada),
  customersByEmail: ({ customersByEmail }) => customersByEmail.find('ada@example.com'),
  customerLists: ({ customerLists }) => customerLists.page({ limit: 1 }),
  writeCustomers: async ({ writeCustomers }) => {
    await writeCustomers.put(customerRecord(), undefined);
    await writeCustomers.put(customerRecord({ email: null, version: 2 }), customerRecord());
    await writeCustomers.remove(customerRecord({ email: null, version: 2 }));
  },
  products: async ({ products }) => {
    await products.find(tee);
    await products.facts([tee], { fresh: false });
  },
  productLists: ({ productLists }) => productLists.page({ limit: 1 }),
  books: async ({ books }) => {
    await books.orders({ limit: 1 });
    await books.stock({ limit: 1 });
  },
  discounts: async ({ discounts }) => {
    for (const fresh of [true, false]) await discounts.find(welcome, { fresh });
  },
  discountLists: ({ discountLists }) => discountLists.page({ limit: 1 }),
  receipts: ({ receipts }) => receipts.find(record.changes[0].cause.key),
  commit: async ({ commit }) => {
    await commit([{ kind: 'product', facts: facts({ version: 2 }) }]);
    await commit([{ kind: 'product', facts: facts({ sku: sku('NEW') }) }]);
    await commit(placing);
    await commit([writing(changed(record, [canceled])), { kind: 'return-stock', move: { sku: tee, quantity: 1 } }]);
    await commit([{ kind: 'set-stock', sku: tee, from: 1, to: 2 }]);
    await commit([{ kind: 'delete-product', sku: tee, version: 2 }]);
    for (const version of [1, 2]) await commit([{ kind: 'discount', facts: discountFacts({ version }) }]);
    await commit([{ kind: 'redeem-discount', code: welcome, factsVersion: 2 }]);
    await commit([{ kind: 'return-redemption', code: welcome }]);
    const ofAda = { code: welcome, redeemer: redeemer('ada') };
    await commit([{ kind: 'redeem-for-customer', ...ofAda, maximum: 1 }]);
    await commit([{ kind: 'return-customer-redemption', ...ofAda }]);
    await commit([{ kind: 'delete-discount', code: welcome, version: 2 }]);
    for (const each of [endpoint(), changedEndpoint()]) await commit([{ kind: 'webhook-endpoint', endpoint: each }]);
    await commit([{ kind: 'delete-webhook-endpoint', id: endpointId(), version: 2, at: tenOClock }]);
  },
  removeOrder: async ({ removeOrder }) => {
    await removeOrder(record);
    await removeOrder({ ...record, externalReference: 'web-1' });
  },
  eraseOrder: async ({ eraseOrder }) => {
    await eraseOrder(record, erasedRecord(record));
    await eraseOrder({ ...record, externalReference: 'web-1' }, erasedRecord(record));
  },
  simulatedPayments: async ({ simulatedPayments }) => {
    await simulatedPayments.find(simulated());
    for (const version of [1, 2]) await simulatedPayments.save(simulated({ version }));
  },
  payments: async ({ payments }) => {
    await payments.do(authorization());
    await payments.find(authorization());
  },
  feed: ({ feed }) => feed.ofHour({ after: feedStart(tenOClock), until: tenOClock + 1, limit: 1 }),
  writeFeed: ({ writeFeed }) => writeFeed([feedEntry()]),
  webhookEndpoints: async ({ webhookEndpoints }) => {
    await webhookEndpoints.find(endpointId());
    await webhookEndpoints.all();
  },
  queueWebhooks: ({ queueWebhooks }) => queueWebhooks([failingBacklog(), stockBacklog()]),
  webhookBacklogs: async ({ webhookBacklogs }) => {
    const backlog = failingBacklog();
    await webhookBacklogs.due(backlog.endpointId, { now: backlog.dueAt, limit: 1 });
    await webhookBacklogs.postpone(backlog, { next: 2, dueAt: backlog.dueAt, failing: backlog.failing });
    await webhookBacklogs.finish(backlog);
    await webhookBacklogs.claim(backlog.endpointId, { holder: 'run', now: 1, until: 2 });
    await webhookBacklogs.release(backlog.endpointId, 'run');
  },
  webhookDeliveries: async ({ webhookDeliveries }) => {
    await webhookDeliveries.find(endpointId(), failedDelivery().id);
    await webhookDeliveries.page({ endpointId: endpointId(), limit: 1 });
  },
  storeWebhookDelivery: ({ storeWebhookDelivery }) => storeWebhookDelivery(failedDelivery()),
  readiness: ({ readiness }) => readiness.faults(),
};

/** The actions that AWS checks: for a transaction, the actions of its writes. */
const actionsOf = (command: { readonly input: Readonly<Record<string, unknown>>; constructor: { name: string } }) => {
  const { name } = command.constructor;
  const on = command.input.IndexName === undefined ? 'table' : 'index';
  if (name !== 'TransactWriteCommand') {
    const action = name
      .replace('Command', '')
      .replace(/^(Get|Put|Update|Delete|BatchGet|BatchWrite)(Item)?$/, '$1Item');
    return [`${on} dynamodb:${action}`];
  }
  const items = command.input.TransactItems as readonly object[];
  return items.flatMap((item) => Object.keys(item).map((action) => `table dynamodb:${action}Item`));
};

const watchedWorld = async (): Promise<{ world: DynamoWorld; actions: Set<string> }> => {
  const actions = new Set<string>();
  const world = await dynamoWorld({
    over: (client) =>
      Object.assign(Object.create(client), {
        send: (command: Parameters<typeof actionsOf>[0], options: never) => {
          for (const action of actionsOf(command)) actions.add(action);
          return client.send(command as never, options);
        },
      }),
  });
  return { world, actions };
};

test.each(Object.keys(grants) as (keyof Ports)[])('%s has exactly the grants that it uses', async (name) => {
  const { world, actions } = await watchedWorld();
  await givenProducts(world, product());
  await givenDiscounts(world, discount({ code: code('SPRING') }));
  await given(world, { kind: 'receipt', receipt: { ...receiptOf(record), key: 'another' } });
  if (name !== 'writeCustomers') await world.ports.writeCustomers.put(customerRecord(), undefined);
  actions.clear();
  await uses[name]?.(world.ports);
  const { table, index } = grants[name];
  const granted = [...table.map((action) => `table ${action}`), ...index.map((action) => `index ${action}`)];
  const where = `the calls of ${name} in \`uses\` of this test, and its grant in src/adapters/dynamodb/grants.ts`;
  expect([where, [...actions].toSorted()]).toEqual([where, granted.toSorted()]);
});

test('the commits have every kind of write', async () => {
  const { ports } = await dynamoWorld();
  const kinds = new Set<string>();
  const commit: Commit = (writes) => {
    for (const { kind } of writes) kinds.add(kind);
    return ports.commit(writes);
  };
  await uses.commit({ ...ports, commit });
  expect([...kinds].toSorted()).toEqual(Object.keys(rejectionsOf).toSorted());
});

import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Item } from '#adapters/dynamodb/engine/entity';
import { oneShard } from '#adapters/dynamodb/orders/shards';
import type { StoredItem } from '#adapters/dynamodb/table';
import type { CustomerTags } from '#adapters/system/customer-tags';
import { adjustStock } from '#application/catalog/adjust-stock';
import { deleteDiscount } from '#application/catalog/delete-discount';
import { deleteProduct } from '#application/catalog/delete-product';
import { eraseCustomer } from '#application/customers/erase-customer';
import { placeHold } from '#application/orders/holds/place-hold';
import { placeOrder } from '#application/orders/place-order';
import { updateOrder } from '#application/orders/update-order';
import type { OrderId } from '#domain/orders/order-id';
import { bob, customer, customerId, staff } from '#test/builders/callers';
import { cartLine, placement } from '#test/builders/carts';
import { customerRecord } from '#test/builders/customers';
import { code, discount, quarterOff } from '#test/builders/discounts';
import { testTags } from '#test/builders/order-ids';
import { address } from '#test/builders/orders';
import { cancel, capture, pay, send, takeBack } from '#test/builders/payments/shop';
import { ebook, mug, priced, product, sku } from '#test/builders/products';
import { request } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { givenDiscounts, givenProducts } from '#test/contract/world';
import type { DynamoWorld } from '#test/integration/world';
import { exportRows } from '../../../scripts/operate/transfer/export-rows';
import { importRows, type Sums } from '../../../scripts/operate/transfer/import-rows';
import type { Row } from '../../../scripts/operate/transfer/row';
import { createWriter, type Writer } from '../../../scripts/operate/transfer/write';

const byStaff = () => request({ caller: staff() });
const limited = code('ONCE');
const carol = customerId('cus_carol');

/** A whole shop: every kind of item that a transfer has, each in several states. */
export const givenShop = async (world: DynamoWorld): Promise<readonly OrderId[]> => {
  const { ports } = world;
  await givenProducts(
    world,
    product({ available: 100, prices: priced({ EUR: 1999, USD: 2400 }) }),
    mug({ available: 3, backorderLimit: 5 }),
    ebook({ available: 50 }),
    product({ sku: sku('OLD'), available: 1 }),
  );
  answerOf(await adjustStock.with(ports)({ sku: sku('MUG'), delta: 4 }, byStaff()));
  answerOf(await adjustStock.with(ports)({ sku: sku('MUG'), delta: -4 }, byStaff()));
  answerOf(await deleteProduct.with(ports)({ sku: sku('OLD') }, byStaff()));
  await givenDiscounts(
    world,
    discount({ code: limited, maxRedemptions: 10, maxRedemptionsPerCustomer: 1 }),
    quarterOff({ code: code('QUARTER') }),
    discount({ code: code('PAST') }),
  );
  answerOf(await deleteDiscount.with(ports)({ code: code('PAST') }, byStaff()));
  await ports.writeCustomers.put(customerRecord(), undefined);
  await ports.writeCustomers.put(customerRecord({ id: bob, email: null, addresses: [] }), undefined);

  const place = async (wanted: Parameters<typeof placement>[0], caller = customer()): Promise<OrderId> => {
    world.advance(1_000);
    return answerOf(await placeOrder.with(ports)(placement(wanted), request({ caller }))).value.id;
  };
  const email = { email: 'ada@example.com', shippingAddress: address() };
  const paid = await place({ discountCode: limited, externalReference: 'web-1', private: email });
  answerOf(await pay(ports, paid, { capture: 'manual' }));
  answerOf(await capture(ports, paid));
  await send(ports, paid, 1, ['1', 2]);
  answerOf(await takeBack(ports, paid, [['1', 1]]));
  const pending = await place(
    { lines: [cartLine('MUG', 5)], discountCode: limited, externalReference: 'web-1' },
    customer(bob),
  );
  const canceled = await place({ discountCode: limited }, customer(carol));
  answerOf(await cancel(ports, canceled));
  const ofStaff = await place(
    { lines: [cartLine('TEE-M', 1)], customerId: carol, externalReference: 'web-1' },
    staff(),
  );
  answerOf(await placeHold.with(ports)({ id: ofStaff, reason: 'ask first' }, byStaff()));
  answerOf(await updateOrder.with(ports)({ id: ofStaff, patch: { note: 'ring', internalTags: ['odd'] } }, byStaff()));
  const erased = await place({ externalReference: 'web-9', private: email }, customer(customerId('cus_dan')));
  answerOf(await eraseCustomer.with(ports)({ id: customerId('cus_dan') }, byStaff()));
  return [paid, pending, canceled, ofStaff, erased];
};

type Table = Pick<DynamoWorld, 'client' | 'table'>;

const moved: readonly StoredItem[] = [
  'order',
  'product',
  'discount',
  'customer-redemption',
  'customer',
  'customer-email',
  'reference',
];

/** The items that a transfer moves, by key, without the mark of an import. */
export const itemsOf = async ({ client, table }: Table): Promise<ReadonlyMap<string, Item>> => {
  const { Items = [], LastEvaluatedKey } = await DynamoDBDocumentClient.from(client).send(
    new ScanCommand({ TableName: table, ConsistentRead: true }),
  );
  if (LastEvaluatedKey !== undefined) throw new Error('the table of the test has more than one page');
  const wanted = Items.filter(({ e }) => moved.includes(e));
  return new Map(wanted.map(({ im: _, ...item }) => [`${item.pk} ${item.sk}`, item]));
};

/** The rows of an export, as lines of a file have them. */
export const exportedFrom = async (table: Table): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for await (const step of exportRows(table, 'all')) {
    if ('leftOut' in step) throw new Error(step.leftOut);
    rows.push(JSON.parse(JSON.stringify(step.row)));
  }
  return rows;
};

async function* asRead(rows: readonly unknown[]) {
  for (const [index, value] of rows.entries())
    yield { at: `line ${index + 1}`, row: { ok: true, value } as const, share: (index + 1) / rows.length };
}

export type Imported = Sums & { readonly lines: readonly string[] };

export const importInto = async (
  { client, table }: Table,
  rows: readonly unknown[],
  wanted: { readonly tags?: CustomerTags; readonly by?: keyof Writer; readonly importedAt?: number } = {},
): Promise<Imported> => {
  const place = { client, table };
  const lines: string[] = [];
  const sums = await importRows({
    rows: asRead(rows),
    destination: { place, shards: oneShard, tags: wanted.tags ?? testTags, importedAt: wanted.importedAt ?? 1 },
    store: createWriter(place)[wanted.by ?? 'put'],
    refuse: (line) => void lines.push(line),
    note: () => undefined,
  });
  return { ...sums, lines };
};

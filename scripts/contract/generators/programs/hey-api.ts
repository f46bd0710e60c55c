// Places an order, reads it, and orders too many units, by the client of @hey-api/openapi-ts.
import { client } from './client/client.gen';
import { getOrder, placeOrder } from './client/sdk.gen';
import type { OutOfStockProblem, PlaceOrderError } from './client/types.gen';

const setting = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is missing`);
  return value;
};

client.setConfig({ baseUrl: setting('ORDERS_URL'), auth: setting('ORDERS_TOKEN') });

const place = (quantity: number) =>
  placeOrder({
    body: { currency: 'EUR', lines: [{ sku: setting('ORDERS_SKU'), quantity }] },
    headers: { 'Idempotency-Key': crypto.randomUUID() },
  });

const outOfStock = (error: PlaceOrderError | undefined): OutOfStockProblem => {
  if (error?.code === 'out-of-stock') return error;
  throw new Error(`refused otherwise: ${JSON.stringify(error)}`);
};

const { data: placed } = await place(2);
if (placed === undefined) throw new Error('the order was not placed');
const { data: order } = await getOrder({ path: { orderId: placed.id } });
const { status, code, lines } = outOfStock((await place(9)).error);
const [line] = lines;
console.log(
  JSON.stringify({
    placed: placed.id,
    read: { id: order?.id, version: order?.version, quantity: order?.lines[0]?.quantity.ordered },
    refused: { status, code, sku: line?.sku, requested: line?.requested, available: line?.available },
  }),
);

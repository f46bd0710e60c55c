import { expect, test } from '@jest/globals';
import { operations } from '#adapters/http/operations/registry';
import { useCaseOperations } from '#test/http/support/samples';
import { formsOf } from '../../../scripts/contract/forms';
import { httpFile } from '../../../scripts/contract/http-file';
import { walkOf } from '../../../scripts/contract/walk';

const walk = walkOf(useCaseOperations);
const step = (name: string) => {
  const found = walk.steps.find((each) => each.name === name);
  if (found === undefined) throw new Error(`the walk has no ${name}`);
  return found;
};

test('every operation is in the walk unless somebody else must sign its body, and every step has a name and a title of its own', () => {
  const walked = new Set(walk.steps.map(({ operation }) => operation.id));
  const sent = useCaseOperations.filter(({ request }) => request.unread === undefined);
  expect([...walked].sort()).toEqual(sent.map(({ id }) => id).sort());
  expect(new Set(walk.steps.map(({ name }) => name)).size).toBe(walk.steps.length);
  expect(new Set(walk.steps.map(({ title }) => title)).size).toBe(walk.steps.length);
});

test('steps of one resource are neighbors', () => {
  const groups = walk.steps.map(({ resource }) => resource);
  expect(groups.filter((group, index) => group !== groups[index - 1])).toEqual([...new Set(groups)]);
});

test('a step has the resource in its path, and the summary of its operation', () => {
  expect([step('adjustStock').resource, step('quoteOrder').resource, step('ready').resource]).toEqual([
    'Products',
    'Quotes',
    'Service',
  ]);
  expect(step('placeOrder').title).toBe('Place an order');
  expect(step('placeOrder2').title).toBe(`Place an order (before: ${step('fulfillOrder').operation.summary})`);
});

test('an id of the service is captured from the creating reply; a name of the client is chosen', () => {
  expect(step('placeOrder').captures).toEqual({ orderId: ['id'] });
  expect(step('placeHold').captures).toEqual({ holdId: ['holds', 0, 'id'] });
  expect(step('fulfillOrder').captures).toEqual({ fulfillmentId: ['fulfillments', 0, 'id'] });
  expect(step('requestReturn').captures).toEqual({ returnId: ['returns', 0, 'id'] });
  expect(step('releaseHold').target).toBe('/v1/orders/{{orderId}}/holds/{{holdId}}');
  expect(step('batchGetOrders').body).toEqual({ ids: ['{{orderId}}'] });
  expect(walk.chosen).toEqual({ sku: 'MY-TEE-M', code: 'MY-WELCOME10', customerId: 'MY-cus_ada' });
});

test('values that must differ between requests are generated', () => {
  expect(step('placeOrder').headers).toEqual({
    Authorization: 'Bearer {{token}}',
    'Content-Type': 'application/json',
    'Idempotency-Key': '{{$guid}}',
  });
  expect(step('placeOrder').body).toMatchObject({ externalReference: '{{$guid}}', email: 'ada@example.com' });
  expect(step('batchPlaceOrders').body).toMatchObject({ orders: [{ idempotencyKey: '{{$guid}}' }] });
});

test('the canceled order is a new one', () => {
  const names = walk.steps.map(({ name }) => name);
  const placement = names[names.indexOf('cancelOrder') - 1];
  expect(placement).toMatch(/^placeOrder\d+$/);
  const text = httpFile(walk);
  expect(text).toContain('POST {{baseUrl}}/v1/orders/{{placeOrder2.response.body.$.id}}/holds');
  expect(text).toContain(`POST {{baseUrl}}/v1/orders/{{${placement}.response.body.$.id}}/cancel`);
});

test('a new operation is included', () => {
  const [put, get] = ['putProduct', 'getProduct'].map((id) => step(id).operation);
  if (put === undefined || get === undefined) throw new Error('there are no products');
  const name = { ...put.request.path?.sku, example: 'STAND1', pattern: '^[A-Z0-9]{3,20}$' } as never;
  const shops = [
    { ...get, id: 'getShop', path: '/v1/shops/{name}', request: { path: { name } } },
    { ...put, id: 'putShop', path: '/v1/shops/{name}', request: { ...put.request, path: { name } } },
  ] as const;
  const { steps, chosen } = walkOf([...useCaseOperations, ...shops]);
  expect(chosen).toMatchObject({ name: 'MYSTAND1' });
  const names = steps.map((each) => each.name);
  expect(names.indexOf('putShop')).toBeLessThan(names.indexOf('getShop'));
  expect(steps[names.indexOf('getShop')]?.target).toBe('/v1/shops/{{name}}');
});

test('the same operations make the same bytes', async () => {
  const first = await formsOf(operations, '1.2.3');
  expect(await formsOf(operations, '1.2.3')).toEqual(first);
  expect(Object.keys(first)).toEqual([
    'docs/openapi.json',
    'clients/typescript/schema.ts',
    'clients/orders.http',
    'clients/orders.postman_collection.json',
  ]);
});

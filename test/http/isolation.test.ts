import { beforeAll, describe, expect, test } from '@jest/globals';
import { expectProblem, expectRefusedAtTheEdge } from '#test/http/support/problems';
import { canceling, cart, givenOrder, placing, sampleOf, useCaseOperations } from '#test/http/support/samples';
import { type Answer, startService, type TestService } from '#test/http/support/service';

let service: TestService;
let orderOfAda: string;
beforeAll(async () => {
  service = await startService();
  orderOfAda = await givenOrder(service, service.tokens.ada, {
    ...cart,
    externalReference: 'of ada',
    email: 'ada@example.com',
  });
});

const missing = '7K3M9Q-X1QF65-V805T8';

/** A reply without the members that identify the request. */
const anonymous = ({ status, headers, body, json }: Answer, id: string) => ({
  status,
  headers: { ...headers, 'x-request-id': '' },
  body: body.replaceAll(String(json.requestId), 'request').replaceAll(id, 'id'),
});

/** The operations of customers. Operations of staff refuse a customer for any order. */
const onOrders = useCaseOperations.filter(
  ({ access, request }) =>
    access !== 'public' && access.who === 'customer or staff' && 'orderId' in (request.path ?? {}),
);

describe.each(onOrders.map((operation) => [operation.id, operation] as const))('%s', (_, operation) => {
  test('answers for the order of another customer as for a missing one, without a read', async () => {
    const notFound = { status: 404, code: 'order-not-found' } as const;
    const as = (orderId: string) => ({ ...sampleOf(operation, { orderId }), token: service.tokens.bob });
    const theirs = await expectRefusedAtTheEdge(service, as(orderOfAda), notFound);
    const none = await expectRefusedAtTheEdge(service, as(missing), notFound);
    expect(anonymous(theirs, orderOfAda)).toEqual(anonymous(none, missing));
  });

  test('reveals nothing with a version or an ETag', async () => {
    const { ifMatch = 'none' } = operation.commandHeaders ?? {};
    // A POST that compares no versions refuses the header, before it reads the order.
    const compared =
      operation.method === 'POST' && ifMatch === 'none'
        ? ({ status: 400, code: 'invalid-header' } as const)
        : ({ status: 404, code: 'order-not-found' } as const);
    const absent = ifMatch === 'required' ? ({ status: 428, code: 'precondition-required' } as const) : compared;
    for (const [headers, expected] of [
      [{ 'if-match': '"9"' }, compared],
      [{ 'if-none-match': '*' }, absent],
    ] as const) {
      const { 'if-match': _, ...said } = sampleOf(operation, { orderId: orderOfAda }).headers ?? {};
      const sample = { ...sampleOf(operation, { orderId: orderOfAda }), headers: said };
      const answer = await service.call({
        ...sample,
        token: service.tokens.bob,
        headers: { ...sample.headers, ...headers },
      });
      expectProblem(answer, expected);
    }
  });
});

test('a customer who guesses the key and the body of another customer gets no data of theirs', async () => {
  const call = placing(service.tokens.ada, cart);
  const placed = await service.call(call);
  const guessed = await service.call({ ...call, token: service.tokens.bob });
  expect(guessed.status).toBe(201);
  expect(guessed.headers).not.toHaveProperty('idempotency-replayed');
  expect(guessed.json.id).not.toBe(placed.json.id);
  expect(guessed.json.customerId).toBe('cus_bob');
});

test('customers list their own orders only', async () => {
  const own = await service.call({ path: '/v1/orders', token: service.tokens.bob });
  const owners = (own.json.orders as readonly { readonly customerId: string }[]).map(({ customerId }) => customerId);
  expect(new Set(owners).size).toBeLessThanOrEqual(1);
  expect(own.body).not.toContain('cus_ada');
  await expectRefusedAtTheEdge(
    service,
    { path: '/v1/orders?customerId=cus_ada', token: service.tokens.bob },
    { status: 403, code: 'insufficient-scope' },
  );
});

test('customers place orders for themselves only', async () => {
  await expectRefusedAtTheEdge(service, placing(service.tokens.bob, { ...cart, customerId: 'cus_ada' }), {
    status: 403,
    code: 'insufficient-scope',
  });
  const own = await service.call(placing(service.tokens.bob, { ...cart, customerId: 'cus_bob' }));
  expect(own.status).toBe(201);
});

test('a command of another customer changes nothing', async () => {
  const before = await service.call({ path: `/v1/orders/${orderOfAda}`, token: service.tokens.ada });
  expect((await service.call(canceling(service.tokens.bob, orderOfAda))).status).toBe(404);
  const after = await service.call({ path: `/v1/orders/${orderOfAda}`, token: service.tokens.ada });
  expect(after.body).toBe(before.body);
});

test('staff read and cancel all orders', async () => {
  const id = await givenOrder(service, service.tokens.ada);
  expect((await service.call({ path: `/v1/orders/${id}` })).json.customerId).toBe('cus_ada');
  expect((await service.call(canceling(service.tokens.staff, id))).json.status).toBe('canceled');
});

test('a customer takes the same reference as another, and neither hears of the other', async () => {
  const reference = { ...cart, externalReference: 'shared-1' };
  const ofAda = await givenOrder(service, service.tokens.ada, reference);
  const ofBob = await givenOrder(service, service.tokens.bob, reference);
  const listed = async (token?: string) => {
    const path = '/v1/orders?externalReference=shared-1';
    return (await service.call({ path, ...(token === undefined ? {} : { token }) })).json.orders;
  };
  expect(await listed(service.tokens.ada)).toMatchObject([{ id: ofAda }]);
  expect(await listed(service.tokens.bob)).toMatchObject([{ id: ofBob }]);
  expect(await listed()).toMatchObject([{ id: ofBob }, { id: ofAda }]);
  const again = await service.call(placing(service.tokens.bob, reference));
  expectProblem(again, { status: 409, code: 'external-reference-taken', pointers: ['/externalReference'] });
});

test('no problem document contains personal data or a secret', async () => {
  const answers = [
    await service.call({ path: `/v1/orders/${orderOfAda}`, token: service.tokens.bob }),
    await service.call({ path: '/v1/orders', token: 'a.b.c' }),
  ];
  for (const { body } of answers) expect(body).not.toMatch(/cus_ada|ada@example|secret|\.ts|node_modules/);
});

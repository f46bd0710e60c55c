import { beforeAll, describe, expect, test } from '@jest/globals';
import { operations } from '#adapters/http/operations/registry';
import { inside, isBehindGateway, leaveOut } from '#test/http/remote/inside';
import { expectProblem, expectRefused, expectRefusedAtTheEdge } from '#test/http/support/problems';
import {
  canceling,
  cart,
  givenOrder,
  knownFor,
  named,
  placing,
  sampleOf,
  useCaseOperations,
  withIfMatch,
  withKey,
} from '#test/http/support/samples';
import { type Call, startService, type TestService } from '#test/http/support/service';

let service: TestService;
let orderId: string;
beforeAll(async () => {
  service = await startService();
  orderId = await givenOrder(service, service.tokens.ada);
});

const withHeaders = (call: Call, headers: Readonly<Record<string, string>>): Call => ({
  ...call,
  headers: { ...call.headers, ...headers },
});

describe('paths', () => {
  test.each([
    '/',
    '/nowhere',
    '/v1/',
    '/v2/orders',
    '/V1/orders',
    '/v1/Orders',
    '/v1//orders',
    '//v1/orders',
    '/v1/orders/',
    `/v1/orders/7K3M9Q-X1QF65-V805T8/`,
    '/v1/orders/7K3M9Q-X1QF65-V805T8/cancel/',
    '/v1/orders/7K3M9Q-X1QF65-V805T8/Cancel',
    '/v1/orders//cancel',
    '/v1/products//stock',
    '/v1/products/TEE-M/stock/',
    '/v1/quotes/1',
    '/health/',
    '/health.json',
    '/openapi.yaml',
    '/%E0%A4%A',
    '/v1/%',
    '/__proto__',
    '/constructor',
    '/%2e%2e/etc/passwd',
    '/docs/../package.json/x',
  ])('the path "%s" does not exist', async (path) => {
    if (path === '/') inside('the first page of the local server');
    await expectRefusedAtTheEdge(service, { path }, { status: 404, code: 'route-not-found' });
  });

  test.each([
    '/docs/package.json',
    '/docs/..%2f..%2fpackage.json',
    '/docs/%2e%2e%5cpackage.json',
    '/docs/swagger-ui.css.map',
    '/docs/swagger-ui.css%00.js',
    '/docs/openapi.json',
    '/docs/constructor',
  ])('no file is served at "%s"', async (path) => {
    await expectRefusedAtTheEdge(service, { path }, { status: 404, code: 'route-not-found' });
  });

  test.each(['/problems/nope', '/problems/constructor', '/problems/__proto__', '/problems/toString', '/problems/%00'])(
    'there is no problem page at "%s"',
    async (path) => {
      await expectRefusedAtTheEdge(service, { path }, { status: 404, code: 'route-not-found' });
    },
  );

  const paths = [...new Set(operations.map(({ path }) => path))];
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'BREW', 'get', ''];
  const rows = paths.flatMap((path) => {
    const here = operations.filter((operation) => operation.path === path);
    const own = here.map(({ method }) => method);
    const allowed = [...own, ...(own.includes('GET') ? ['HEAD'] : [])].sort();
    return methods
      .filter((method) => !allowed.includes(method))
      .map((method) => [method, path, here[0], allowed.join(', ')] as const);
  });
  test.each(rows)('no %s of %s', async (method, _, operation, allow) => {
    if (operation === undefined) throw new Error('a path has an operation');
    if (method === 'OPTIONS' && isBehindGateway) leaveOut('a question of browsers, which the gateway answers');
    const call = { ...sampleOf(operation), method };
    const answer =
      method === 'HEAD'
        ? await service.call(call)
        : await expectRefusedAtTheEdge(service, call, { status: 405, code: 'method-not-allowed' });
    if (answer.ofGateway === undefined) expect([answer.status, answer.headers.allow]).toEqual([405, allow]);
  });
});

describe('the Accept header', () => {
  test.each(named(operations))('%s is served in its own media type only', async (_, operation) => {
    for (const accept of ['image/png', 'application/xml', 'text/plain;q=1', '*/*;q=0', 'application/jsonx', 'nonsense'])
      await expectRefusedAtTheEdge(service, withHeaders(sampleOf(operation), { accept }), {
        status: 406,
        code: 'not-acceptable',
      });
  });

  test.each([
    ['application/json;q=0, */*', 406],
    ['application/*;q=0, */*', 406],
    ['*/*;q=0, application/json;q=0.1', 200],
    ['image/png, application/json;q=0.5', 200],
    ['APPLICATION/JSON', 200],
    ['application/*', 200],
    ['*/*', 200],
    ['', 200],
    ['application/problem+json', 200],
    ['application/problem+json, text/html;q=0.5', 200],
    ['application/problem+json;q=0', 406],
    ['application/json;q=.0', 406],
    ['application/json; q = 0.', 406],
    ['application/json;q="0"', 406],
    ['application/json;q=0.0000', 406],
    ['application/json;q=', 200],
    ['application/json;q=.1', 200],
    ['application/json;version=0', 200],
    ['application/json;q=0, application/problem+json', 406],
  ])('a read that accepts "%s" is answered with %d', async (accept, status) => {
    expect((await service.call({ path: '/v1/products', token: null, headers: { accept } })).status).toBe(status);
  });
});

describe('ids of orders', () => {
  const onOrders = useCaseOperations.filter(({ request }) => request.path !== undefined && 'orderId' in request.path);
  const wrong = [
    ['a wrong check symbol', '7K3M9Q-X1QF65-V805T9'],
    ['two symbols changed places', '7K3M9Q-X1QF65-V850T8'],
    ['17 symbols', '7K3M9Q-X1QF65-V805T'],
    ['19 symbols', '7K3M9Q-X1QF65-V805T88'],
    ['a symbol of none', '7K3M9Q-X1QF65-V8U5T8'],
    ['a letter for a digit', '7K3M9Q-X1QF65-V8O5T8'],
    ['spaces', '7K3M9Q%20X1QF65%20V805T8'],
    ['other letters', '%C3%A4K3M9Q-X1QF65-V805T8'],
    ['full-width digits', '%EF%BC%97K3M9Q-X1QF65-V805T8'],
    ['a null character', '7K3M9Q-X1QF65-V805T8%00'],
    ['one symbol', '7'],
    ['hyphens only', '------'],
    ['a thousand symbols', '7'.repeat(1_000)],
    ['SQL', "1'%20OR%20'1'='1"],
    ['__proto__', '__proto__'],
    ['what cannot be decoded', '%E0%A4%A'],
  ] as const;
  const rows = onOrders.flatMap((operation) => wrong.map(([what, id]) => [operation.id, what, operation, id] as const));
  test.each(rows)('%s of an id with %s is that of a missing order', async (_, __, operation, id) => {
    await expectRefusedAtTheEdge(service, sampleOf(operation, { orderId: id }), {
      status: 404,
      code: 'order-not-found',
    });
  });
});

describe('skus', () => {
  const wrong = ['-TEE', '.', '_TEE', 'TEE%20M', 'T%C3%89E', 'TEE%2CM', `${'x'.repeat(65)}`, '%00', '*'];
  const onProducts = useCaseOperations.filter(({ request }) => request.path !== undefined && 'sku' in request.path);
  const rows = onProducts.flatMap((operation) => wrong.map((sku) => [operation.id, sku, operation] as const));
  test.each(rows)('%s of %s', async (_, sku, operation) => {
    await expectRefusedAtTheEdge(
      service,
      sampleOf(operation, { sku }),
      operation.request.path?.sku?.problem === 'validation-failed'
        ? { status: 422, code: 'validation-failed', pointers: ['/path/sku'] }
        : { status: 404, code: 'product-not-found' },
    );
  });

  test('64 characters are a sku', async () => {
    const sku = `a.B_c-${'9'.repeat(58)}`;
    const put = useCaseOperations.find(({ id }) => id === 'putProduct');
    if (put === undefined) throw new Error('there is no putProduct');
    // A remote service may have it from an earlier run.
    expect([200, 201]).toContain((await service.call(sampleOf(put, { sku }))).status);
    expect((await service.call({ path: `/v1/products/${sku}` })).json.sku).toBe(sku);
  });
});

describe('queries', () => {
  const invalid = (...pointers: readonly string[]) => ({ status: 422, code: 'validation-failed', pointers }) as const;

  describe.each(named(useCaseOperations))('of %s', (_, operation) => {
    test.each([
      ['color=red', '/query/color'],
      ['color', '/query/color'],
      ['__proto__=1', '/query/__proto__'],
      ['constructor=1', '/query/constructor'],
      ['a%2Fb~=1', '/query/a~1b~0'],
      ['Limit=1', '/query/Limit'],
    ])('%s is unknown', async (query, at) => {
      const sample = sampleOf(operation);
      await expectRefusedAtTheEdge(service, { ...sample, path: `${sample.path}?${query}` }, invalid(at));
    });

    test('a repeated parameter is refused', async () => {
      const sample = sampleOf(operation);
      await expectRefusedAtTheEdge(service, { ...sample, path: `${sample.path}?a~=1&a~=1` }, invalid('/query/a~0'));
    });
  });

  test.each([
    ['limit=0', '/query/limit'],
    ['limit=101', '/query/limit'],
    ['limit=-1', '/query/limit'],
    ['limit=1.5', '/query/limit'],
    ['limit=1e1', '/query/limit'],
    ['limit=010', '/query/limit'],
    ['limit=%2B1', '/query/limit'],
    ['limit=abc', '/query/limit'],
    ['limit=', '/query/limit'],
    ['limit=%201', '/query/limit'],
    ['limit=9999999999', '/query/limit'],
    ['limit=NaN', '/query/limit'],
    ['limit=1&limit=1', '/query/limit'],
    ['status=open', '/query/status'],
    ['status=PENDING', '/query/status'],
    ['status=', '/query/status'],
    ['status=pending,canceled', '/query/status'],
    ['customerId=', '/query/customerId'],
    ['customerId=cus%20ada', '/query/customerId'],
    [`customerId=${'c'.repeat(129)}`, '/query/customerId'],
    ['customerId=cus_ada&customerId=cus_ada', '/query/customerId'],
    ['placedFrom=', '/query/placedFrom'],
    ['placedFrom=yesterday', '/query/placedFrom'],
    ['placedFrom=2026-11-21', '/query/placedFrom'],
    ['placedFrom=2026-11-21T10:00Z', '/query/placedFrom'],
    ['placedFrom=2026-11-21T10:00:00', '/query/placedFrom'],
    ['placedFrom=2026-11-21T24:00:00Z', '/query/placedFrom'],
    ['placedFrom=2026-11-21T10:60:00Z', '/query/placedFrom'],
    ['placedFrom=2026-11-21T10:00:60Z', '/query/placedFrom'],
    ['placedFrom=2026-02-30T10:00:00Z', '/query/placedFrom'],
    ['placedFrom=2026-13-01T10:00:00Z', '/query/placedFrom'],
    ['placedFrom=2026-11-21T10:00:00.Z', '/query/placedFrom'],
    ['placedFrom=2026-11-21T10:00:00.001Z&placedTo=2026-11-21T10:00:00Z', '/query/placedTo'],
    ['placedFrom=2026-11-21T10:00:00Z&placedTo=2026-11-21T10:00:00%2B01:00', '/query/placedTo'],
    ['placedFrom=1970-01-01T00:00:00Z&placedTo=1969-12-31T23:59:59Z', '/query/placedTo'],
    ['placedFrom=2026-11-21%2010:00:00Z', '/query/placedFrom'],
    ['placedFrom=%2B002026-11-21T10:00:00Z', '/query/placedFrom'],
    ['placedFrom=1795255200000', '/query/placedFrom'],
    ['placedTo=2026-11-21T10:00:00+01:00', '/query/placedTo'],
    ['placedTo=2026-11-21T10:00:00%2B24:00', '/query/placedTo'],
    ['externalReference=%00', '/query/externalReference'],
    ['externalReference=a%0Ab', '/query/externalReference'],
    ['externalReference=%C2%85', '/query/externalReference'],
    ['externalReference=a%0D%0Ab', '/query/externalReference'],
    ['externalReference=a%E2%80%8Bb', '/query/externalReference'],
    ['externalReference=%E2%80%AEabc', '/query/externalReference'],
    ['externalReference=a%F3%A0%81%A1', '/query/externalReference'],
    ['externalReference=%EF%BF%BE', '/query/externalReference'],
    // Outside the years that RFC 3339 can write, in UTC.
    ['placedTo=9999-12-31T23:59:59.999-00:01', '/query/placedTo'],
    ['placedTo=0000-01-01T00:00:00%2B00:01', '/query/placedTo'],
    ['externalReference=%ff', '/query/externalReference'],
    ['externalReference=%ED%A0%80', '/query/externalReference'],
  ])('%s is refused', async (query, at) => {
    await expectRefusedAtTheEdge(service, { path: `/v1/orders?${query}` }, invalid(at));
  });

  test.each([
    'limit=1',
    'limit=100',
    'placedFrom=0000-01-01T00:00:00Z',
    'placedTo=0000-01-01T00:00:00Z',
    'placedFrom=9999-12-31T23:59:59.999Z',
    'placedTo=9999-12-31T23:59:59.999Z',
    'placedFrom=2024-02-29T00:00:00Z',
    'placedFrom=2026-12-31T23:59:59.9%2B14:00',
    'placedFrom=2026-11-21t10:00:00z',
    `placedTo=2026-11-21T10:00:00.${'123456789'.repeat(20)}-00:00`,
    'placedFrom=2026-11-21T10:00:00Z&placedTo=2026-11-21T10:00:00Z',
    'placedFrom=2026-11-21T10:00:00.1239Z&placedTo=2026-11-21T10:00:00.1231Z',
  ])('%s is accepted', async (query) => {
    expect((await service.call({ path: `/v1/orders?${query}` })).status).toBe(200);
    expect((await service.call({ path: `/v1/orders?${query}`, token: service.tokens.ada })).status).toBe(200);
  });

  test.each(['0', '-1', 'abc', '', '1.0', '01', '9999999999', '1e3', '%00'])(
    'the version %s is refused',
    async (version) => {
      await expectRefusedAtTheEdge(
        service,
        { path: `/v1/orders/${orderId}?version=${version}`, token: service.tokens.ada },
        invalid('/query/version'),
      );
    },
  );

  test('a version that does not exist is not found', async () => {
    await expectRefused(
      service,
      { path: `/v1/orders/${orderId}?version=999999999`, token: service.tokens.ada },
      { status: 404, code: 'version-not-found' },
    );
  });
});

describe.each(named(withKey))('the Idempotency-Key of %s', (_, operation) => {
  test.each([
    ['is missing', undefined, 'idempotency-key-missing'],
    ['is empty', '', 'idempotency-key-missing'],
    ['is blank', '  ', 'idempotency-key-missing'],
    ['is quoted emptiness', '""', 'idempotency-key-missing'],
    ['has 256 characters', 'k'.repeat(256), 'invalid-header'],
    ['has 256 characters in quotes', `"${'k'.repeat(256)}"`, 'invalid-header'],
    ['has a space', 'a key', 'invalid-header'],
    ['has a tab', 'a\tkey', 'invalid-header'],
    ['is quoted blankness', '" "', 'invalid-header'],
    ['is not ASCII', 'schlüssel', 'invalid-header'],
    ['has a control character', 'a\u0007', 'invalid-header'],
    ['has an emoji', '🔑', 'invalid-header'],
    ['is sent twice', 'key-1,key-2', 'invalid-header'],
    ['is sent twice alike', 'key,key', 'invalid-header'],
    ['is sent twice in quotes', '"key-1","key-2"', 'invalid-header'],
    ['is sent twice, once in quotes', '"key-1",key-2', 'invalid-header'],
    ['is sent twice, joined with a space', 'key-1, key-2', 'invalid-header'],
    ['is sent twice, once empty', 'key-1,', 'invalid-header'],
  ] as const)('%s', async (__, key, code) => {
    const { headers: ___, ...sample } = sampleOf(operation);
    const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
    await expectRefusedAtTheEdge(service, { ...sample, headers }, { status: 400, code });
  });

  test('is read after the body', async () => {
    const { headers: __, ...sample } = sampleOf(operation);
    await expectRefusedAtTheEdge(
      service,
      { ...sample, body: [] },
      { status: 422, code: 'validation-failed', pointers: [''] },
    );
  });
});

test.each([
  ['k'],
  ['k'.repeat(255)],
  [`"${'q'.repeat(255)}"`],
  ['!#$%&()*+-./:;<=>?@[]^_`{|}~'],
  ['"a,b"'],
  ['"'],
  ['a"b'],
])('a key %s is taken', async (key) => {
  const placed = await service.call(placing(service.tokens.ada, cart, { 'idempotency-key': key }));
  expect(placed.status).toBe(201);
});

describe.each(named(withIfMatch))('the If-Match of %s', (id, operation) => {
  test.each([
    '3',
    '"3',
    "'3'",
    '"0"',
    '"03"',
    '"-1"',
    '"1.0"',
    '"9999999999"',
    'W/"3"',
    '"1", "2"',
    '"1","1"',
    '*,*',
    '"a"',
    '""',
    '',
    '**',
    '"1" '.repeat(2),
  ])('cannot be %s', async (match) => {
    await expectRefusedAtTheEdge(service, withHeaders(sampleOf(operation, { orderId }), { 'if-match': match }), {
      status: 400,
      code: 'invalid-header',
    });
  });

  test.each(['"1"', 'nonsense', ''])('is refused together with the If-None-Match %s', async (noneMatch) => {
    const sample = sampleOf(operation, { orderId });
    const invalid = { status: 400, code: 'invalid-header' } as const;
    await expectRefusedAtTheEdge(service, withHeaders(sample, { 'if-none-match': noneMatch }), invalid);
    const both = { 'if-match': '"1"', 'if-none-match': '*' };
    await expectRefusedAtTheEdge(service, withHeaders(sample, both), invalid);
  });

  test('that is stale is refused with the current version', async () => {
    const known = /\{(endpoint|customer)Id\}/.test(operation.path)
      ? await knownFor(service, operation)
      : { orderId, sku: 'MUG' };
    const sample = sampleOf(operation, known);
    const call = {
      ...withHeaders(sample, { 'if-match': '"7"' }),
      token: id === 'cancelOrder' ? service.tokens.ada : service.tokens.staff,
    };
    const answer = await expectRefused(service, call, { status: 412, code: 'version-mismatch' });
    expect(answer.json.currentVersion).toBe(1);
  });
});

test.each(named(withIfMatch.filter(({ commandHeaders }) => commandHeaders?.ifMatch === 'required')))(
  '%s takes no If-None-Match for the version that it asks for',
  async (_, operation) => {
    const { 'if-match': __, ...headers } = sampleOf(operation, { orderId }).headers ?? {};
    const call = { ...sampleOf(operation, { orderId }), headers: { ...headers, 'if-none-match': '*' } };
    await expectRefusedAtTheEdge(service, call, { status: 428, code: 'precondition-required' });
  },
);

test('a cancellation with If-None-Match is refused', async () => {
  const call = canceling(service.tokens.ada, orderId, undefined, { 'if-none-match': '*' });
  await expectRefused(service, call, { status: 412, code: 'version-mismatch' });
});

const commands = useCaseOperations.filter(({ method }) => method !== 'GET');
const invalidHeader = { status: 400, code: 'invalid-header' } as const;

describe.each(named(commands.filter((operation) => !withIfMatch.includes(operation))))(
  '%s compares no versions',
  (_, operation) => {
    test.each([
      ['if-match', 'If-Match', '"1"'],
      ['if-match', 'If-Match', '*'],
      ['if-none-match', 'If-None-Match', '*'],
    ])('and refuses a precondition: %s', async (name, title, value) => {
      const answer = await expectRefusedAtTheEdge(
        service,
        withHeaders(sampleOf(operation), { [name]: value }),
        invalidHeader,
      );
      expect(answer.json.detail).toBe(`${title}: this operation compares no versions. Leave the header out.`);
    });
  },
);

describe.each(named(commands))('%s, with any headers,', (_, operation) => {
  test('refuses two keys and what is no key, whether it needs one or not', async () => {
    for (const key of ['a,b', 'a, b', 'a key', '"a, b"'])
      await expectRefusedAtTheEdge(
        service,
        withHeaders(sampleOf(operation), { 'idempotency-key': key }),
        invalidHeader,
      );
  });

  test('refuses a compressed body, whether it reads one or not', async () => {
    await expectRefusedAtTheEdge(service, withHeaders(sampleOf(operation), { 'content-encoding': 'gzip' }), {
      status: 415,
      code: 'unsupported-media-type',
    });
  });
});

describe.each(named(commands.filter(({ request }) => request.body === undefined)))(
  '%s reads no body, and',
  (_, operation) => {
    const json = { 'content-type': 'application/json' };
    test.each([
      ['a field', '{"reason":"x"}', json, { status: 422, code: 'validation-failed', pointers: ['/reason'] }],
      ['another value', '[]', json, { status: 422, code: 'validation-failed', pointers: [''] }],
      ['no JSON', '{', json, { status: 400, code: 'malformed-json' }],
      ['text', 'x', { 'content-type': 'text/plain' }, { status: 415, code: 'unsupported-media-type' }],
      ['65,537 bytes', ' '.repeat(65_537), json, { status: 413, code: 'body-too-large' }],
    ] as const)('refuses %s', async (__, raw, headers, expected) => {
      await expectRefusedAtTheEdge(service, { ...withHeaders(sampleOf(operation), headers), raw }, expected);
    });

    test('takes an empty object', async () => {
      const missing = { orderId: '7K3M9Q-X1QF65-V805T8', sku: 'NO-SUCH', code: 'NO-SUCH', customerId: 'nobody' };
      const answer = await service.call({ ...withHeaders(sampleOf(operation, missing), json), raw: '{}' });
      // The erasure of a customer who is not known is complete.
      const expected =
        operation.id === 'eraseCustomer' ? [202, undefined] : [404, expect.stringMatching(/-not-found$/)];
      expect([answer.status, answer.json.code]).toEqual(expected);
    });
  },
);

test('a read ignores what is for commands', async () => {
  const headers = { 'if-match': '"7"', 'idempotency-key': 'a,b', 'content-encoding': 'gzip' };
  expect((await service.call({ path: `/v1/orders/${orderId}`, headers })).status).toBe(200);
});

test.each([
  ['GET', '/v1/orders/7K3M9Q%2FX1QF65', 404, 'order-not-found'],
  ['GET', '/v1/orders/7K3M9Q-X1QF65-V805T8%2Fevents', 404, 'order-not-found'],
  ['POST', '/v1/orders/7K3M9Q-X1QF65-V805T8%2fcancel', 405, 'method-not-allowed'],
  ['GET', '/v1/products/MUG%2Fstock', 404, 'product-not-found'],
  ['PUT', '/v1/products/MUG%2F1', 422, 'validation-failed'],
  ['GET', '/v1%2Forders', 404, 'route-not-found'],
  ['GET', '/problems/internal%2F', 404, 'route-not-found'],
] as const)('%s %s: an encoded slash is part of its segment', async (method, path, status, code) => {
  if (isBehindGateway) leaveOut('a slash that an HTTP API decodes');
  const answer = await service.call({ method, path });
  expectProblem(answer, { status, code, ...(status === 422 ? { pointers: ['/path/sku'] } : {}) });
  expect(answer.json.instance).toBe(path.replace('%2f', '%2F'));
});

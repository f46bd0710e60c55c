import { beforeEach, describe, expect, test } from '@jest/globals';
import { inside } from '#test/http/remote/inside';
import { expectProblem, expectRefusedAtTheEdge } from '#test/http/support/problems';
import { cart, placing } from '#test/http/support/samples';
import { startService, type TestService } from '#test/http/support/service';

let service: TestService;
beforeEach(async () => {
  service = await startService();
});

const scheduled = {
  version: '0',
  id: '53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa',
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: '123456789012',
  time: '2026-11-29T10:00:00Z',
  region: 'eu-central-1',
  resources: [],
  detail: {},
};
const ofLoadBalancer = {
  requestContext: { elb: { targetGroupArn: 'arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/a/b' } },
  httpMethod: 'GET',
  path: '/health',
  queryStringParameters: {},
  headers: { accept: '*/*' },
  body: '',
  isBase64Encoded: false,
};

/** Events that are no request of API Gateway, whatever version they claim. */
const events: readonly (readonly [name: string, event: unknown])[] = [
  ['null', null],
  ['undefined', undefined],
  ['an empty object', {}],
  ['a text', 'warmup'],
  ['a number', 7],
  ['true', true],
  ['a list', []],
  ['a list of requests', [{ version: '2.0' }]],
  ['a warmer', { source: 'serverless-plugin-warmup' }],
  ['a schedule', scheduled],
  ['a load balancer', ofLoadBalancer],
  ['a stream', { Records: [{ eventSource: 'aws:dynamodb' }] }],
  ['a version alone', { version: '2.0' }],
  ['a version with an empty context', { version: '2.0', rawPath: '/health', requestContext: {} }],
  ['an authorizer', { type: 'TOKEN', methodArn: 'arn', authorizationToken: 'x' }],
];

const fields = ['requestContext', 'headers', 'body', 'isBase64Encoded'];
const ofVersion = {
  '2.0': [...fields, 'rawPath', 'rawQueryString'],
  '1.0': [
    ...fields,
    'path',
    'httpMethod',
    'multiValueHeaders',
    'multiValueQueryStringParameters',
    'queryStringParameters',
  ],
} as const;
const odd = [7, true, 'text', [], { a: 7 }, { a: null }, { a: [7] }, [[]], { a: {} }];
/** What else a field counts with: the values of `multiValue…` go before it. */
const others: Readonly<Record<string, object>> = {
  headers: { multiValueHeaders: null },
  queryStringParameters: { multiValueQueryStringParameters: null },
};
const isText = (field: string): boolean => ['body', 'rawPath', 'rawQueryString', 'path', 'httpMethod'].includes(field);

describe('an event that is no request', () => {
  test.each(events)('%s is refused and logged once', async (_, event) => {
    inside('events of the gateway');
    const answer = await expectRefusedAtTheEdge(
      service,
      { path: '/health', event: () => event },
      { status: 400, code: 'invalid-header' },
    );
    expect(answer.json.detail).toBe('The event is not a request of API Gateway. Call the API instead of its function.');
    expect(service.observations).toEqual([
      expect.objectContaining({ status: 400, code: 'invalid-header', method: '', defect: undefined }),
    ]);
    expect(service.observations[0]?.requestId).toBe(answer.headers['x-request-id']);
  });

  test.each(['1.0', '2.0'] as const)('has a field of another type in payload %s', async (payload) => {
    inside('events of the gateway');
    for (const field of ofVersion[payload])
      for (const value of odd) {
        if (isText(field) && value === 'text') continue;
        if (field === 'isBase64Encoded' && value === true) continue;
        const answer = await service.call({
          path: '/health',
          payload,
          event: (event) => ({ ...event, ...others[field], [field]: value }),
        });
        expect([field, value, answer.status]).toEqual([field, value, 400]);
      }
  });

  test.each([
    ['2.0', 'stage'],
    ['2.0', 'requestId'],
    ['2.0', 'http'],
    ['1.0', 'requestId'],
  ] as const)('payload %s lacks %s in its context', async (payload, name) => {
    inside('events of the gateway');
    const answer = await service.call({
      path: '/health',
      payload,
      event: (event) => ({ ...event, requestContext: { ...event.requestContext, [name]: undefined } }),
    });
    expectProblem(answer, { status: 400, code: 'invalid-header' });
  });
});

describe('an event with less', () => {
  test.each(['1.0', '2.0'] as const)('than usual is a request in payload %s', async (payload) => {
    inside('events of the gateway');
    const bare = { headers: null, multiValueHeaders: null, rawQueryString: undefined, body: undefined };
    const { status } = await service.call({ path: '/health', payload, event: (event) => ({ ...event, ...bare }) });
    expect(status).toBe(200);
  });
});

/** An event with a second header of this name, as each kind of API hands it over. */
const twice = async (payload: '1.0' | '2.0', name: string, first: string, second: string) => {
  const call = placing(service.tokens.ada, cart, { [name]: first });
  return service.call({
    ...call,
    payload,
    event: (event) => {
      if (payload === '2.0') return { ...event, headers: { ...event.headers, [name]: `${first},${second}` } };
      const { multiValueHeaders } = event as { readonly multiValueHeaders?: object };
      // `headers` of a REST API has the last one only.
      return {
        ...event,
        headers: { ...event.headers, [name]: second },
        multiValueHeaders: { ...multiValueHeaders, [name]: [first, second] },
      };
    },
  });
};

describe.each(['1.0', '2.0'] as const)('two headers in payload %s', (payload) => {
  test.each([
    ['idempotency-key', 'one', 'two', 400, 'invalid-header'],
    ['idempotency-key', 'one', 'one', 400, 'invalid-header'],
    ['idempotency-key', '"one"', '"two"', 400, 'invalid-header'],
    ['content-type', 'application/json', 'application/json', 415, 'unsupported-media-type'],
    ['content-type', 'text/plain', 'application/json', 415, 'unsupported-media-type'],
    ['content-encoding', 'gzip', 'identity', 415, 'unsupported-media-type'],
    ['authorization', 'Bearer a.b.c', 'Bearer d.e.f', 401, 'unauthenticated'],
    ['accept', 'image/png', 'text/plain', 406, 'not-acceptable'],
  ] as const)('%s: %s and %s', async (name, first, second, status, code) => {
    inside('events of the gateway');
    expectProblem(await twice(payload, name, first, second), { status, code });
    expect(service.commits()).toBe(0);
  });

  test('authorization: a valid token twice is refused', async () => {
    inside('events of the gateway');
    const token = `Bearer ${service.tokens.ada}`;
    expectProblem(await twice(payload, 'authorization', token, token), { status: 401, code: 'unauthenticated' });
  });

  test('accept: one that fits is enough', async () => {
    inside('events of the gateway');
    expect((await twice(payload, 'accept', 'image/png', 'application/json')).status).toBe(201);
  });
});

test('two spellings of a header of a REST API are two headers', async () => {
  inside('events of the gateway');
  const call = placing(service.tokens.ada, cart, { 'idempotency-key': 'one' });
  const answer = await service.call({
    ...call,
    payload: '1.0',
    event: (event) => {
      const { multiValueHeaders } = event as { readonly multiValueHeaders?: object };
      return { ...event, multiValueHeaders: { ...multiValueHeaders, 'Idempotency-KEY': ['two'] } };
    },
  });
  expectProblem(answer, { status: 400, code: 'invalid-header' });
});

test('two halves of a quoted key in a REST API are two keys', async () => {
  inside('events of the gateway');
  expectProblem(await twice('1.0', 'idempotency-key', '"a3', 'b3"'), { status: 400, code: 'invalid-header' });
  expect(service.commits()).toBe(0);
});

test.each([
  ['that is no base64', 'not base64!'],
  ['in base64 with a character between', 'eyJ#9'],
  ['in base64 without its end', 'e30'],
  ['in base64 of URLs', '_-8='],
  ['in base64 with line breaks', 'e3\n0='],
])('a body %s is no request', async (_, body) => {
  inside('events of the gateway');
  for (const payload of ['1.0', '2.0'] as const)
    await expectRefusedAtTheEdge(
      service,
      { path: '/health', payload, event: (event) => ({ ...event, body, isBase64Encoded: true }) },
      { status: 400, code: 'invalid-header' },
    );
});

test('a REST API may send its query without the values of a name that stands twice', async () => {
  inside('events of the gateway');
  const query = { multiValueQueryStringParameters: null, queryStringParameters: { limit: '0' } };
  const answer = await service.call({
    path: '/v1/products',
    payload: '1.0',
    event: (event) => ({ ...event, ...query }),
  });
  expectProblem(answer, { status: 422, code: 'validation-failed', pointers: ['/query/limit'] });
});

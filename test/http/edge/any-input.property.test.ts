import { beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Operation } from '#adapters/http/operation';
import { operations } from '#adapters/http/operations/registry';
import { isRemote } from '#test/http/remote/inside';
import { expectWellFormedProblem } from '#test/http/support/problems';
import { givenOrder, sampleOf } from '#test/http/support/samples';
import { type Call, startService, type TestService } from '#test/http/support/service';
import { casesOf } from '#test/properties/runs';

let service: TestService;
let orderId: string;
beforeAll(async () => {
  service = await startService();
  orderId = await givenOrder(service, service.tokens.ada);
});

const runs = { numRuns: isRemote ? 200 : casesOf(2_000) };

const operation = fc.constantFrom(...operations);
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1e400',
    'null',
    '__proto__',
    'constructor',
    '../..',
    '%00',
    '"1"',
    '*',
    'W/"1"',
    "' OR 1=1 --",
  ),
);
const token = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('staff', 'ada', 'bob', 'none') },
  { weight: 1, arbitrary: fc.base64String() },
);
const payload = fc.constantFrom(...(isRemote ? (['2.0'] as const) : (['1.0', '2.0'] as const)));

const tokenOf = (who: string): string | null =>
  who === 'none' ? null : (service.tokens[who as keyof TestService['tokens']] ?? who);

const query = fc
  .array(
    fc.tuple(
      fc.oneof(fc.constantFrom('limit', 'cursor', 'status', 'customerId', 'placedFrom', 'placedTo', 'version'), text),
      text,
    ),
    { maxLength: 4 },
  )
  .map((entries) =>
    entries
      .map(([name, value]) => `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(value.toWellFormed())}`)
      .join('&'),
  );

const headers = fc.dictionary(
  fc.constantFrom(
    'accept',
    'content-type',
    'idempotency-key',
    'if-match',
    'if-none-match',
    'origin',
    'authorization',
    'cookie',
  ),
  text,
  { maxKeys: 3 },
);

/** A valid body with one changed place. */
const bodyLike = (each: Operation): fc.Arbitrary<unknown> => {
  const example = each.kind === 'use-case' ? each.request.example : undefined;
  if (typeof example !== 'object' || example === null) return fc.jsonValue();
  const names = Object.keys(example);
  return fc.oneof(
    fc.jsonValue(),
    fc
      .tuple(
        fc.oneof(text, ...names.map((name) => fc.constant(name))),
        fc.oneof(fc.jsonValue(), text, fc.double(), fc.maxSafeInteger()),
      )
      .map(([name, value]) => ({ ...example, [name]: value })),
  );
};

const check = async (call: Call): Promise<void> => {
  fc.pre(service.canSend(call));
  const answer = await service.call(call);
  expect(answer.status).toBeLessThan(500);
  if (call.method === 'HEAD') expect(answer.body).toBe('');
  else if (answer.status >= 400) expectWellFormedProblem(answer);
  else expect([200, 201, 202, 204, 304]).toContain(answer.status);
};

test('any body on any operation is answered, and never with 500', async () => {
  const asked = operation.chain((each) => fc.tuple(fc.constant(each), bodyLike(each), token, payload));
  await fc.assert(
    fc.asyncProperty(asked, ([each, body, who, version]) =>
      check({ ...sampleOf(each, { orderId }), body, token: tokenOf(who), payload: version }),
    ),
    runs,
  );
});

test('any bytes as a body are answered, and never with 500', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.json().map((json) => Buffer.from(json)),
    text.map((each) => Buffer.from(each)),
  );
  await fc.assert(
    fc.asyncProperty(operation, bytes, async (each, raw) => {
      const sample = sampleOf(each, { orderId });
      const { body: _, ...rest } = sample;
      await check({ ...rest, raw, headers: { ...rest.headers, 'content-type': 'application/json' } });
    }),
    runs,
  );
});

test('any headers and any query on any operation are answered, and never with 500', async () => {
  await fc.assert(
    fc.asyncProperty(operation, headers, query, token, payload, (each, more, asked, who, version) => {
      const sample = sampleOf(each, { orderId });
      return check({
        ...sample,
        path: `${sample.path}?${asked}`,
        headers: { ...sample.headers, ...more },
        token: tokenOf(who),
        payload: version,
      });
    }),
    runs,
  );
});

test('any path and method are answered, and never with 500', async () => {
  const segment = fc.oneof(
    fc.constantFrom('v1', 'orders', 'products', 'quotes', 'stock', 'cancel', 'problems', 'docs', '..', '.', ''),
    text.map((each) => encodeURIComponent(each.toWellFormed())),
    fc.string().map((each) => each.replaceAll('?', '')),
  );
  const path = fc.array(segment, { maxLength: 6 }).map((segments) => `/${segments.join('/')}`);
  const method = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE');
  await fc.assert(
    fc.asyncProperty(method, path, payload, (asked, at, version) =>
      check({ method: asked, path: at, payload: version }),
    ),
    runs,
  );
});

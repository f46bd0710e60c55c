import { beforeAll, describe, expect, test } from '@jest/globals';
import { inside } from '#test/http/remote/inside';
import { type ExpectedProblem, expectRefusedAtTheEdge } from '#test/http/support/problems';
import { named, sampleOf, withBody } from '#test/http/support/samples';
import { type Call, startService, type TestService } from '#test/http/support/service';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});

const malformed: ExpectedProblem = { status: 400, code: 'malformed-json' };
const tooLarge: ExpectedProblem = { status: 413, code: 'body-too-large' };
const otherType: ExpectedProblem = { status: 415, code: 'unsupported-media-type' };
const invalid = (pointers: readonly string[], ...faults: readonly string[]): ExpectedProblem => ({
  status: 422,
  code: 'validation-failed',
  pointers,
  faults,
});

const nested = (depth: number): string => `${'{"a":'.repeat(depth - 1)}{}${'}'.repeat(depth - 1)}`;
const lists = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const json = { 'content-type': 'application/json' };

/** Bodies that every operation refuses, as sent. */
const bodies: readonly (readonly [name: string, raw: string | Uint8Array, expected: ExpectedProblem])[] = [
  ['nothing', '', malformed],
  ['white space', ' \n', malformed],
  ['half an object', '{"currency":', malformed],
  ['two values', '{}{}', malformed],
  ['a trailing comma', '{"a":1,}', malformed],
  ['a comment', '{}//', malformed],
  ['single quotes', "{'a':1}", malformed],
  ['NaN', '{"a":NaN}', malformed],
  ['Infinity', '{"a":Infinity}', malformed],
  ['a hexadecimal number', '{"a":0x10}', malformed],
  ['a leading zero', '{"a":01}', malformed],
  ['undefined', 'undefined', malformed],
  ['an unescaped control character', '{"a":"\u0001"}', malformed],
  ['a byte order mark', '\ufeff{}', malformed],
  ['UTF-16', Buffer.from('{}', 'utf16le'), malformed],
  ['a lone continuation byte', Buffer.from([0x7b, 0x22, 0x80, 0x22, 0x3a, 0x31, 0x7d]), malformed],
  ['an overlong slash', Buffer.from([0x22, 0xc0, 0xaf, 0x22]), malformed],
  ['a surrogate in UTF-8', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), malformed],
  ['a cut character', Buffer.from([0x22, 0xe2, 0x82, 0x22]), malformed],
  ['a binary', Buffer.from([0, 1, 2, 255]), malformed],
  ['65,537 bytes', `{}${' '.repeat(65_535)}`, tooLarge],
  ['200 KB', `{"a":"${'x'.repeat(204_800)}"}`, tooLarge],
  ['200 KB of brackets', '['.repeat(204_800), tooLarge],
  ['a list', '[]', invalid([''], 'wrong-type')],
  ['a text', '"text"', invalid([''], 'wrong-type')],
  ['a number', '7', invalid([''], 'wrong-type')],
  ['null', 'null', invalid([''], 'wrong-type')],
  ['true', 'true', invalid([''], 'wrong-type')],
  ['7 levels', nested(7), invalid(['/a/a/a/a/a/a'], 'too-deep')],
  ['3,000 levels', nested(3_000), invalid(['/a/a/a/a/a/a'], 'too-deep')],
  ['7 levels of lists', lists(7), invalid(['/0/0/0/0/0/0'], 'too-deep')],
  ['3,000 levels of lists', lists(3_000), invalid(['/0/0/0/0/0/0'], 'too-deep')],
  ['32,768 levels', lists(32_768), invalid(['/0/0/0/0/0/0'], 'too-deep')],
  ['__proto__', '{"__proto__":{"admin":true}}', invalid(['/__proto__'], 'forbidden-name')],
  ['__proto__ in escapes', '{"\\u005f_proto__":1}', invalid(['/__proto__'], 'forbidden-name')],
  ['constructor', '{"constructor":{"name":1}}', invalid(['/constructor'], 'forbidden-name')],
  ['prototype', '{"prototype":1}', invalid(['/prototype'], 'forbidden-name')],
  [
    'prototypes further down',
    '{"a":{"constructor":{"prototype":1}},"b":[{"__proto__":1}]}',
    invalid(
      ['/a/constructor', '/a/constructor/prototype', '/b/0/__proto__'],
      'forbidden-name',
      'forbidden-name',
      'forbidden-name',
    ),
  ],
  ['a name twice', '{"a":1,"a":1}', invalid(['/a'], 'duplicate-field')],
  ['a name three times', '{"a":1,"a":1,"a":2}', invalid(['/a'], 'duplicate-field')],
  ['a name twice in two spellings', '{"a":1,"\\u0061":2}', invalid(['/a'], 'duplicate-field')],
  ['a name twice further down', '{"a":[0,{"b":{"c":1,"d":"\\"c","c":2}}]}', invalid(['/a/1/b/c'], 'duplicate-field')],
  ['a name twice below a list', '{"a":[[],{},"x,y",-1.5],"b":{"c":1,"c":1}}', invalid(['/b/c'], 'duplicate-field')],
  ['a name of 101 characters', `{"${'n'.repeat(101)}":"\\u0000"}`, invalid([`/${'n'.repeat(100)}`], 'too-long')],
  ['32 KB of a name', `{"${'n'.repeat(32_000)}":["\\u0000"]}`, invalid([`/${'n'.repeat(100)}`], 'too-long')],
  ['a lone high surrogate', '{"a":"\\ud800"}', invalid(['/a'], 'forbidden-character')],
  ['a lone low surrogate', '{"a":"x\\udc00x"}', invalid(['/a'], 'forbidden-character')],
  ['surrogates the wrong way round', '{"a":"\\udc00\\ud800"}', invalid(['/a'], 'forbidden-character')],
  ['a lone surrogate as a name', '{"\\ud800":1}', invalid(['/\ufffd'], 'forbidden-character')],
  ['a null character', '{"a":"\\u0000"}', invalid(['/a'], 'forbidden-character')],
  ['a tab', '{"a":["x\\ty"]}', invalid(['/a/0'], 'forbidden-character')],
  ['a line break as a name', '{"a\\n":1}', invalid(['/a\n'], 'forbidden-character')],
  ['a zero-width space as a name', '{"a\\u200b":1}', invalid(['/a\u200b'], 'forbidden-character')],
  ['a delete character', '{"a":"\u007f"}', invalid(['/a'], 'forbidden-character')],
  ['a C1 control character', '{"a":"\u0085"}', invalid(['/a'], 'forbidden-character')],
  ['a control character as a name', '{"a\\u0007":1}', invalid(['/a\u0007'], 'forbidden-character')],
  ['faulty text under a name with a slash', '{"a/b~":"\\u0000"}', invalid(['/a~1b~0'], 'forbidden-character')],
];

const contentTypes: readonly (readonly [name: string, contentType: string])[] = [
  ['none', ''],
  ['text', 'text/plain'],
  ['a form', 'application/x-www-form-urlencoded'],
  ['a file', 'multipart/form-data; boundary=x'],
  ['XML', 'application/xml'],
  ['JSON in UTF-16', 'application/json; charset=utf-16'],
  ['JSON in Latin 1', 'application/json;charset="iso-8859-1"'],
  ['JSON in Latin 1, with blanks', 'application/json; charset = iso-8859-1'],
  ['JSON in two', 'application/json;charset=utf-8;charset=iso-8859-1'],
  ['JSON in no charset', 'application/json;charset='],
  ['JSON of another kind', 'application/merge-patch+json'],
  ['two types', 'application/json, text/plain'],
  ['one type twice', 'application/json,application/json'],
  ['two types with a parameter', 'application/json;version=1,text/plain'],
  ['nonsense', 'json'],
];

const sending = (sample: Call, raw: string | Uint8Array): Call => {
  const { body: _, ...rest } = sample;
  return { ...rest, raw, headers: { ...rest.headers, ...json } };
};

describe.each(named(withBody))('%s', (_, operation) => {
  const { bodyMayBeMissing = false } = operation.request;
  const refused = bodies.filter(([, raw]) => !(bodyMayBeMissing && raw.length === 0));
  test.each(refused)('refuses a body of %s', async (__, raw, expected) => {
    await expectRefusedAtTheEdge(service, sending(sampleOf(operation), raw), expected);
  });

  const { mediaTypes = ['application/json'] } = operation.request;
  const others = contentTypes.filter(([, contentType]) => !mediaTypes.includes(contentType));
  test.each(others)('refuses the content type %s', async (__, contentType) => {
    const sample = sampleOf(operation);
    const call = { ...sample, headers: { ...sample.headers, 'content-type': contentType } };
    await expectRefusedAtTheEdge(service, call, otherType);
  });

  test.each(['gzip', 'br', 'GZIP', 'identity, gzip', 'gzip,identity', 'x'])(
    'refuses the content encoding %s',
    async (coding) => {
      const sample = sampleOf(operation);
      const call = { ...sample, headers: { ...sample.headers, 'content-encoding': coding } };
      const { headers } = await expectRefusedAtTheEdge(service, call, otherType);
      expect(headers['accept-encoding']).toBe('identity');
    },
  );

  test('refuses a body without a content type', async () => {
    const { body, ...sample } = sampleOf(operation);
    await expectRefusedAtTheEdge(service, { ...sample, raw: JSON.stringify(body) }, otherType);
  });

  test('reports every unknown field', async () => {
    const sample = sampleOf(operation);
    const body = { ...(sample.body as object), color: 'red', 'a/b': 1, toString: 1 };
    await expectRefusedAtTheEdge(
      service,
      { ...sample, body },
      invalid(['/a~1b', '/color', '/toString'], 'unknown-field', 'unknown-field', 'unknown-field'),
    );
  });

  test('reports at most 20 errors', async () => {
    const sample = sampleOf(operation);
    const color = Object.fromEntries(Array.from({ length: 30 }, (__, index) => [`color${index}`, index]));
    const answer = await service.call({ ...sample, body: { ...(sample.body as object), ...color } });
    expect(answer.json.errors).toHaveLength(20);
  });
});

test.each([
  'application/json',
  'application/json; charset=utf-8',
  'Application/JSON;charset="UTF-8"',
  'application/json ; version=1',
  'application/json; charset = utf-8',
])('the content type %s is accepted', async (contentType) => {
  const quote = withBody.find(({ id }) => id === 'quoteOrder');
  if (quote === undefined) throw new Error('there is no quote');
  const sample = sampleOf(quote);
  expect((await service.call({ ...sample, headers: { 'content-type': contentType } })).status).toBe(200);
});

test('65,536 bytes and 6 levels are accepted', async () => {
  inside('names as the test spells them');
  const text = '{"currency":"EUR","lines":[{"sku":"MUG","quantity":1}]}';
  const padded = await service.call({
    method: 'POST',
    path: '/v1/quotes',
    headers: json,
    raw: text + ' '.repeat(65_536 - text.length),
  });
  expect(padded.status).toBe(200);
  await expectRefusedAtTheEdge(
    service,
    { method: 'POST', path: '/v1/quotes', headers: json, raw: `{"color":${nested(5)},${text.slice(1)}` },
    invalid(['/color'], 'unknown-field'),
  );
});

test.each(['identity', 'Identity', ''])('the content encoding "%s" is accepted', async (coding) => {
  const headers = { ...json, 'content-encoding': coding };
  const raw = '{"currency":"EUR","lines":[{"sku":"MUG","quantity":1}]}';
  expect((await service.call({ method: 'POST', path: '/v1/quotes', headers, raw })).status).toBe(200);
});

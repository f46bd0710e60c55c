import { beforeAll, expect, test } from '@jest/globals';
import { startService, type TestService } from '#test/http/support/service';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});

const sending = (raw: string | Uint8Array, contentType = 'application/json') =>
  service.call({ method: 'POST', path: '/v1/quotes', raw, headers: { 'content-type': contentType } });

test.each([
  ['', 'The body is empty, but this operation reads JSON.'],
  [' \n', 'The body is empty, but this operation reads JSON.'],
  ['{"currency":', 'The body is not valid JSON: it ends too early, or is no JSON at all.'],
  ['{"a":1,}', 'The body is not valid JSON: error in line 1, at character 8.'],
  ['{\n  "a": 1,\n  b: 2\n}', 'The body is not valid JSON: error in line 3, at character 3.'],
  [Buffer.from([0x22, 0x80, 0x22]), 'The body is not valid UTF-8.'],
])('the body %j is answered with the place of its fault', async (raw, detail) => {
  const { status, json } = await sending(raw);
  expect([status, json.code, json.detail]).toEqual([400, 'malformed-json', detail]);
});

test('a body without the header of JSON is answered with the header', async () => {
  const { status, json } = await sending('{}', 'application/x-www-form-urlencoded');
  expect([status, json.detail]).toEqual([
    415,
    'The body must have the header Content-Type: application/json, without a charset or with charset=utf-8.',
  ]);
});

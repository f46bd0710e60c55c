import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { jsonLine, prettyLine } from '#infrastructure/log';
import { cart, givenOrder, placing } from '#test/http/support/samples';
import { startService, type TestService } from '#test/http/support/service';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterEach(() => {
  delete process.env._X_AMZN_TRACE_ID;
});

const root = '1-67891233-abcdef012345678912345678';
/** The same, as W3C writes it. */
const ofRoot = '67891233abcdef012345678912345678';
const w3c = '4bf92f3577b34da6a3ce929d0e0e4736';
const made = /^[0-9a-f]{32}$/;

const observed = () => {
  const last = service.observations.at(-1);
  if (last === undefined) throw new Error('nothing was observed');
  return last;
};

const traceOf = async (headers: Readonly<Record<string, string>>): Promise<string> => {
  await service.call({ path: '/health', token: null, headers });
  return observed().traceId;
};

describe('the trace of a request', () => {
  test.each([
    ['Root alone', `Root=${root}`],
    ['what a client sampled', `Root=${root};Parent=53995c3f42cd8ad8;Sampled=1`],
    ['what a load balancer put before', `Self=1-67891234-12456789abcdef012345678;Root=${root}`],
    ['a lineage', `Root=${root};Parent=53995c3f42cd8ad8;Sampled=0;Lineage=1:a87bd80c:0`],
  ])('is the root of X-Amzn-Trace-Id: %s', async (_, header) => {
    expect(await traceOf({ 'x-amzn-trace-id': header })).toBe(ofRoot);
    expect(await traceOf({ 'X-Amzn-Trace-Id': header, traceparent: `00-${w3c}-00f067aa0ba902b7-01` })).toBe(ofRoot);
  });

  test('is the runtime’s if the header is missing', async () => {
    process.env._X_AMZN_TRACE_ID = `Root=${root};Parent=53995c3f42cd8ad8;Sampled=1`;
    expect(await traceOf({ traceparent: `00-${w3c}-00f067aa0ba902b7-01` })).toBe(ofRoot);
    const other = '1-00000000-000000000000000000000001';
    expect(await traceOf({ 'x-amzn-trace-id': `Root=${other}` })).toBe('0'.repeat(31) + 1);
  });

  test('is that of a traceparent if AWS has none', async () => {
    expect(await traceOf({ traceparent: `00-${w3c}-00f067aa0ba902b7-01` })).toBe(w3c);
    expect(await traceOf({ 'x-amzn-trace-id': 'nonsense', traceparent: `00-${w3c}-00f067aa0ba902b7-00` })).toBe(w3c);
  });

  test('is new if there is none', async () => {
    const traces = [await traceOf({}), await traceOf({})];
    for (const trace of traces) expect(trace).toMatch(made);
    expect(new Set(traces).size).toBe(2);
  });

  test.each([
    ['', ''],
    ['text', 'ada@example.com'],
    ['a root of text', 'Root=ada@example.com'],
    ['a root in capitals', `Root=${root.toUpperCase()}`],
    ['a root that is short', 'Root=1-67891233-abcdef01234567891234567'],
    ['a root that is long', `Root=${root}0`],
    ['a root of another version', `Root=2${root.slice(1)}`],
    ['two roots', `Root=${root};Root=${root}`],
    ['two headers as one', `Root=${root},Root=${root}`],
    ['a root in the value of another', `Self=Root=${root}`],
    ['a line break', `Root=${root}\n{"level":"error"}`],
    ['a line break before', `\nRoot=${root}`],
    ['a JSON line', `Root=","orderId":"x","a":"${root}`],
    ['a null character', `Root=${root}\u0000`],
    ['far too much', `${'Parent=53995c3f42cd8ad8;'.repeat(400)}Root=${root}`],
    ['a terminal’s commands', `\u001b[2JRoot=${root}`],
  ])('ignores a malformed X-Amzn-Trace-Id: %s', async (_, header) => {
    expect(await traceOf({ 'x-amzn-trace-id': header })).toMatch(made);
    process.env._X_AMZN_TRACE_ID = header;
    expect(await traceOf({})).toMatch(made);
  });

  test.each([
    ['nothing', ''],
    ['text', 'ada@example.com'],
    ['no parent', `00-${w3c}`],
    ['no flags', `00-${w3c}-00f067aa0ba902b7`],
    ['zeros', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`],
    ['a parent of zeros', `00-${w3c}-0000000000000000-01`],
    ['version ff', `ff-${w3c}-00f067aa0ba902b7-01`],
    ['capitals', `00-${w3c.toUpperCase()}-00f067aa0ba902b7-01`],
    ['more than the version has', `00-${w3c}-00f067aa0ba902b7-01-ada`],
    ['a line break at the end', `00-${w3c}-00f067aa0ba902b7-01\n`],
    ['two of them', `00-${w3c}-00f067aa0ba902b7-01,00-${w3c}-00f067aa0ba902b7-01`],
    ['far too much', `00-${w3c}-00f067aa0ba902b7-01${' '.repeat(5_000)}`],
  ])('ignores a malformed traceparent: %s', async (_, traceparent) => {
    const trace = await traceOf({ traceparent });
    expect(trace).toMatch(made);
    expect(trace).not.toBe(w3c);
  });

  test('is read from both payload versions', async () => {
    for (const payload of ['1.0', '2.0'] as const) {
      await service.call({ path: '/health', payload, headers: { 'X-Amzn-Trace-Id': `Root=${root}` } });
      expect(observed().traceId).toBe(ofRoot);
    }
  });
});

describe('the log line of a request', () => {
  test('has the same fields for every request', async () => {
    const id = await givenOrder(service, service.tokens.ada);
    const asked = [
      { path: `/v1/orders/${id}`, token: service.tokens.ada },
      { path: '/nowhere' },
      { method: 'OPTIONS', path: '/v1/orders', headers: { 'access-control-request-method': 'POST' } },
      placing(service.tokens.ada, { ...cart, lines: [{ sku: 'CAP', quantity: 99 }] }),
    ];
    const lines = [];
    for (const each of asked) {
      await service.call(each);
      lines.push(JSON.parse(jsonLine(observed())));
    }
    const common = { requestId: expect.any(String), traceId: expect.stringMatching(made), ms: expect.any(Number) };
    const info = { ...common, level: 'info' };
    expect(lines).toEqual([
      { ...info, method: 'GET', operation: 'getOrder', status: 200, orderId: id },
      { ...info, method: 'GET', operation: null, status: 404, code: 'route-not-found', orderId: null },
      { ...info, method: 'OPTIONS', operation: null, status: 204, orderId: null },
      { ...info, method: 'POST', operation: 'placeOrder', status: 409, code: 'out-of-stock', orderId: null },
    ]);
  });

  test('for people is short', async () => {
    await service.call({ path: '/health', token: null });
    const { requestId, traceId } = observed();
    const line = prettyLine(observed(), () => '/v1/orders/{orderId}');
    expect(line).not.toContain(traceId);
    expect(line).not.toContain(requestId);
    expect(line.length).toBeLessThan(80);
  });
});

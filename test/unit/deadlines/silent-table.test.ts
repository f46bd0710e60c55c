import { beforeAll, describe, expect, test } from '@jest/globals';
import { createClient } from '#adapters/dynamodb/engine/client';
import type { Observation } from '#adapters/http/api';
import { operations } from '#adapters/http/operations/registry';
import { bounded } from '#infrastructure/bounded-calls';
import { localPorts } from '#infrastructure/local/ports';
import { tablePorts } from '#infrastructure/local/table-ports';
import { jsonLine, logTo } from '#infrastructure/log';
import { createService } from '#infrastructure/service';
import { memoryOutside } from '#test/builders/outside';
import { eventV2 } from '#test/http/support/gateway-events';
import { createIssuer } from '#test/http/support/issuer';
import { named, newKey, sampleOf, useCaseOperations } from '#test/http/support/samples';
import { configuration } from '#test/http/support/service';
import { silentServer } from '#test/unit/deadlines/silent-server';

/** Far below the 9 seconds that one read would wait, and far above a slow machine. */
const soonMs = 5_000;

type Call = (sent: { method?: string; path: string; body?: unknown; headers?: object }) => Promise<{
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the tests check the answers.
  readonly json: any;
  readonly ms: number;
  readonly line: Readonly<Record<string, unknown>>;
}>;

/** The service over a table that never answers, with this deadline for each request. */
const serviceOver = async (limitMs: number) => {
  const silent = await silentServer();
  const issuer = await createIssuer();
  const lines: string[] = [];
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  const client = bounded(createClient({ endpoint: silent.endpoint, region: 'us-east-1', credentials }));
  const handle = createService({
    configuration,
    ports: localPorts({
      configuration,
      stored: tablePorts(configuration, client),
      metrics: { count: () => undefined },
      ...memoryOutside().ports,
    }),
    operations,
    keys: issuer.keys,
    asset: () => undefined,
    observe: logTo(
      (line) => lines.push(line),
      'info',
      (seen: Observation) => jsonLine(seen),
    ),
    limitOf: () => limitMs,
  });
  const token = await issuer.staff('op_1');
  const call: Call = async ({ method = 'GET', path, body, headers }) => {
    const began = performance.now();
    const reply = await handle(
      eventV2({
        method,
        path,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        body: body === undefined ? undefined : Buffer.from(JSON.stringify(body)),
        requestId: newKey(),
      }),
    );
    const ms = performance.now() - began;
    return { status: reply.statusCode, json: JSON.parse(reply.body), ms, line: JSON.parse(lines.at(-1) ?? '{}') };
  };
  return { call, silent };
};

/** They read no table. */
const independent = ['health'];

describe('with a table that never answers', () => {
  let call: Call;
  beforeAll(async () => {
    ({ call } = await serviceOver(300));
  });

  test.each(named(useCaseOperations.filter(({ id }) => !independent.includes(id))))(
    '%s answers 503 at its deadline and logs why',
    async (_, operation) => {
      const { status, json, ms, line } = await call(sampleOf(operation));
      const answers = json.results?.map((each: { status: number; problem: object }) => [each.status, each.problem]);
      for (const [each, problem] of answers ?? [[status, json]])
        expect([each, problem]).toEqual([503, expect.objectContaining({ code: 'temporarily-unavailable' })]);
      expect(ms).toBeLessThan(soonMs);
      // On a busy machine the time-out of a single call may come first.
      expect([['DeadlinePassed'], ['TimeoutError'], ['TimeoutError', 'DeadlinePassed']]).toContainEqual(
        Object.keys(line.faults ?? {}),
      );
    },
  );
});

const place = (index: number) => ({
  idempotencyKey: `order-${index}`,
  currency: 'EUR',
  lines: [{ sku: 'MUG', quantity: 1 }],
});
const adjust = (index: number) => ({
  deviceId: 'till-1',
  sequence: index,
  sku: `MUG-${index}`,
  delta: 1,
  reason: 'delivery',
});

test.each([
  ['orders', 25, '/v1/orders/batch', { orders: Array.from({ length: 25 }, (_, index) => place(index)) }],
  [
    'adjustments',
    100,
    '/v1/stock/adjustments',
    { adjustments: Array.from({ length: 100 }, (_, index) => adjust(index + 1)) },
  ],
])(
  'a batch of %s answers for each of its %d entries, and sends nothing after its deadline',
  async (_, size, path, body) => {
    const { call, silent } = await serviceOver(300);
    const { status, json, ms, line } = await call({ method: 'POST', path, body });
    expect([status, json.results?.length]).toEqual([200, size]);
    expect(new Set(json.results.map((each: { status: number }) => each.status))).toEqual(new Set([503]));
    expect(ms).toBeLessThan(soonMs);
    expect(Object.keys(line.faults ?? {})).toEqual(['DeadlinePassed']);
    // Five entries at a time: the others were never tried.
    expect(silent.requests()).toBeLessThanOrEqual(5);
  },
);

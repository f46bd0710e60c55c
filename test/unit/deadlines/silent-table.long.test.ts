import { beforeAll, describe, expect, test } from '@jest/globals';
import { named, sampleOf, unsigned } from '#test/http/support/samples';
import { type CallOverTable, serviceOverTable } from '#test/unit/deadlines/service-over-table';
import { type SilentServer, silentServer } from '#test/unit/deadlines/silent-server';

/** Far below the 9 seconds that one read would wait, and far above a slow machine. */
const soonMs = 5_000;

/** The service over a table that never answers, with this deadline for each request. */
const serviceOver = async (
  limitMs: number,
): Promise<{ readonly call: CallOverTable; readonly silent: SilentServer }> => {
  const silent = await silentServer();
  return { call: await serviceOverTable(silent.endpoint, limitMs), silent };
};

/** They read no table. */
const independent = ['health'];

describe('with a table that never answers', () => {
  let call: CallOverTable;
  beforeAll(async () => {
    ({ call } = await serviceOver(100));
  });

  test.each(named(unsigned.filter(({ id }) => !independent.includes(id))))(
    '%s answers 503 at its deadline and logs why',
    async (_, operation) => {
      const {
        status,
        json,
        ms,
        lines: [line],
      } = await call(sampleOf(operation));
      const answers = json.results?.map((each: { status: number; problem: object }) => [each.status, each.problem]);
      for (const [each, problem] of answers ?? [[status, json]])
        expect([each, problem]).toEqual([503, expect.objectContaining({ code: 'temporarily-unavailable' })]);
      expect(ms).toBeLessThan(soonMs);
      // On a busy machine the time-out of a single call may come first, or the deadline before the first entry of a batch.
      const reasons = [['DeadlinePassed'], ['TimeoutError'], ['TimeoutError', 'DeadlinePassed']];
      expect(json.results === undefined ? reasons : [...reasons, []]).toContainEqual(Object.keys(line?.faults ?? {}));
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
    const {
      status,
      json,
      ms,
      lines: [line],
    } = await call({ method: 'POST', path, body });
    expect([status, json.results?.length]).toEqual([200, size]);
    expect(new Set(json.results.map((each: { status: number }) => each.status))).toEqual(new Set([503]));
    expect(ms).toBeLessThan(soonMs);
    // On a busy machine the deadline passes before the first entry.
    expect(Object.keys(line?.faults ?? {})).toEqual(silent.requests() === 0 ? [] : ['DeadlinePassed']);
    // Five entries at a time: the others were never tried.
    expect(silent.requests()).toBeLessThanOrEqual(5);
  },
);

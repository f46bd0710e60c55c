import { describe, expect, test } from '@jest/globals';
import { expireOrdersJob } from '#adapters/lambda/jobs/expire-orders';
import { createScheduleHandler } from '#adapters/lambda/triggers/schedule';
import type { Counted, Metrics } from '#application/ports';
import type { Sweep, Swept } from '#application/sweep';
import { ok } from '#domain/result';
import { ada } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { jobDependencies, runContext } from '#test/builders/jobs';
import { seededOrderIds } from '#test/builders/order-ids';

const given = seededOrderIds();
const id = given.next(ada, tenOClock);
const other = given.next(ada, tenOClock);
const nothing: Swept = { seen: 0, changed: [], postponed: [], failed: [], next: null };
const failedOver = (message: string) => ({ id, defect: new RangeError(message) });

/** The outcome of a run with these rounds and the remaining time after each. */
const runOf = async (
  rounds: readonly (Partial<Swept> | Error)[],
  { msLeft = 60_000, metrics = undefined as Metrics | undefined } = {},
) => {
  const { dependencies, observed, counted } = jobDependencies();
  const commands: Sweep[] = [];
  const expire = async (command: Sweep) => {
    commands.push(command);
    const round = rounds[commands.length - 1];
    if (round instanceof Error) throw round;
    return ok({ ...nothing, ...round });
  };
  const handler = createScheduleHandler(expireOrdersJob, expire, {
    ...dependencies,
    metrics: metrics ?? dependencies.metrics,
  });
  const answer = await handler({}, runContext(msLeft)).catch((error: unknown) => error);
  return {
    answer,
    counted,
    logFields: observed[0]?.logFields,
    defect: observed[0]?.defect,
    after: commands.map(({ after }) => after),
  };
};

const overdue = (value: number): Counted => ({ name: 'OverdueOrders', unit: 'count', value });

describe('a run counts once the remaining overdue orders', () => {
  test('but not zero, because every count costs money', async () => {
    const { answer, counted, after } = await runOf([{ seen: 3, changed: [id], next: id }, { seen: 1 }]);
    expect(answer).toEqual({ seen: 4, expired: 1, next: null });
    expect(counted).toEqual([]);
    expect(after).toEqual([undefined, id]);
  });

  test('the postponed orders of every round', async () => {
    const { counted } = await runOf([{ postponed: [id, other], next: id }, { postponed: [other] }]);
    expect(counted).toEqual([overdue(3)]);
  });

  test('the failed orders of every round', async () => {
    const rounds = [
      { failed: [failedOver('first')], next: id },
      { failed: [failedOver('second')], postponed: [id] },
    ];
    expect((await runOf(rounds)).counted).toEqual([overdue(3)]);
  });

  test('the findings of every round, of which the log names ten', async () => {
    const found = Array.from({ length: 11 }, (_, index) => `order ${index}: it differs`);
    const { counted, logFields } = await runOf([
      { seen: 3, found: [], next: id },
      { seen: 9, found },
    ]);
    expect(counted).toEqual([overdue(11)]);
    expect(logFields).toMatchObject({ seen: 12, found: 11, findings: found.slice(0, 10) });
  });

  test('one if it had no time for the rest', async () => {
    const rounds = [{ seen: 100, postponed: [id], next: other }];
    const { answer, counted } = await runOf(rounds, { msLeft: 9_999 });
    expect(answer).toEqual({ seen: 100, expired: 0, next: other });
    expect(counted).toEqual([overdue(2)]);
    expect((await runOf([{ next: other }, {}], { msLeft: 10_000 })).counted).toEqual([]);
  });

  test('one if the next page cannot be read', async () => {
    const { answer, counted } = await runOf([{ postponed: [id], next: id }, new Error('no page')]);
    expect(answer).toEqual(new Error('no page'));
    expect(counted).toEqual([overdue(2)]);
  });
});

test('a run with failed orders continues to the end, names them and throws the first defect', async () => {
  const rounds = [
    { seen: 2, failed: [failedOver('first')], next: other },
    { seen: 2, changed: [other], failed: [{ id: other, defect: new TypeError('second') }] },
  ];
  const { answer, logFields, defect } = await runOf(rounds);
  expect(answer).toEqual(new RangeError('first'));
  expect(defect).toBe(answer);
  expect(logFields).toEqual({ seen: 4, expired: 1, postponed: 0, failed: 2, failedOrders: [id, other], next: null });
});

test('a log line names at most ten orders', async () => {
  const { logFields } = await runOf([{ failed: Array.from({ length: 12 }, () => failedOver('each')) }]);
  expect(logFields).toMatchObject({ failed: 12, failedOrders: Array.from({ length: 10 }, () => id) });
});

test('a failing metric does not fail a sweep', async () => {
  const broken = () => {
    throw new Error('no metrics');
  };
  const { answer } = await runOf([{ seen: 1, changed: [id] }], { metrics: { count: broken } });
  expect(answer).toEqual({ seen: 1, expired: 1, next: null });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import type { RebuildRound, RebuiltRound } from '#application/projections/rebuild-projection';
import { type OrderId, orderIdOf } from '#domain/orders/order-id';
import { tenOClock } from '#test/builders/clock';
import { type Progress, rebuildAll } from '../../scripts/operate/rebuild/rounds';

const root = fileURLToPath(new URL('../..', import.meta.url));
const idAt = (index: number): OrderId => orderIdOf({ tag: '7K3M9QX', at: tenOClock + index, random: '5T' });

/** A shop of orders with two entries each, read in rounds, each of which takes some milliseconds. */
const shopOf = (orders: number, roundMs = 0) => {
  const asked: RebuildRound[] = [];
  const reports: Progress[] = [];
  let clock = 0;
  let left = orders;
  const round = async (wanted: RebuildRound): Promise<RebuiltRound> => {
    asked.push(wanted);
    clock += roundMs;
    const seen = Math.min(left, wanted.limit);
    left -= seen;
    return {
      seen,
      written: 2 * seen,
      unreadable: seen === 0 ? [] : [idAt(left)],
      next: left === 0 ? null : idAt(left),
    };
  };
  const run = (perSecond: number, after?: OrderId) =>
    rebuildAll({
      round,
      after,
      perSecond,
      report: (progress) => void reports.push(progress),
      now: () => clock,
      sleep: async (milliseconds) => {
        clock += milliseconds;
      },
    });
  return { run, asked, reports, ms: () => clock };
};

describe('the rounds of a rebuild', () => {
  test('end with the orders, and sum what they did', async () => {
    const { run, asked, reports } = shopOf(250);
    const done = await run(1_000);
    expect(done).toEqual({
      orders: 250,
      written: 500,
      unreadable: [idAt(150), idAt(50), idAt(0)],
      next: null,
    });
    expect(asked).toEqual([undefined, idAt(150), idAt(50)].map((after) => ({ after, limit: 100 })));
    expect(reports.map(({ orders, next }) => [orders, next])).toEqual([
      [100, idAt(150)],
      [200, idAt(50)],
      [250, null],
    ]);
  });

  test('are one in an empty shop', async () => {
    const { run, asked } = shopOf(0);
    expect(await run(100)).toEqual({ orders: 0, written: 0, unreadable: [], next: null });
    expect(asked).toHaveLength(1);
  });

  test('begin after the given order', async () => {
    const { run, asked } = shopOf(1);
    await run(100, idAt(7));
    expect(asked).toEqual([{ after: idAt(7), limit: 100 }]);
  });

  test.each([
    [50, 0, 5_000],
    [100, 0, 2_000],
    [1_000, 0, 200],
    // The table itself is slower than asked.
    [1_000, 500, 1_500],
  ])('read at most %d orders in a second, where a round takes %d ms', async (perSecond, roundMs, ms) => {
    const { run, ms: taken } = shopOf(300, roundMs);
    await run(perSecond);
    expect(taken()).toBe(ms);
  });
});

describe('npm run rebuild', () => {
  const rebuild = async (...args: readonly string[]) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/operate/rebuild.ts', ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (part) => (out += part));
    child.stderr.on('data', (part) => (err += part));
    const [code] = await once(child, 'close');
    return { code, out, err };
  };

  test('explains itself', async () => {
    const { code, out } = await rebuild('--help');
    expect(code).toBe(0);
    expect(out).toMatch(/orders-by-facet +the orders with a line of a product/);
  });

  test.each([
    [
      'no projection',
      ['--stage', 'dev'],
      'give one projection of orders-by-facet, unsettled-payments, private-orders, reports\n',
    ],
    ['an unknown projection', ['orders-by-day', '--stage', 'dev'], ', not: orders-by-day'],
    ['no target', ['orders-by-facet'], 'give one of --stage, --endpoint and --data'],
    ['two targets', ['orders-by-facet', '--stage', 'dev', '--data', 'x'], 'give one of --stage, --endpoint and --data'],
    ['an address that is none', ['orders-by-facet', '--endpoint', 'nowhere'], 'not an address: nowhere'],
    [
      'a position that is no id',
      ['orders-by-facet', '--stage', 'dev', '--after', 'x'],
      '--after is not an order id: x',
    ],
    ['a rate of none', ['orders-by-facet', '--stage', 'dev', '--per-second', '0'], '--per-second is 1 to 1000'],
  ])('refuses %s', async (_, args, message) => {
    const { code, err } = await rebuild(...args);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });

  test('says where the address of a local table is found', async () => {
    const { code, err } = await rebuild('orders-by-facet', '--endpoint', 'http://127.0.0.1:9');
    const message = 'nothing answers at --endpoint http://127.0.0.1:9: npm start prints the address of its table\n';
    expect([code, err]).toEqual([3, message]);
  });

  test('makes no folder for a mistyped name', async () => {
    const folder = join(tmpdir(), `no-orders-${process.pid}`);
    const { code, err } = await rebuild('orders-by-facet', '--data', folder);
    expect([code, err]).toEqual([3, expect.stringContaining(`--data ${folder} has no data of a local server`)]);
    expect(existsSync(folder)).toBe(false);
  });
});

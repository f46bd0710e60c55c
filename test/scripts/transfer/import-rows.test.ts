import { expect, test } from '@jest/globals';
import { importRows } from '../../../scripts/operate/transfer/import-rows';
import { createMeter } from '../../../scripts/operate/transfer/progress';
import type { Prepared } from '../../../scripts/operate/transfer/row';
import type { Stored } from '../../../scripts/operate/transfer/write';
import { destination } from './support';

const customerOf = (index: number) => ({ kind: 'customer', id: `cus_${index}` });

async function* asRead(rows: readonly unknown[]) {
  for (const [index, value] of rows.entries())
    yield { at: `line ${index + 1}`, row: { ok: true, value } as const, share: (index + 1) / rows.length };
}

const run = async (rows: readonly unknown[], store: (prepared: Prepared) => Promise<Stored>) => {
  const lines: string[] = [];
  const shares: number[] = [];
  const sums = await importRows({
    rows: asRead(rows),
    destination,
    store,
    refuse: (line) => void lines.push(line),
    note: (share) => void shares.push(share),
  });
  return { sums, lines, shares };
};

const soon = () => new Promise((resolve) => setTimeout(resolve, 1));

test('at most 16 rows are written at the same time, and all of them', async () => {
  let [now, most] = [0, 0];
  const { sums, shares } = await run(
    Array.from({ length: 100 }, (_, index) => customerOf(index)),
    async () => {
      now += 1;
      most = Math.max(most, now);
      await soon();
      now -= 1;
      return { kind: 'written' };
    },
  );
  expect([sums, most, shares.at(-1)]).toEqual([{ written: 100, present: 0, refused: 0 }, 16, 1]);
});

test('of two rows about one thing the first is written before the second', async () => {
  const order: string[] = [];
  await run([customerOf(1), { ...customerOf(1), name: 'Ada' }], async ({ items: [item] }) => {
    order.push(`begin ${String(item.cn)}`);
    await soon();
    order.push(`end ${String(item.cn)}`);
    return { kind: 'written' };
  });
  expect(order).toEqual(['begin undefined', 'end undefined', 'begin Ada', 'end Ada']);
});

test('a table that does not answer ends the import', async () => {
  let calls = 0;
  const rows = Array.from({ length: 1_000 }, (_, index) => customerOf(index));
  const failing = run(rows, async () => {
    calls += 1;
    await soon();
    throw new Error('no answer');
  });
  await expect(failing).rejects.toThrow('no answer');
  expect(calls).toBeLessThan(50);
});

test('what the table refuses is a refused row', async () => {
  const { sums, lines } = await run([customerOf(1)], async () => ({ kind: 'refused', why: 'too large' }));
  expect([sums.refused, lines]).toEqual([1, ['line 1: customer cus_1: too large']]);
});

test('the progress has rows, their rate and the time left, once a second', () => {
  let now = 0;
  const printed: string[] = [];
  const meter = createMeter(
    () => now,
    (line) => void printed.push(line),
  );
  for (let row = 1; row <= 40; row += 1) {
    now += 100;
    meter.note(row / 400);
  }
  expect(printed).toEqual([
    '10 rows, 10 a second, 39 s left',
    '20 rows, 10 a second, 38 s left',
    '30 rows, 10 a second, 37 s left',
    '40 rows, 10 a second, 36 s left',
  ]);
  expect(meter.summary()).toBe('40 rows in 4.0 s, 10 a second');
  const unwatched = createMeter(() => now, undefined);
  unwatched.note(undefined);
  expect(unwatched.summary()).toBe('1 row in 0.0 s, 1000 a second');
});

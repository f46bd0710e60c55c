import { expect, test } from '@jest/globals';
import { countedSweep } from '#application/counted-sweep';
import type { Counted } from '#application/ports';
import type { ExpiredOrders } from '#application/sweeps/expire-orders';
import { ok } from '#domain/result';
import { orderRecord } from '#test/builders/orders';

const [{ id }] = [orderRecord()];
const command = { after: undefined, limit: 100, trace: null };
const swept = (postponed: ExpiredOrders['postponed']): ExpiredOrders => ({
  ...{ seen: 3, expired: [id], postponed, next: null },
});

test.each([
  ['none', [], 0],
  ['each', [id, id], 2],
] as const)('overdue orders that a sweep cannot end are counted: %s', async (_, postponed, value) => {
  const counted: Counted[] = [];
  const sweep = countedSweep(async () => ok(swept(postponed)), { count: (one) => void counted.push(one) });
  expect(await sweep(command)).toEqual(ok(swept(postponed)));
  expect(counted).toEqual([{ name: 'OverdueOrders', unit: 'count', value }]);
});

test('a sweep that fails counts nothing, so that its silence rings', async () => {
  const counted: Counted[] = [];
  const sweep = countedSweep(() => Promise.reject(new Error('defect')), { count: (one) => void counted.push(one) });
  await expect(sweep(command)).rejects.toThrow('defect');
  expect(counted).toEqual([]);
});

test('a count that cannot be made costs no sweep', async () => {
  const broken = () => {
    throw new Error('no metrics');
  };
  expect(await countedSweep(async () => ok(swept([])), { count: broken })(command)).toEqual(ok(swept([])));
});

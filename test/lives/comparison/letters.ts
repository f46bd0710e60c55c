import assert from 'node:assert/strict';
import { renderLetter } from '#adapters/notifications/letters/render';
import type { Order } from '#domain/orders/order';
import { letterAbout } from '#test/builders/letters';

/** The minor units in a row of a letter: all amounts of an order have the same decimals. */
const amountIn = (row: string): number => {
  const [, sign, digits] = / {2}(-?)([\d.]+) [A-Z]{3}$/.exec(row) ?? assert.fail(`no amount in ${row}`);
  return Number(`${sign}${digits?.replace('.', '')}`);
};

/** The rows of a letter about the order as it is sum to its total, and the total is the order's worth. */
export const assertLetterAddsUp = (order: Order, worth: number, story: string): void => {
  const rows = renderLetter(letterAbout(order)).text.trimEnd().split('\n\n').at(-1)?.split('\n') ?? [];
  const last = rows.findIndex((row) => row.startsWith('Total, '));
  const parts = rows.slice(0, last).map(amountIn);
  const total = rows.slice(last, last + 1).map(amountIn);
  assert.deepEqual([parts.reduce((sum, part) => sum + part, 0), ...total], [worth, worth], `a letter ${story}`);
};

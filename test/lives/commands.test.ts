import { expect, test } from '@jest/globals';
import { operations } from '#adapters/http/operations/registry';
import { jobsBy } from '#adapters/lambda/jobs/registry';
import type { Ports } from '#application/ports';
import { commandIds } from '#test/lives/commands';
import { placementIds } from '#test/lives/placing';
import { sweepIds } from '#test/lives/sweeping';

/** The ports by which a use case changes an order. */
const changing: readonly (keyof Ports)[] = ['commit', 'removeOrder'];

const changesOrders = (uses: readonly (keyof Ports)[]): boolean =>
  uses.includes('orders') && changing.some((port) => uses.includes(port));

test('lives send every command that changes orders', () => {
  const expected = operations
    .filter((operation) => operation.kind === 'use-case' && changesOrders(operation.useCase.uses))
    .map(({ id }) => id);
  expect([...placementIds, ...commandIds].toSorted()).toEqual(expected.toSorted());
});

test('lives run every sweep that changes orders', () => {
  const expected = jobsBy('schedule')
    .filter(({ useCase }) => changesOrders(useCase.uses))
    .map(({ id }) => id);
  expect([...sweepIds].toSorted()).toEqual(expected.toSorted());
});

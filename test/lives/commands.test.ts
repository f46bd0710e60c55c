import { expect, test } from '@jest/globals';
import { operations } from '#adapters/http/operations/registry';
import { jobsBy } from '#adapters/lambda/jobs/registry';
import type { Ports } from '#application/ports';
import { commandIds } from '#test/lives/commands';
import { leftOut } from '#test/lives/left-out';
import { placementIds } from '#test/lives/placing';
import { sweepIds } from '#test/lives/sweeping';

/** The ports by which a use case changes an order. */
const changing: readonly (keyof Ports)[] = ['commit', 'removeOrder'];

/** What calls endpoints of webhooks reads orders, and commits what it learns about the endpoints. */
const changesOrders = (uses: readonly (keyof Ports)[]): boolean =>
  uses.includes('orders') && !uses.includes('webhookCalls') && changing.some((port) => uses.includes(port));

const commands = operations
  .filter((operation) => operation.kind === 'use-case' && changesOrders(operation.useCase.uses))
  .map(({ id }) => id);
const sent: readonly string[] = [...placementIds, ...commandIds];
const missing = (wanted: readonly string[], had: readonly string[]) => wanted.filter((id) => !had.includes(id));

test('lives send every command that changes orders, or say why not', () => {
  expect(
    missing(commands, [...sent, ...Object.keys(leftOut)]).map(
      (id) =>
        `${id} changes orders, and lives do not send it. Add it to \`commands\` in test/lives/commands.ts: ` +
        `${id}: ({ id }) => (ports, request) => ${id}.with(ports)({ id }, request). ` +
        `If it does nothing to money or goods, add to test/lives/left-out.ts: ${id}: 'why',`,
    ),
  ).toEqual([]);
});

test('lives send and leave out commands of the service only, each in one list', () => {
  expect(missing(sent, commands).map((id) => `${id} is no command on orders: remove it from test/lives`)).toEqual([]);
  for (const [id, reason] of Object.entries(leftOut)) {
    expect([id, commands.includes(id), sent.includes(id)]).toEqual([id, true, false]);
    expect(reason).toMatch(/^\S.{10,}$/);
  }
});

test('lives run every sweep that changes orders', () => {
  const sweeps = jobsBy('schedule')
    .filter(({ useCase }) => changesOrders(useCase.uses))
    .map(({ id }) => id);
  expect(
    missing(sweeps, sweepIds).map(
      (id) =>
        `the job ${id} changes orders, and lives do not run it. Add it to \`sweeps\` in test/lives/sweeping.ts: ` +
        `${id}: (ports) => withoutDefects(${id}.with(ports)(everything, bySystem())),`,
    ),
  ).toEqual([]);
  expect(missing(sweepIds, sweeps).map((id) => `${id} is no sweep of orders: remove it from test/lives`)).toEqual([]);
});

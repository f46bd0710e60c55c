import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';
import { systemSha256 } from '#adapters/system/sha256';
import { cloudEventsOf, journalEvents } from '#application/events/cloud-event';
import { tenOClock } from '#test/builders/clock';
import { canceled, changed, orderRecord } from '#test/builders/orders';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'audit-'));
afterAll(() => rmSync(folder, { recursive: true }));

const audit = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'scripts/operate/audit.ts', ...args],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  return { code: status, out: stdout, err: stderr };
};

test('it explains itself', () => {
  expect(audit('--help')).toMatchObject({ code: 0, out: expect.stringContaining('--events FILE') });
});

test.each([
  ['no action', [], 2, 'give export or verify'],
  ['another action', ['compare'], 2, 'give export or verify'],
  ['no file of orders', ['verify', '--events', 'x'], 2, '--orders is missing'],
  ['a file that is missing', ['verify', '--orders', 'nowhere', '--events', 'x'], 3, 'there is no file nowhere'],
  ['no folder', ['export', '--stage', 'dev'], 2, '--file is missing'],
  [
    'a day that is none',
    ['export', '--file', folder, '--from', '2026-02-30'],
    2,
    '--from 2026-02-30 is not a day. Give one such as 2026-11-01',
  ],
  [
    'days that end before they begin',
    ['export', '--file', folder, '--from', '2026-11-02', '--to', '2026-11-01'],
    2,
    '--from is behind --to',
  ],
  ['no target', ['export', '--file', folder], 2, 'give one of --stage, --endpoint and --data'],
])('it refuses %s', (_, args, code, message) => {
  expect(audit(...args)).toMatchObject({ code, err: expect.stringContaining(message) });
});

test('it compares two files, prints the first difference of an order, and exits with 1', () => {
  const record = changed(orderRecord(), [canceled]);
  const [orders, events] = [join(folder, 'orders.jsonl'), join(folder, 'events.jsonl')];
  const row = { order: record.id, imported: false, events: journalEvents(record) };
  writeFileSync(orders, `${JSON.stringify(row)}\n`);
  const shop = { lowStockThreshold: 0, sha256: systemSha256 };
  const published = cloudEventsOf({ kind: 'order', before: undefined, after: record, at: tenOClock }, shop);
  writeFileSync(events, published.map((event) => `${JSON.stringify(event)}\n`).join(''));
  const same = audit('verify', '--orders', orders, '--events', events);
  expect(same).toMatchObject({
    code: 0,
    out: '1 order with 2 events, 2 published events, 0 anchors: 0 differences\n',
    err: expect.stringContaining('1 day without an anchor: 2026-11-21'),
  });
  writeFileSync(orders, `${JSON.stringify({ ...row, events: row.events.slice(0, 1) })}\n`);
  expect(audit('verify', '--orders', orders, '--events', events)).toMatchObject({
    code: 1,
    out: `${record.id}: event 2 was removed\n1 order with 1 event, 2 published events, 0 anchors: 1 difference\n`,
  });
});

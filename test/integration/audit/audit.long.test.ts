import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, expect, test } from '@jest/globals';
import type { Item } from '#adapters/dynamodb/engine/entity';
import { packChange } from '#adapters/dynamodb/orders/order-changes';
import { toRecord } from '#adapters/dynamodb/orders/orders';
import { systemSha256 } from '#adapters/system/sha256';
import { anchorEvents } from '#application/audit/anchor-events';
import type { StoredChange } from '#application/events/cloud-event';
import { publishChanges } from '#application/events/publish-changes';
import { days, hours } from '#domain/instant';
import type { Change, OrderRecord } from '#domain/orders/events';
import { partsOf } from '#domain/orders/order-id';
import { ok } from '#domain/result';
import { tenOClock } from '#test/builders/clock';
import { bySystem } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { givenShop } from '#test/integration/transfer/shop';
import { type DynamoWorld, dynamoWorld } from '#test/integration/world';
import { orderLines, publishedIn } from '../../../scripts/operate/audit/export-audit';
import { verify } from '../../../scripts/operate/audit/verify';
import { itemsOf } from '../../../scripts/operate/transfer/export-rows';

const folder = mkdtempSync(join(tmpdir(), 'audit-'));
afterAll(() => rmSync(folder, { recursive: true }));

const items = async (world: DynamoWorld): Promise<readonly Item[]> => {
  const found: Item[] = [];
  for await (const { item } of itemsOf(world, ['order'])) found.push(item);
  return found;
};

/** The changes of an order, as the stream has them. */
const changesOf = ({ changes, ...record }: OrderRecord): readonly StoredChange[] =>
  changes.map((_, index) => {
    const upTo = (count: number) => ({ ...record, changes: changes.slice(0, count) }) as unknown as OrderRecord;
    return { kind: 'order', before: index === 0 ? undefined : upTo(index), after: upTo(index + 1), at: tenOClock };
  });

const publish = async ({ ports }: DynamoWorld, changes: readonly StoredChange[]): Promise<void> => {
  const records = changes.map((change, index) => ({
    position: String(index),
    about: change.kind === 'order' ? String((change.after ?? change.before)?.id) : '',
    change: ok(change),
  }));
  expect(answerOf(await publishChanges.with(ports)(records, bySystem())).retryFrom).toBeNull();
};

const span = { begin: Date.parse('2026-11-21'), end: Date.parse('2026-11-22') };

/** What npm run audit -- export writes, and -- verify says of it. */
const audited = async (world: DynamoWorld) => {
  const [orders, events]: [string[], string[]] = [[], []];
  for await (const step of orderLines(world, span)) orders.push(JSON.stringify('line' in step ? step.line : step));
  for await (const event of publishedIn(world.ports.feed, span, world.clock.now())) events.push(JSON.stringify(event));
  const files = { orders: join(folder, 'orders.jsonl'), events: join(folder, 'events.jsonl') };
  writeFileSync(files.orders, orders.join('\n'));
  writeFileSync(files.events, events.join('\n'));
  return verify(systemSha256, files, () => undefined);
};

const put = async ({ client, table }: DynamoWorld, item: Item): Promise<void> => {
  await DynamoDBDocumentClient.from(client).send(new PutCommand({ TableName: table, Item: item }));
};

type Changes = readonly Change[];

/** The item with other changes: `n` counts them. */
const withChanges = (item: Item, change: (changes: Changes) => Changes): Item => {
  const { id, changes: old } = toRecord(item);
  const changes = change(old);
  const ch = changes.map((each, index) => packChange(each, partsOf(id).at, changes.slice(0, index)));
  return { ...item, ch, n: changes.length };
};

const countEvents = (changes: Changes): number => changes.reduce((sum, { events }) => sum + events.length, 0);

test('an audit of a shop finds nothing until somebody writes to the table, and names the first event that they touched', async () => {
  const world = await dynamoWorld();
  const [paid = '' as never, pending = '' as never] = await givenShop(world);
  const stored = await items(world);
  await publish(world, stored.map(toRecord).flatMap(changesOf));
  const before = await world.ports.orders.find(pending);
  expect(await world.ports.removeOrder(before as OrderRecord)).toEqual({ kind: 'committed' });
  await publish(world, [{ kind: 'order', before, after: undefined, at: world.clock.now() }]);
  world.clock.set(span.end + days(1) + hours(2));
  expect(answerOf(await anchorEvents.with(world.ports)({ after: undefined, limit: 100 }, bySystem()))).toMatchObject({
    seen: stored.length,
    changed: ['audit:2026-11-21'],
  });
  world.advance(hours(1));

  const clean = await audited(world);
  expect(clean).toMatchObject({
    orders: stored.length - 1,
    anchors: 1,
    unanchored: [],
    differences: [],
    unpublished: 0,
  });
  expect(clean.published).toBeGreaterThan(clean.events);

  const item = stored.find((each) => toRecord(each).id === paid) as Item;
  const { changes } = toRecord(item);
  expect(changes.length).toBeGreaterThan(4);
  const at = countEvents(changes.slice(0, 2)) + 1;
  const [, , third] = changes;
  const later = { ...third, at: Number(third?.at) + 7 } as Change;
  // A private field alone is no difference.
  await put(world, { ...item, pr: [] });
  expect((await audited(world)).differences).toEqual([]);
  const tampering: readonly (readonly [string, (all: Changes) => Changes])[] = [
    [`${paid}: event ${at} was altered`, (all) => all.with(2, later)],
    [`${paid}: event ${at} was removed`, (all) => all.toSpliced(2, 1)],
    [`${paid}: event ${at} was added`, (all) => all.toSpliced(2, 0, later)],
    [`${paid}: event ${countEvents(changes) + 1} was added`, (all) => [...all, later]],
  ];
  for (const [difference, change] of tampering) {
    await put(world, withChanges(item, change));
    expect((await audited(world)).differences).toEqual([difference]);
  }
});

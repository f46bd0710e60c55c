import { readdirSync, readFileSync } from 'node:fs';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { expect, test } from '@jest/globals';
import type { Item } from '#adapters/dynamodb/engine/entity';
import { toRecord } from '#adapters/dynamodb/orders/orders';
import { systemSha256 } from '#adapters/system/sha256';
import { journalEvents } from '#application/events/cloud-event';
import { chainOf } from '#domain/audit/chain';

const folder = new URL('../../integration/fixtures/orders/', import.meta.url);

/** The value as the document client gives it. */
const plain = ({ S, N, BOOL, L, M, B }: AttributeValue): unknown => {
  if (M !== undefined) return Object.fromEntries(Object.entries(M).map(([name, each]) => [name, plain(each)]));
  return L?.map(plain) ?? S ?? BOOL ?? B ?? (N === undefined ? null : Number(N));
};

/** JSON has no bytes, so the values of `B` are base64. */
const stored = (file: string): Item => {
  const M: Record<string, AttributeValue> = JSON.parse(readFileSync(new URL(file, folder), 'utf8'), (key, value) =>
    key === 'B' ? Uint8Array.from(Buffer.from(value, 'base64')) : value,
  );
  return plain({ M }) as Item;
};

/**
 * The hash after the last event of each order that an earlier release stored. It never changes: receivers have it. A new field of an
 * event is left out where an old event has none.
 */
const hashes: Readonly<Record<string, string>> = {
  'order-edited.1.json': '124841040a0f8966f09188ae5b4fa19749eb78c5f2496190c5a16efb396e96b3',
  'order-erased.1.json': '42705cf7aec33dd3b77cd5fcb9f7bc78def7dde55d778a6c65a6867b061435b9',
  'order-expired.1.json': '8fa3a4c000d8cc2a73a2bfa743206ae86049ba0d7ebbe00cadb501d64e794432',
  'order-held-for-risks.1.json': 'b816cc15cba7f96d6cfa68b0213acecb61201cbb7ee5532f776b8c2b9b77d62f',
  'order-of-more-events.1.json': 'adbedebd3c59dd279b392397dc4a5d6077bbc536b4fa7862dce18f96210539a3',
  'order-of-redeemer.1.json': 'a2b251002a7a8207f3a172bfee98087b7c9f49d3b4a7f7fbcdc94399a5003009',
  'order-of-staff-fields.1.json': '5d2ef7b4bc72d63f39af903322f89d49627a5cfa681084fd0486cf8b2e8e5367',
  'order-with-discount.1.json': '3b355ceaab8711d5481417922c98fad639094fa1be68106b286b12997056a8f3',
  'order-with-payments.1.json': '9380bea409bb1f7da78c702925d47fa4e0f5d0ec2a70af9481d0124d2a1d7c62',
  'order-with-returns.1.json': 'e26e2d5517e1a64feab7e4f9b9e639ac5c3390868d8dc4bf7961f923cfd10283',
  'order-withdrawn-from.1.json': 'ea4baf29fe8746468aaffd18fd8cbe1a0b0dcd412ec8f393e7e69c82c6f8b942',
  'order.1.json': '1a27c5c1749e5b1b3cfe7487b98fd6d75933d73890cd0aa01ea719a8f281e2fd',
};

const files = readdirSync(folder).filter((file) => /^order\b.*\.json$/.test(file));

test('there is a hash for each stored order', () => expect(Object.keys(hashes).toSorted()).toEqual(files.toSorted()));

test.each(files)('%s has the hash that was published of it', (file) => {
  const record = toRecord(stored(file));
  expect(chainOf(systemSha256, journalEvents(record)).at(-1)).toBe(hashes[file]);
});

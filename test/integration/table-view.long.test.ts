import { readdirSync, readFileSync } from 'node:fs';
import { type AttributeValue, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from '@jest/globals';
import type { Item } from '#adapters/dynamodb/engine/entity';
import { createSecrets } from '#adapters/dynamodb/service/secrets';
import { orderIdOf } from '#domain/orders/order-id';
import { newSecret } from '#infrastructure/random';
import { dynamoWorld, freshTable } from '#test/integration/world';
import { plainValues } from '../../scripts/operate/table/print';
import { itemsOfOrder, readItems, readPages, type Wanted } from '../../scripts/operate/table/read';
import { type ShownItem, showItem } from '../../scripts/operate/table/show';
import { storedKinds, viewsOver } from '../../scripts/operate/table/views';

/** Items that earlier releases stored, with the values of `B` as base64. */
const folder = new URL('fixtures/', import.meta.url);
const fixtures = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json'))
  .map(
    (file) =>
      JSON.parse(readFileSync(new URL(file, folder), 'utf8'), (key, value) =>
        key === 'B' ? Uint8Array.from(Buffer.from(value, 'base64')) : value,
      ) as Record<string, AttributeValue>,
  );

const everything: Wanted = { partition: undefined, kind: undefined, after: undefined };

/** A table with these fixtures, of which those with one key follow each other. */
const tableOf = async (stored: readonly Record<string, AttributeValue>[]) => {
  const { client } = await dynamoWorld();
  const place = { client, table: await freshTable() };
  for (const Item of stored) await client.send(new PutItemCommand({ TableName: place.table, Item }));
  const readPage = readPages(place);
  const itemsOf = async (wanted: Wanted, limit = 1_000): Promise<readonly Item[]> => {
    const items: Item[] = [];
    await readItems(
      readPage,
      wanted,
      { limit, mostRead: 10_000 },
      { item: (item) => items.push(item), page: () => undefined },
    );
    return items;
  };
  const shown = async (personal: boolean, wanted = everything): Promise<readonly ShownItem[]> => {
    const showing = { viewOf: viewsOver(place), personal };
    return (await itemsOf(wanted)).map((item) => showItem(item, showing));
  };
  return { place, itemsOf, shown };
};

const textOf = (shown: unknown): string => JSON.stringify(shown, plainValues);

describe('an item of each kind', () => {
  test.each(fixtures.map((item, index) => [String(item.e?.S), index] as const))(
    'is decoded, hidden or not: %s %d',
    async (kind, index) => {
      const { shown } = await tableOf([fixtures[index] ?? {}]);
      for (const personal of [true, false])
        expect(await shown(personal)).toEqual([
          expect.objectContaining({ kind, fault: null, decoded: expect.any(Object) }),
        ]);
    },
  );

  test('is among the fixtures, but for the secrets', () => {
    const kinds = new Set(fixtures.map(({ e }) => e?.S));
    expect(storedKinds.filter((kind) => !kinds.has(kind))).toEqual(['secret']);
  });

  test('has a name for each of its attributes', async () => {
    for (const fixture of fixtures) {
      const [shown] = await (await tableOf([fixture])).shown(true);
      expect(shown?.raw.filter(({ name }) => name === null)).toEqual([]);
    }
  });
});

describe('an order of a stage', () => {
  const orders = fixtures.filter(({ e }) => e?.S === 'order');
  const whose = /cus_|ada@|ada\.lovelace|Lovelace|Musterstr|ring twice|web-10|staff op_|"id":"op_|tok_|secret/i;

  test('shows no personal data and no secret unless they are asked for', async () => {
    for (const order of orders) {
      const { shown } = await tableOf([order]);
      const hidden = textOf((await shown(false)).map(({ raw, decoded }) => ({ raw, decoded })));
      expect(hidden.replaceAll('(secret)', '')).not.toMatch(whose);
      expect(hidden).toContain('(personal)');
      expect(textOf(await shown(true))).toMatch(/cus_/);
    }
  });

  test('still shows what happened to it', async () => {
    const { shown } = await tableOf(orders.filter(({ n }) => n?.N === '4').slice(0, 1));
    const [order] = await shown(false);
    expect(order?.decoded).toMatchObject({ customerId: '(personal)', status: expect.any(String) });
    expect(textOf(order?.decoded)).toContain('"type":"order.placed"');
    expect(textOf(order?.decoded)).toContain('{"role":"staff","id":"(personal)"}');
  });

  test('never shows the action of a customer, which may hold a secret', async () => {
    const { shown } = await tableOf(orders.filter(({ na }) => na !== undefined));
    const [order] = await shown(true);
    expect(order?.raw).toContainEqual({ short: 'na', name: 'nextAction', value: '(secret)' });
    expect(order?.decoded).toMatchObject({ nextAction: '(secret)' });
  });
});

describe('what is read', () => {
  const id = orderIdOf({ tag: '7K3M9QX', at: Date.parse('2026-11-21T10:00:00.000Z'), random: '5T' });
  const kindsOf = (items: readonly Item[]) => items.map(({ e }) => e).sort();

  test('is an order with its payments, a partition, a kind, or everything', async () => {
    const { place, itemsOf } = await tableOf(fixtures);
    await createSecrets(place, newSecret)('cursors');
    const parts = await Promise.all(itemsOfOrder(id).map((wanted) => itemsOf(wanted)));
    expect(parts.map(kindsOf)).toEqual([['order'], ['simulated-payment']]);
    expect(kindsOf(await itemsOf({ ...everything, partition: 'd#WELCOME10' }))).toEqual([
      'customer-redemption',
      'discount',
    ]);
    expect(kindsOf(await itemsOf({ ...everything, partition: 'd#WELCOME10', kind: 'discount' }))).toEqual(['discount']);
    expect(kindsOf(await itemsOf({ ...everything, kind: 'receipt' }))).toEqual(['receipt', 'receipt']);
    expect([...new Set(kindsOf(await itemsOf(everything)))]).toEqual([...storedKinds].sort());
  });

  test('never has the value of a secret', async () => {
    const { place, shown } = await tableOf([]);
    const value = await createSecrets(place, newSecret)('cursors');
    const items = await shown(true);
    expect(items).toEqual([expect.objectContaining({ kind: 'secret', decoded: { name: 'cursors' }, fault: null })]);
    expect(textOf(items)).not.toContain(value);
  });

  test('goes on where it stopped', async () => {
    const { place } = await tableOf(fixtures);
    const readPage = readPages(place);
    const seen: string[] = [];
    let after: Wanted['after'];
    do {
      const { next } = await readItems(
        readPage,
        { ...everything, after },
        { limit: 3, mostRead: 100 },
        {
          item: ({ pk, sk }) => seen.push(`${pk} ${sk}`),
          page: () => undefined,
        },
      );
      after = next;
    } while (after !== undefined);
    const keys = new Set(fixtures.map(({ pk, sk }) => `${pk?.S} ${sk?.S}`));
    expect(seen.toSorted()).toEqual([...keys].sort());
  });
});

import { describe, expect, test } from '@jest/globals';
import { createClient } from '#adapters/dynamodb/engine/client';
import type { Item } from '#adapters/dynamodb/engine/entity';
import { linesOf, plainValues } from '../../../scripts/operate/table/print';
import {
  type ItemKey,
  type ItemPage,
  type Progress,
  readItems,
  type Wanted,
} from '../../../scripts/operate/table/read';
import { showItem } from '../../../scripts/operate/table/show';
import { viewsOver } from '../../../scripts/operate/table/views';

const viewOf = viewsOver({ client: createClient({ region: 'eu-central-1' }), table: 'orders' });
const locally = { viewOf, personal: true };
const ofStage = { viewOf, personal: false };

const product: Item = {
  pk: 's#MUG',
  sk: 's#MUG',
  g1: 'k#0',
  e: 'product',
  v: '1',
  z: 1,
  nm: 'Mug',
  ua: 850,
  mo: 'EUR',
  tc: 's',
  sh: true,
  fv: 2,
  av: 7,
};

const secret: Item = { pk: 'secret#cursors', sk: 'secret#cursors', e: 'secret', v: '1', z: 1, w: 'top-secret-value' };

describe('an item', () => {
  test('is shown raw, with the long names of its attributes, and decoded', () => {
    const { kind, key, raw, decoded, fault } = showItem(product, ofStage);
    expect([kind, key, fault]).toEqual(['product', 's#MUG s#MUG', null]);
    expect(raw).toContainEqual({ short: 'nm', name: 'name', value: 'Mug' });
    expect(raw).toContainEqual({ short: 'tc', name: 'taxCategory', value: 's' });
    expect(raw).toContainEqual({ short: 'pk', name: 'partition', value: 's#MUG' });
    expect(raw).toContainEqual({ short: 'e', name: 'kind', value: 'product' });
    expect(decoded).toMatchObject({
      sku: 'MUG',
      name: 'Mug',
      taxCategory: 'standard',
      prices: { EUR: 850 },
      version: 2,
    });
  });

  test.each([
    ['an attribute that this release does not know', { ...product, q: 'ada@example.com' }],
    ['no kind', { pk: 'p#1', sk: 'p#1', e: 'person', v: '1', m: 'ada@example.com' }],
  ])('with %s hides it, unless personal data is shown', (_, item) => {
    expect(JSON.stringify(showItem(item, ofStage))).not.toContain('ada@example.com');
    expect(JSON.stringify(showItem(item, locally))).toContain('ada@example.com');
  });

  test('of no kind is faulty', () => {
    const { kind, decoded, fault } = showItem({ pk: 'p#1', sk: 'p#1', e: 'person', v: '1' }, locally);
    expect([kind, decoded, fault]).toEqual([null, null, 'stored item p#1 p#1 is of no kind that this release knows']);
  });

  test('that the service cannot read is shown raw, with the reason', () => {
    const { raw, decoded, fault } = showItem({ ...product, tc: 'x' }, ofStage);
    expect(raw).toContainEqual({ short: 'tc', name: 'taxCategory', value: 'x' });
    expect([decoded, fault]).toEqual([null, 'stored item s#MUG s#MUG.taxCategory is not one of s, r, z']);
  });

  test.each([
    ['as it is', secret],
    ['without its kind', { ...secret, e: undefined }],
    ['of another layout', { ...secret, e: 'key', x: 'top-secret-value' }],
  ])('with a secret %s never shows it, to nobody', (_, item) => {
    const shown = [ofStage, locally].map((showing) => showItem(item, showing));
    for (const each of shown)
      expect(each).toMatchObject({
        kind: 'secret',
        key: 'secret#cursors secret#cursors',
        decoded: { name: 'cursors' },
      });
    expect(JSON.stringify(shown)).not.toContain('top-secret-value');
  });

  test('is printed as lines: both names, the value, what the service reads; bytes as hexadecimal text', () => {
    expect(linesOf(showItem(product, ofStage)).split('\n')).toEqual(
      expect.arrayContaining([
        'product s#MUG s#MUG',
        '  nm  name                  "Mug"',
        '  decoded {',
        '    "sku": "MUG",',
      ]),
    );
    expect(JSON.stringify({ f: Uint8Array.of(10, 255) }, plainValues)).toBe('{"f":"0x0aff"}');
  });
});

// ── Reading ────────────────────────────────────────────────────────────────────────────────────────────────────────

const keyAt = (index: number): ItemKey => ({ pk: `s#SKU-${index}`, sk: `s#SKU-${index}` });

/** A table of so many items, of which a filter shows every third. */
const tableOf = (count: number) => {
  const sizes: number[] = [];
  const readPage = async ({ kind, after }: Wanted, limit: number): Promise<ItemPage> => {
    sizes.push(limit);
    const start = after === undefined ? 0 : Number(after.pk.slice('s#SKU-'.length)) + 1;
    const end = Math.min(count, start + limit);
    const all = Array.from({ length: end - start }, (_, index) => start + index);
    const found = all.filter((index) => kind === undefined || index % 3 === 0);
    return { items: found.map(keyAt), read: all.length, next: end === count ? undefined : keyAt(end - 1) };
  };
  const run = async (wanted: Partial<Wanted>, limit: number, mostRead = 10_000) => {
    const items: Item[] = [];
    const pages: Progress[] = [];
    const done = await readItems(
      readPage,
      { partition: undefined, kind: undefined, after: undefined, ...wanted },
      { limit, mostRead },
      { item: (item) => items.push(item), page: (progress) => pages.push(progress) },
    );
    return { done, items, pages };
  };
  return { run, sizes };
};

describe('the reading', () => {
  test('goes page by page to the end', async () => {
    const { run, sizes } = tableOf(250);
    const { done, items, pages } = await run({}, 1_000);
    expect(done).toEqual({ shown: 250, read: 250, next: undefined });
    expect([items.length, pages.length, sizes]).toEqual([250, 3, [100, 100, 100]]);
  });

  test('reads no more than it shows, and says where to continue', async () => {
    const { run, sizes } = tableOf(250);
    const first = await run({}, 120);
    expect(first.done).toEqual({ shown: 120, read: 120, next: keyAt(119) });
    expect(sizes).toEqual([100, 20]);
    const second = await run({ after: first.done.next }, 1_000);
    expect([second.items[0], second.done.shown]).toEqual([keyAt(120), 130]);
  });

  test('of one kind leaves no item out where it stops within a page', async () => {
    const { run } = tableOf(250);
    const first = await run({ kind: 'product' }, 5);
    expect(first.done).toEqual({ shown: 5, read: 100, next: keyAt(12) });
    const second = await run({ kind: 'product', after: first.done.next }, 1_000);
    expect(second.items[0]).toEqual(keyAt(15));
    expect(first.items.length + second.items.length).toBe(84);
  });

  test('stops at the most items that it may read', async () => {
    const { run, sizes } = tableOf(1_000);
    const { done } = await run({ kind: 'product' }, 1_000, 130);
    expect([done.read, done.next, sizes]).toEqual([130, keyAt(129), [100, 30]]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A folder above this many files has no reader who knows it by heart: give it rooms. */
const mostFiles = 20;

const filesByFolder = (): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const top of ['src', 'test', 'cdk', 'scripts', 'web'])
    for (const entry of readdirSync(`${root}/${top}`, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) counts.set(entry.parentPath, (counts.get(entry.parentPath) ?? 0) + 1);
  return counts;
};

test('no folder holds more than 20 files', () => {
  const counts = filesByFolder();
  expect(counts.size).toBeGreaterThan(50);
  expect([...counts].filter(([, files]) => files > mostFiles)).toEqual([]);
});

/** The words of the business. A folder of a ring has one of them as its name, the same in every ring. */
const areas = [
  'orders',
  'payments',
  'fulfillment',
  'returns',
  'catalog',
  'customers',
  'events',
  'notifications',
  'reconciliation',
  'webhooks',
  'reports',
  'audit',
  'service',
];

/** The rooms of an area. They too have the same name in every ring that needs them. */
const areaRooms = [
  'orders/lifecycle',
  'orders/holds',
  'orders/reading',
  'payments/captures',
  'payments/refunds',
  'webhooks/replay',
];

/** Every other folder of a ring, and what it is for. */
const exceptions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  domain: {
    access: 'callers and their rights, in every area',
    'orders/events': 'the families of events',
    'orders/lines': 'the lines of an order and their quantities',
    'orders/money': 'what an order is worth',
  },
  application: {
    pricing: 'prices a cart of orders with products, discounts and shipping of the catalog',
    projections: 'entries that the stream writes, of every area',
  },
  'adapters/http/operations': {},
  'adapters/http/representations': {},
  'adapters/dynamodb': {
    engine: 'the database; it knows no area',
    'orders/changes': 'the codecs of stored changes, by family of events',
  },
  'adapters/memory': {},
};

const foldersOf = (ring: string): readonly string[] => {
  const folder = `${root}/src/${ring}`;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return [...new Set(files.map(({ parentPath }) => relative(folder, parentPath).replaceAll('\\', '/')))];
};

test.each(Object.entries(exceptions))('the folders of src/%s have the names of areas', (ring, allowed) => {
  const common = ['', ...areas, ...areaRooms];
  const others = foldersOf(ring).filter((folder) => !common.includes(folder));
  expect(
    others
      .filter((folder) => !Object.hasOwn(allowed, folder))
      .map(
        (folder) =>
          `src/${ring}/${folder} is no area. Use one of ${areas.join(', ')}, or a room of it (${areaRooms.join(', ')}). A new ` +
          'area or room has a line in `areas` or `areaRooms` of test/architecture/rooms.test.ts and in docs/layout.md; any ' +
          'other folder has its purpose in `exceptions` there',
      ),
  ).toEqual([]);
  expect(Object.keys(allowed).filter((folder) => !others.includes(folder))).toEqual([]);
});

test('every area and room is in a ring, and docs/layout.md names all of them', () => {
  const folders = new Set(Object.keys(exceptions).flatMap(foldersOf));
  expect([...areas, ...areaRooms].filter((folder) => !folders.has(folder))).toEqual([]);
  const [, listed = ''] =
    /^An area has the same name in every ring:([\s\S]+?)\n\n/m.exec(readFileSync(`${root}/docs/layout.md`, 'utf8')) ??
    [];
  expect([...listed.matchAll(/`([^`]+)`/g)].map(([, word]) => word)).toEqual([...areas, ...areaRooms]);
});

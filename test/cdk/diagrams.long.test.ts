import { beforeAll, expect, test } from '@jest/globals';
import { operations } from '#adapters/http/operations/registry';
import { sampleOperation } from '#test/cdk/support/sample-operation';
import { buildBundles, synthesize } from '#test/cdk/support/synthesized';
import { crossings, linesOutside, overlaps, textsTooWide } from '#test/scripts/picture';
import { type Resource, resourcesOf } from '../../scripts/pictures/assembly';
import { drawnModel, drawnSettings } from '../../scripts/pictures/forms';
import { layoutOf } from '../../scripts/pictures/layout';
import type { Model } from '../../scripts/pictures/model';
import type { Layout } from '../../scripts/pictures/placed';

let resources: readonly Resource[];
let model: Model;
let layout: Layout;

beforeAll(() => {
  buildBundles();
  resources = resourcesOf([synthesize({ context: drawnSettings }).template]);
  model = drawnModel(resources);
  layout = layoutOf(model);
});

test('every resource of the template is behind a box, or listed as not drawn', () => {
  const known = [
    ...model.nodes.flatMap((node) => node.resources.map(({ id }) => id)),
    ...model.notDrawn.map(({ resource }) => resource.id),
  ];
  expect([...new Set(known)].sort()).toEqual(resources.map(({ id }) => id).sort());
});

test('every operation is in one box of functions', () => {
  const groups = model.nodes.filter(({ role }) => ['read', 'write', 'batch', 'page'].includes(role));
  const named = groups.flatMap(({ lines }) => (lines[0] ?? '').split(', '));
  expect(named.filter((name) => operations.some(({ id }) => id === name)).sort()).toEqual(
    operations.map(({ id }) => id).sort(),
  );
});

test('both ends of every arrow are boxes', () => {
  const ids = model.nodes.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { from, to } of model.edges) {
    expect(ids).toContain(from);
    expect(ids).toContain(to);
  }
});

test('the box of secrets counts the functions that get one', () => {
  const given = resources.filter(
    ({ type, properties }) =>
      type === 'AWS::Lambda::Function' &&
      /"(TAG_SECRETS|CURSOR_SECRET|PROVIDER_EVENT_SECRETS)"/.test(JSON.stringify(properties.Environment)),
  );
  const secrets = model.nodes.find(({ id }) => id === 'secrets');
  expect(secrets?.title).toBe('3 secrets');
  expect(secrets?.lines).toEqual(['in the table', `given to ${given.length} functions`]);
});

test('the box of the API shows no rate over all operations', () => {
  const api = model.nodes.find(({ role }) => role === 'api');
  expect(api?.lines.join('; ')).not.toContain('a second');
});

test('a box that cares for another names it', () => {
  for (const { from, to } of model.edges.filter(({ kind }) => kind === 'care')) {
    const [carer, cared] = [from, to].map((id) => model.nodes.find((node) => node.id === id));
    const isFunction = cared?.resources.some(({ type }) => type === 'AWS::Lambda::Function');
    const lastLine = carer?.lines.at(-1)?.toLowerCase();
    expect(lastLine).toContain(isFunction ? 'function' : cared?.title.toLowerCase());
  }
});

test('no two boxes overlap, no arrow crosses a box, every text fits', async () => {
  expect(overlaps(layout)).toEqual([]);
  expect(crossings(layout)).toEqual([]);
  expect(linesOutside(layout)).toEqual([]);
  expect(await textsTooWide(layout)).toEqual([]);
});

test('another operation adds its name to its group, and to the counts', () => {
  const { template } = synthesize({ operations: [...operations, sampleOperation], context: drawnSettings });
  const more = drawnModel(resourcesOf([template]));
  const wordsOf = ({ nodes }: Model) =>
    new Map(nodes.map(({ id, title, lines }) => [id, [title, ...lines].join('; ')]));
  const [before, after] = [wordsOf(model), wordsOf(more)];
  expect([...after.keys()]).toEqual([...before.keys()]);
  expect(more.edges).toEqual(model.edges);
  const withoutCounts = (words: string | undefined) => words?.replace(/\d+/g, 'n');
  for (const [id, words] of before) {
    const wanted = id === 'read' ? `${words}, sample` : words;
    expect(withoutCounts(after.get(id))).toBe(withoutCounts(wanted));
  }
});

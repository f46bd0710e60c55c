import { readdirSync, readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from '@jest/globals';
import { Entity } from 'electrodb';
import { builtWith, composed, keyFields, modelOf, type Place } from '#adapters/dynamodb/engine/entity';

/**
 * ElectroDB checks a model when an entity is made of it. Deployed functions leave that check out, so every entity of
 * the source is made here, by the package that checks.
 */

const folder = new URL('../../src/adapters/dynamodb/', import.meta.url);
const place: Place = { client: new DynamoDBClient({ region: 'eu-central-1' }), table: 'orders' };

const entitiesWrittenIn = (file: string): number =>
  readFileSync(new URL(file, folder), 'utf8').match(/\bnew\s+(?:electrodb\.)?Entity\b/g)?.length ?? 0;

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const withEntities = files.filter((file) => entitiesWrittenIn(file) > 0);

/** Only entities of several kinds of items read their kind. */
type Maker = (place: Place, kind: { readonly entity: string; readonly prefix: string }) => unknown;

const makersIn = async (file: string): Promise<readonly Maker[]> => {
  const module = (await import(`#adapters/dynamodb/${file.replace(/\.ts$/, '')}`)) as Readonly<Record<string, unknown>>;
  return Object.keys(module)
    .filter((name) => /^create\w+Entity$/.test(name))
    .map((name) => module[name] as Maker);
};

describe('the entities of the table', () => {
  test('are in the expected files', () => {
    expect(withEntities).toEqual(expect.arrayContaining(['orders/orders.ts', 'catalog/products.ts', 'receipts.ts']));
  });

  test.each(withEntities)('of %s have models that ElectroDB accepts', async (file) => {
    const makers = await makersIn(file);
    expect(makers).toHaveLength(entitiesWrittenIn(file));
    for (const make of makers) expect(make(place, { entity: 'kind', prefix: 'k#' })).toBeInstanceOf(Entity);
  });

  test('are made nowhere else', () => {
    const src = new URL('../../src/', import.meta.url);
    const others = readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && readFileSync(new URL(file, src), 'utf8').includes("'electrodb'"))
      .filter((file) => !file.replaceAll('\\', '/').startsWith('adapters/dynamodb/'));
    expect(others).toEqual([]);
  });
});

/** An entity like those of the table, with one more attribute. */
const entityWith = (attribute: object): unknown =>
  new Entity(
    {
      model: modelOf('order'),
      attributes: {
        key: { type: 'string', field: keyFields.pk, required: true, readOnly: true },
        probe: attribute as { readonly type: 'string' },
      },
      indexes: { byKey: { pk: composed(keyFields.pk, 'p#', 'key') } },
    },
    builtWith(place),
  );

describe('a model', () => {
  test('is accepted with an attribute of a type', () => expect(entityWith({ type: 'string' })).toBeInstanceOf(Entity));

  test.each([
    ['a field that is no text', { type: 'string', field: 7 }, 'instance.attributes.probe.field'],
    ['a wish that is no boolean', { type: 'string', required: 'yes' }, 'instance.attributes.probe.required'],
    ['a cast to what there is not', { type: 'string', cast: 'date' }, 'instance.attributes.probe.cast'],
    ['a check that is no function', { type: 'string', validate: 'short' }, 'instance.attributes.probe.validate'],
  ])('is refused with %s', (_, attribute, where) => {
    expect(() => entityWith(attribute)).toThrow(where);
  });
});

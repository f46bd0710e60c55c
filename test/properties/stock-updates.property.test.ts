import assert from 'node:assert/strict';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createProductEntity, type ProductEntity, returnStock, takeStock } from '#adapters/dynamodb/catalog/products';
import { inTransaction, itemWrite } from '#adapters/dynamodb/engine/step';
import type { Write } from '#application/ports';
import { parseSku, type Sku } from '#domain/catalog/product';
import { casesOf } from '#test/properties/runs';

/** Stock updates are filled into templates. This compares them with those that ElectroDB makes. */

const client = new DynamoDBClient({ region: 'eu-central-1' });
const entityOf = (table: string): ProductEntity => createProductEntity({ client, table });
const entity = entityOf('orders');

const cases = { numRuns: casesOf(2_000) };

type Taking = Extract<Write, { kind: 'take-stock' }>;
type Giving = Extract<Write, { kind: 'return-stock' }>;

const filledIn = (write: Taking | Giving, over = entity): unknown =>
  (write.kind === 'take-stock' ? takeStock(over, write) : returnStock(over, write)).write().commit(inTransaction);

/** Without ElectroDB's private mark of the entity. */
const madeBy = (chain: Parameters<typeof itemWrite>[0]): unknown => {
  const { Update } = itemWrite(chain).commit(inTransaction) as { readonly Update: unknown };
  return { Update };
};

const takenByElectrodb = ({ move: { sku, quantity }, factsVersion, backorderLimit }: Taking, over = entity): unknown =>
  madeBy(
    over
      .patch({ partition: sku, sku })
      .subtract({ available: quantity })
      .where(
        ({ available, factsVersion: version, deleted }, { eq, gte, notExists }) =>
          `${gte(available, quantity - backorderLimit)} AND ${eq(version, factsVersion)} AND ${notExists(deleted)}`,
      ),
  );

const givenByElectrodb = ({ move: { sku, quantity } }: Giving, over = entity): unknown =>
  madeBy(over.patch({ partition: sku, sku }).add({ available: quantity }));

const sample = 'ANY-SKU-THAT-MOVES';
const isSku = (text: string): text is Sku => parseSku(text) !== undefined;
const anySymbols = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
const fewSymbols = fc.stringMatching(/^[A-Za-z0-9._-]{0,20}$/);

/** Any sku, and skus that resemble the sample, a part of it, or another value of the update. */
const skus = fc
  .oneof(
    anySymbols,
    fc.tuple(fewSymbols, fewSymbols).map(([before, after]) => before + sample + after),
    fc.constantFrom(sample, sample + sample, `${sample}-${sample}`, sample.slice(1), sample.slice(0, -1)),
    fc.constantFrom(sample.toLowerCase(), 'ANY', '1000003', '1000033', '1000037', 'product', '1', 's', 'constructor'),
  )
  .filter(isSku);

const counts = fc.oneof(
  fc.integer({ min: 1, max: 999_999_999 }),
  fc.constantFrom(1, 1_000_003, 1_000_033, Number.MAX_SAFE_INTEGER),
);
const limits = fc.oneof(fc.constant(0), fc.nat(999_999_999), fc.constantFrom(1_000_003, 1_000_033, 1_000_037));
const moves = fc.record({ sku: skus, quantity: counts });

describe('an update of stock is what ElectroDB makes', () => {
  test('of taken units', () =>
    fc.assert(
      fc.property(moves, counts, limits, (move, factsVersion, backorderLimit) => {
        const write: Taking = { kind: 'take-stock', move, factsVersion, backorderLimit };
        assert.deepEqual(filledIn(write), takenByElectrodb(write));
      }),
      cases,
    ));

  test('of returned units', () =>
    fc.assert(
      fc.property(moves, (move) => {
        const write: Giving = { kind: 'return-stock', move };
        assert.deepEqual(filledIn(write), givenByElectrodb(write));
      }),
      cases,
    ));

  test('for each table', () => {
    const [one, other] = [entityOf('orders-1'), entityOf('orders-2')];
    const move = { sku: 'TEE-M' as Sku, quantity: 3 };
    for (const over of [one, other, one]) {
      expect(filledIn({ kind: 'take-stock', move, factsVersion: 2, backorderLimit: 0 }, over)).toEqual(
        takenByElectrodb({ kind: 'take-stock', move, factsVersion: 2, backorderLimit: 0 }, over),
      );
      expect(filledIn({ kind: 'return-stock', move }, over)).toEqual(
        givenByElectrodb({ kind: 'return-stock', move }, over),
      );
    }
  });
});

test('units are moved in transactions only', async () => {
  const step = returnStock(entity, { kind: 'return-stock', move: { sku: 'TEE-M' as Sku, quantity: 1 } });
  await expect((step.write().go as () => Promise<unknown>)()).rejects.toThrow('must be in a transaction');
});

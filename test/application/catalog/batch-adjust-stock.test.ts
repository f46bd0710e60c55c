import { describe, expect, test } from '@jest/globals';
import { batchAdjustStock } from '#application/catalog/batch-adjust-stock';
import { type Ports, Unavailable } from '#application/ports';
import { staff } from '#test/builders/callers';
import { outpaced } from '#test/builders/ports';
import { mug, product, sku } from '#test/builders/products';
import { cause, request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

type Count = readonly [sku: string, delta: number, device: string, sequence: number];

const world = () => memoryWorld({ products: [product(), mug()] });
const adjust = async (ports: Ports, counts: readonly Count[]) =>
  answerOf(
    await batchAdjustStock.with(ports)(
      {
        adjustments: counts.map(([text, delta, device, sequence]) => ({
          command: { sku: sku(text), delta },
          cause: cause(`${device} ${sequence}`, `${text} ${delta}`),
        })),
      },
      request({ caller: staff() }),
    ),
  );
const available = async (ports: Ports) =>
  Promise.all(['TEE-M', 'MUG'].map(async (text) => (await ports.products.find(sku(text)))?.available));

describe('counts of a device', () => {
  test('have one result each, in the order of the request', async () => {
    const { ports } = world();
    expect(
      await adjust(ports, [
        ['TEE-M', 5, 'scanner-1', 1],
        ['NONE', 1, 'scanner-1', 2],
        ['MUG', -3, 'scanner-1', 3],
        ['MUG', -99, 'scanner-1', 4],
      ]),
    ).toEqual([
      { ok: true, value: { value: { sku: 'TEE-M', available: 15 }, replayed: false } },
      { ok: false, refusal: { kind: 'product-not-found', sku: 'NONE' } },
      { ok: true, value: { value: { sku: 'MUG', available: 7 }, replayed: false } },
      { ok: false, refusal: expect.objectContaining({ kind: 'stock-below-zero', sku: 'MUG' }) },
    ]);
    expect(await available(ports)).toEqual([15, 7]);
  });

  test('are counted once when they are sent several times', async () => {
    const { ports } = world();
    const counts: readonly Count[] = [
      ['TEE-M', 5, 'scanner-1', 1],
      ['MUG', -3, 'scanner-1', 2],
    ];
    const first = (await adjust(ports, counts)).map(answerOf);
    const again = (await adjust(ports, [...counts, ['MUG', 1, 'scanner-1', 3]])).map(answerOf);
    expect(again.slice(0, 2)).toEqual(first.map((result) => ({ ...result, replayed: true })));
    expect(await available(ports)).toEqual([15, 8]);
  });

  test('are counted once when one batch has them twice', async () => {
    const { ports } = world();
    const results = (
      await adjust(ports, [
        ['TEE-M', 5, 'scanner-1', 1],
        ['TEE-M', 5, 'scanner-1', 1],
      ])
    ).map(answerOf);
    expect(results.map(({ replayed }) => replayed).toSorted()).toEqual([false, true]);
    expect(results.map(({ value }) => value.available)).toEqual([15, 15]);
    expect(await available(ports)).toEqual([15, 10]);
  });

  test('are counted once when two batches send them at the same time', async () => {
    const { ports } = world();
    const counts = Array.from({ length: 20 }, (_, index): Count => ['TEE-M', 1, 'scanner-1', index]);
    const both = await Promise.all([adjust(ports, counts), adjust(ports, counts)]);
    expect(
      both
        .flat()
        .map(answerOf)
        .filter(({ replayed }) => !replayed),
    ).toHaveLength(20);
    expect(await available(ports)).toEqual([30, 10]);
  });

  test('with the sequence of another count are refused', async () => {
    const { ports } = world();
    await adjust(ports, [['TEE-M', 5, 'scanner-1', 1]]);
    const [other] = await adjust(ports, [['TEE-M', 6, 'scanner-1', 1]]);
    expect(other && refusalOf(other)).toEqual({ kind: 'idempotency-key-reused' });
    expect(await available(ports)).toEqual([15, 10]);
  });

  test('of two devices with the same sequence are both counted', async () => {
    const { ports } = world();
    const results = await adjust(ports, [
      ['TEE-M', 5, 'scanner-1', 1],
      ['TEE-M', 5, 'scanner-2', 1],
    ]);
    expect(results.map(answerOf).every(({ replayed }) => !replayed)).toBe(true);
    expect(await available(ports)).toEqual([20, 10]);
  });

  test('of one product all count in a batch of a hundred', async () => {
    const { ports } = world();
    const results = await adjust(
      ports,
      Array.from({ length: 100 }, (_, index): Count => ['TEE-M', 1, 'scanner-1', index]),
    );
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(await available(ports)).toEqual([110, 10]);
  });

  test('that were refused can be sent again', async () => {
    const { ports } = world();
    const [refused] = await adjust(ports, [['MUG', -11, 'scanner-1', 1]]);
    expect(refused?.ok).toBe(false);
    await adjust(ports, [['MUG', 1, 'scanner-1', 2]]);
    const [again] = await adjust(ports, [['MUG', -11, 'scanner-1', 1]]);
    expect(again && answerOf(again)).toEqual({ value: { sku: 'MUG', available: 0 }, replayed: false });
  });

  test('without an answer in time are reported, and the others count', async () => {
    const { ports } = world();
    const failing: Ports = {
      ...ports,
      commit: async (writes) => {
        if (writes.some((write) => write.kind === 'set-stock' && write.sku === 'MUG'))
          throw new Unavailable('too slow');
        return ports.commit(writes);
      },
    };
    const [first, second] = await adjust(failing, [
      ['MUG', 1, 'scanner-1', 1],
      ['TEE-M', 1, 'scanner-1', 2],
    ]);
    expect(first && refusalOf(first)).toEqual({ kind: 'temporarily-unavailable', faults: [] });
    expect(second?.ok).toBe(true);
    expect(await available(ports)).toEqual([11, 10]);
  });

  test('are added to a concurrent count after a lost race', async () => {
    const { ports } = world();
    const racing = outpaced(ports, () => adjust(ports, [['TEE-M', -4, 'scanner-2', 1]]));
    const [result] = await adjust(racing, [['TEE-M', 5, 'scanner-1', 1]]);
    expect(result && answerOf(result).value.available).toBe(11);
  });

  // A device may add units and remove them again, so its counts of one product run in order.
  test('of one product run one after the other', async () => {
    const { ports } = memoryWorld({ products: [product({ available: 0 })] });
    const results = await adjust(ports, [
      ['TEE-M', 5, 'scanner-1', 1],
      ['TEE-M', -5, 'scanner-1', 2],
      ['TEE-M', 2, 'scanner-1', 3],
    ]);
    expect(results.map((result) => (result.ok ? result.value.value.available : result.refusal.kind))).toEqual([
      5, 0, 2,
    ]);
  });
});

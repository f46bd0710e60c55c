import { expect, test } from '@jest/globals';
import type { Receipt } from '#application/ports';
import { tenOClock } from '#test/builders/clock';
import { orderRecord, receiptOf } from '#test/builders/orders';
import { sku } from '#test/builders/products';
import { cause } from '#test/builders/requests';
import { given, type Suite } from '#test/contract/world';

const ofStock = (wanted: Partial<Receipt> = {}): Receipt => ({
  ...cause(),
  result: { kind: 'stock', sku: sku('TEE-M'), available: 0 },
  // Far away, so that no store may have forgotten it.
  keptUntil: Date.UTC(2100, 0, 1),
  ...wanted,
});

export const receiptsSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: a key that was never used has no receipt`, async () => {
    const { ports } = await makeWorld();
    expect(await ports.receipts.find(cause().key)).toBeUndefined();
  });

  test(`${adapterName}: a receipt of an order is found right after its commit`, async () => {
    const world = await makeWorld();
    const receipt: Receipt = { ...receiptOf(orderRecord({ at: tenOClock })), keptUntil: Date.UTC(2100, 0, 1) };
    await given(world, { kind: 'receipt', receipt });
    expect(await world.ports.receipts.find(receipt.key)).toEqual(receipt);
  });

  test(`${adapterName}: a receipt of a stock adjustment keeps its result`, async () => {
    const world = await makeWorld();
    const receipt = ofStock();
    await given(world, { kind: 'receipt', receipt });
    expect(await world.ports.receipts.find(receipt.key)).toEqual(receipt);
  });

  test(`${adapterName}: receipts are told apart by their keys`, async () => {
    const world = await makeWorld();
    const [one, two] = [ofStock(cause('one', 'same body')), ofStock(cause('two', 'same body'))];
    await given(world, { kind: 'receipt', receipt: one });
    expect(await world.ports.receipts.find(two.key)).toBeUndefined();
    await given(world, { kind: 'receipt', receipt: two });
    expect(await world.ports.receipts.find(one.key)).toEqual(one);
    expect(await world.ports.receipts.find(two.key)).toEqual(two);
  });

  test(`${adapterName}: what callers do to a receipt does not reach the stored one`, async () => {
    const world = await makeWorld();
    const receipt = ofStock();
    const kept = structuredClone(receipt);
    await given(world, { kind: 'receipt', receipt });
    (receipt.result as { available: number }).available = 9;
    const found = await world.ports.receipts.find(kept.key);
    expect(found).toEqual(kept);
    if (found !== undefined) (found as { fingerprint: string }).fingerprint = 'another';
    expect(await world.ports.receipts.find(kept.key)).toEqual(kept);
  });
};

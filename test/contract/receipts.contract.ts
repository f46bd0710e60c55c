import { expect, test } from '@jest/globals';
import type { Receipt } from '#application/ports';
import { tenOClock } from '#test/builders/clock';
import { orderRecord, receiptOf } from '#test/builders/orders';
import { sku } from '#test/builders/products';
import { cause } from '#test/builders/requests';
import { endpointId } from '#test/builders/webhooks/webhooks';
import { given, type Suite } from '#test/contract/world';

const ofStock = (wanted: Partial<Receipt> = {}): Receipt => ({
  ...cause(),
  result: { kind: 'stock', sku: sku('TEE-M'), available: 0 },
  // Far in the future, so that no store may remove the receipt.
  keptUntil: Date.UTC(2100, 0, 1),
  ...wanted,
});

export const receiptsSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: an unused key has no receipt`, async () => {
    const { ports } = await makeWorld();
    expect(await ports.receipts.find(cause().key)).toBeUndefined();
  });

  test(`${adapterName}: a receipt of an order is found right after its commit`, async () => {
    const world = await makeWorld();
    const receipt: Receipt = { ...receiptOf(orderRecord({ at: tenOClock })), keptUntil: Date.UTC(2100, 0, 1) };
    await given(world, { kind: 'receipt', receipt });
    expect(await world.ports.receipts.find(receipt.key)).toEqual(receipt);
  });

  test(`${adapterName}: a receipt of a stock adjustment has its result`, async () => {
    const world = await makeWorld();
    const receipt = ofStock();
    await given(world, { kind: 'receipt', receipt });
    expect(await world.ports.receipts.find(receipt.key)).toEqual(receipt);
  });

  test(`${adapterName}: a receipt of an endpoint has its id`, async () => {
    const world = await makeWorld();
    const receipt = ofStock({ result: { kind: 'webhook-endpoint', id: endpointId() } });
    await given(world, { kind: 'receipt', receipt });
    expect(await world.ports.receipts.find(receipt.key)).toEqual(receipt);
  });

  test(`${adapterName}: receipts with different keys are different`, async () => {
    const world = await makeWorld();
    const [one, two] = [ofStock(cause('one', 'same body')), ofStock(cause('two', 'same body'))];
    await given(world, { kind: 'receipt', receipt: one });
    expect(await world.ports.receipts.find(two.key)).toBeUndefined();
    await given(world, { kind: 'receipt', receipt: two });
    expect(await world.ports.receipts.find(one.key)).toEqual(one);
    expect(await world.ports.receipts.find(two.key)).toEqual(two);
  });

  test(`${adapterName}: a caller's change of a receipt does not change the stored receipt`, async () => {
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

import { expect, test } from '@jest/globals';
import { listDiscounts } from '#application/catalog/list-discounts';
import { discount, quarterOff } from '#test/builders/discounts';
import { request } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

test('staff can list the discounts in pages, by code', async () => {
  const { ports } = memoryWorld({ discounts: [discount({ redeemed: 2 }), quarterOff()] });
  const listing = { after: undefined, limit: 1 };
  const first = answerOf(await listDiscounts.with(ports)(listing, request()));
  expect(first).toEqual({ items: [quarterOff()], next: 'QUARTER' });
  const after = first.next ?? undefined;
  const second = answerOf(await listDiscounts.with(ports)({ ...listing, after }, request()));
  expect(second).toEqual({ items: [discount({ redeemed: 2 })], next: null });
});

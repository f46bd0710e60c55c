import { describe, expect, test } from '@jest/globals';
import { deleteDiscount } from '#application/catalog/delete-discount';
import { getDiscount } from '#application/catalog/get-discount';
import { putDiscount } from '#application/catalog/put-discount';
import type { Expectation } from '#application/expectation';
import { cancelOrder } from '#application/orders/lifecycle/cancel-order';
import { placeOrder } from '#application/orders/place-order';
import { quoteOrder } from '#application/orders/quote-order';
import { type Ports, Unavailable } from '#application/ports';
import type { DiscountFacts } from '#domain/catalog/discount';
import type { OrderId } from '#domain/orders/order-id';
import { anybody, staff } from '#test/builders/callers';
import { cartLine, placement } from '#test/builders/carts';
import { code, discount, discountFacts } from '#test/builders/discounts';
import { outpaced } from '#test/builders/ports';
import { product } from '#test/builders/products';
import { request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

const welcome = code('WELCOME10');
const notFound = { kind: 'discount-not-found', code: 'WELCOME10' };
const unknown = { kind: 'discount-not-applicable', code: 'WELCOME10', because: 'unknown' };
const byStaff = (expects: Expectation = { kind: 'none' }) => request({ caller: staff(), expects });
const version = (number: number): Expectation => ({ kind: 'version', version: number });
const absent: Expectation = { kind: 'absent' };
const exists: Expectation = { kind: 'exists' };

const world = () => memoryWorld({ products: [product()], discounts: [discount({ version: 4 })] });
const remove = (ports: Ports, expects?: Expectation) => deleteDiscount.with(ports)({ code: welcome }, byStaff(expects));
const put = (ports: Ports, wanted: Partial<DiscountFacts> = {}, expects?: Expectation) => {
  const { version: _, ...putCommand } = discountFacts(wanted);
  return putDiscount.with(ports)(putCommand, byStaff(expects));
};
const cart = placement({ lines: [cartLine('TEE-M', 1)], discountCode: welcome });
const place = (ports: Ports, aRequest = request()) => placeOrder.with(ports)(cart, aRequest);
const cancel = (ports: Ports, id: OrderId) =>
  cancelOrder.with(ports)({ id, reason: 'too many', lines: undefined }, request());
const stored = ({ discounts }: Ports) => discounts.find(welcome, { fresh: true });

describe('deleting a discount', () => {
  test('makes it unusable', async () => {
    const { ports } = world();
    expect(answerOf(await remove(ports))).toBe(true);
    expect(refusalOf(await getDiscount.with(ports)({ code: welcome }, byStaff()))).toEqual(notFound);
    expect(refusalOf(await quoteOrder.with(ports)(cart, request({ caller: anybody })))).toEqual(unknown);
    expect(refusalOf(await place(ports))).toEqual(unknown);
  });

  test('a second time finds no discount', async () => {
    const { ports } = world();
    answerOf(await remove(ports));
    expect(refusalOf(await remove(ports))).toEqual(notFound);
    expect(refusalOf(await remove(ports, version(4)))).toEqual(notFound);
  });

  test('that does not exist finds no discount', async () =>
    expect(refusalOf(await remove(memoryWorld().ports))).toEqual(notFound));

  test.each([
    ['any version', exists],
    ['the current version', version(4)],
  ])('accepts %s', async (_, expects) => expect((await remove(world().ports, expects)).ok).toBe(true));

  test.each([
    ['an older version', version(3)],
    ['a newer version', version(5)],
    ['the expectation of absence', absent],
  ])('refuses %s', async (_, expects) => {
    const { ports } = world();
    expect(refusalOf(await remove(ports, expects))).toEqual({ kind: 'version-mismatch', currentVersion: 4 });
    expect(await stored(ports)).toEqual(discount({ version: 4 }));
  });

  test('concurrently succeeds once', async () => {
    const { ports } = world();
    const answers = await Promise.all([remove(ports), remove(ports), remove(ports)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('after a lost race deletes the newer version', async () => {
    const { ports } = world();
    expect((await remove(outpaced(ports, () => put(ports, { maxRedemptions: 9 })))).ok).toBe(true);
    expect(await stored(ports)).toBeUndefined();
  });

  test('with an expected version is refused after a lost race', async () => {
    const { ports } = world();
    const racing = outpaced(ports, () => put(ports, { maxRedemptions: 9 }));
    expect(refusalOf(await remove(racing, version(4)))).toEqual({ kind: 'version-mismatch', currentVersion: 5 });
    expect((await stored(ports))?.maxRedemptions).toBe(9);
  });

  test('finds no discount after a concurrent deletion', async () => {
    const { ports } = world();
    expect(refusalOf(await remove(outpaced(ports, () => remove(ports))))).toEqual(notFound);
  });

  test('succeeds during redemptions', async () => {
    const { ports } = world();
    expect((await remove(outpaced(ports, () => place(ports)))).ok).toBe(true);
    expect(answerOf(await put(ports)).thing.redeemed).toBe(1);
  });

  test('ends as unavailable when the discount changes in every attempt', async () => {
    const { ports } = world();
    const racing = outpaced(ports, (round) => put(ports, { maxRedemptions: 9 + round }), 1_000);
    await expect(remove(racing)).rejects.toThrow(Unavailable);
  });
});

describe('a deleted discount', () => {
  test('does not apply to an earlier priced cart, nor by its old facts after it is created again', async () => {
    const { ports } = world();
    const old = await stored(ports);
    const stale: Ports = {
      ...ports,
      discounts: { find: async (requestedCode, how) => (how.fresh ? ports.discounts.find(requestedCode, how) : old) },
    };
    answerOf(await remove(ports));
    expect(refusalOf(await place(stale))).toEqual(unknown);
    answerOf(await put(ports, { value: { type: 'fixed', amount: 500 } }));
    expect(answerOf(await place(stale)).value.totals.discountAmount).toBe(500);
  });

  test('does not apply to a concurrent placement', async () => {
    const { ports } = world();
    expect(refusalOf(await place(outpaced(ports, () => remove(ports))))).toEqual(unknown);
    expect((await ports.orderLists.ofShop({ limit: 5 })).items).toEqual([]);
  });

  test('does not prevent the replay of an earlier placement', async () => {
    const { ports } = world();
    const aRequest = request();
    const first = answerOf(await place(ports, aRequest));
    answerOf(await remove(ports));
    expect(answerOf(await place(ports, aRequest))).toEqual({ value: first.value, replayed: true });
  });

  test('takes back the redemptions of canceled orders', async () => {
    const { ports } = world();
    const [one, two] = [answerOf(await place(ports)).value, answerOf(await place(ports)).value];
    answerOf(await place(ports));
    answerOf(await remove(ports));
    for (const { id } of [one, two]) answerOf(await cancel(ports, id));
    expect(await stored(ports)).toBeUndefined();
    expect(answerOf(await put(ports)).thing).toEqual(discount({ version: 6, redeemed: 1 }));
  });
});

describe('a discount that is created again', () => {
  test('continues with its version and its redemptions', async () => {
    const { ports } = world();
    answerOf(await place(ports));
    answerOf(await remove(ports));
    const again = discount({ maxRedemptions: 2, version: 6, redeemed: 1 });
    expect(answerOf(await put(ports, { maxRedemptions: 2 }))).toEqual({ thing: again, created: true });
    expect(await stored(ports)).toEqual(again);
    expect((await place(ports)).ok).toBe(true);
    expect(refusalOf(await place(ports))).toMatchObject({ because: 'used-up' });
  });

  test('continues with equal facts too, and after a second deletion', async () => {
    const { ports } = world();
    answerOf(await remove(ports));
    expect(answerOf(await put(ports))).toEqual({ thing: discount({ version: 6 }), created: true });
    answerOf(await remove(ports, version(6)));
    expect(answerOf(await put(ports)).thing).toEqual(discount({ version: 8 }));
  });

  test('takes back the redemptions of earlier orders', async () => {
    const { ports } = world();
    const { id } = answerOf(await place(ports)).value;
    answerOf(await remove(ports));
    answerOf(await put(ports, { value: { type: 'fixed', amount: 500 } }));
    answerOf(await cancel(ports, id));
    expect((await stored(ports))?.redeemed).toBe(0);
  });

  test('accepts the expectation of absence and refuses its earlier versions', async () => {
    const { ports } = world();
    answerOf(await remove(ports));
    for (const expects of [exists, version(4), version(5)])
      expect(refusalOf(await put(ports, {}, expects))).toEqual({ kind: 'version-mismatch', currentVersion: null });
    expect(answerOf(await put(ports, {}, absent)).created).toBe(true);
  });

  test('is created once by concurrent commands', async () => {
    const { ports } = world();
    answerOf(await remove(ports));
    const answers = await Promise.all([7, 8, 9].map((maxRedemptions) => put(ports, { maxRedemptions })));
    const done = answers.map(answerOf);
    expect(done.filter(({ created }) => created)).toHaveLength(1);
    expect(done.map(({ thing: { version: of } }) => of).toSorted()).toEqual([6, 7, 8]);
  });

  test('gets the facts of a put that races with the deletion', async () => {
    const { ports } = world();
    const racing = outpaced(ports, () => remove(ports));
    expect(answerOf(await put(racing, { maxRedemptions: 9 }))).toEqual({
      thing: discount({ maxRedemptions: 9, version: 6 }),
      created: true,
    });
  });
});

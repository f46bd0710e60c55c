import { describe, expect, test } from '@jest/globals';
import { getDiscount } from '#application/catalog/get-discount';
import { putDiscount } from '#application/catalog/put-discount';
import type { Expectation } from '#application/expectation';
import { type Ports, Unavailable } from '#application/ports';
import type { DiscountFacts } from '#domain/catalog/discount';
import { staff } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { code, discount, discountFacts, quarterOff } from '#test/builders/discounts';
import { rate } from '#test/builders/orders';
import { counted, outpaced } from '#test/builders/ports';
import { currency } from '#test/builders/products';
import { request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

const welcome = code('WELCOME10');
const put = (ports: Ports, command: Partial<DiscountFacts> = {}, expects: Expectation = { kind: 'none' }) => {
  const { version: _, ...putCommand } = discountFacts(command);
  return putDiscount.with(ports)(putCommand, request({ caller: staff(), expects }));
};
const redeem = ({ commit }: Ports, factsVersion: number) =>
  commit([{ kind: 'redeem-discount', code: welcome, factsVersion }]);
const stored = ({ discounts }: Ports) => discounts.find(welcome, { fresh: true });

const version = (number: number): Expectation => ({ kind: 'version', version: number });
const absent: Expectation = { kind: 'absent' };
const exists: Expectation = { kind: 'exists' };
const fourth = discount({ version: 4, redeemed: 2 });

describe('putting a discount', () => {
  test('creates it without redemptions', async () => {
    const { ports } = memoryWorld();
    expect(answerOf(await put(ports))).toEqual({ thing: discount(), created: true });
    expect(await stored(ports)).toEqual(discount());
  });

  test('replaces its facts and keeps its redemptions', async () => {
    const { ports } = memoryWorld({ discounts: [fourth] });
    const command = {
      value: { type: 'percent', rate: rate('0.1') },
      currency: null,
      startsAt: tenOClock,
      endsAt: tenOClock + 1,
      maxRedemptions: 1,
    } as const;
    const after = discount({ ...command, version: 5, redeemed: 2 });
    expect(answerOf(await put(ports, command))).toEqual({ thing: after, created: false });
    expect(await stored(ports)).toEqual(after);
  });

  test.each([
    ['amount', { value: { type: 'fixed', amount: 1001 } as const }],
    ['kind', { value: { type: 'percent', rate: rate('0.1') } as const }],
    ['currency', { currency: currency('USD') }],
    ['first moment', { startsAt: tenOClock }],
    ['end', { endsAt: tenOClock }],
    ['maximum', { maxRedemptions: 4 }],
    ['maximum, which there is not any more', { maxRedemptions: null }],
  ])('replaces its %s alone', async (_, command) => {
    const { ports } = memoryWorld({ discounts: [fourth] });
    expect(answerOf(await put(ports, command)).thing).toEqual(discount({ ...command, version: 5, redeemed: 2 }));
  });

  test('with equal facts commits nothing, whatever the redemptions', async () => {
    const { ports, calls } = counted(memoryWorld({ discounts: [fourth] }).ports);
    for (const expects of [undefined, exists, version(4)])
      expect(answerOf(await put(ports, {}, expects))).toEqual({ thing: fourth, created: false });
    expect(calls.commit).toBeUndefined();
  });

  test('reads the stored discount, not a cached copy', async () => {
    const { ports } = memoryWorld({ discounts: [fourth] });
    const freshReads: boolean[] = [];
    const find: Ports['discounts']['find'] = (of, how) => {
      freshReads.push(how.fresh);
      return ports.discounts.find(of, how);
    };
    answerOf(await put({ ...ports, discounts: { find } }, { maxRedemptions: 9 }));
    expect(freshReads).toEqual([true]);
  });

  test.each([
    ['any version', exists],
    ['the current version', version(4)],
  ])('accepts %s', async (_, expects) => {
    const { ports } = memoryWorld({ discounts: [fourth] });
    expect(answerOf(await put(ports, { maxRedemptions: 9 }, expects)).thing.version).toBe(5);
  });

  test('accepts the expectation of absence', async () =>
    expect(answerOf(await put(memoryWorld().ports, {}, absent)).created).toBe(true));

  test.each([
    ['an older version', version(3)],
    ['a newer version', version(5)],
    ['the expectation of absence', absent],
  ])('refuses %s', async (_, expects) => {
    const { ports } = memoryWorld({ discounts: [fourth] });
    for (const maxRedemptions of [9, 3])
      expect(refusalOf(await put(ports, { maxRedemptions }, expects))).toEqual({
        kind: 'version-mismatch',
        currentVersion: 4,
      });
    expect(await stored(ports)).toEqual(fourth);
  });

  test.each([
    ['any version', exists],
    ['a version', version(1)],
  ])('refuses %s for a missing discount', async (_, expects) => {
    const { ports } = memoryWorld();
    expect(refusalOf(await put(ports, {}, expects))).toEqual({ kind: 'version-mismatch', currentVersion: null });
    expect(await stored(ports)).toBeUndefined();
  });

  test('after a lost race replaces the newer facts', async () => {
    const { ports } = memoryWorld({ discounts: [discount()] });
    const racing = outpaced(ports, () => put(ports, { maxRedemptions: 8 }));
    expect(answerOf(await put(racing, { maxRedemptions: 9 })).thing).toEqual(
      discount({ maxRedemptions: 9, version: 3 }),
    );
  });

  test('after a lost race to equal facts commits nothing', async () => {
    const { ports } = memoryWorld({ discounts: [discount()] });
    const racing = outpaced(ports, () => put(ports, { maxRedemptions: 9 }));
    expect(answerOf(await put(racing, { maxRedemptions: 9 })).thing.version).toBe(2);
  });

  test('after a lost race to create it replaces the new discount', async () => {
    const { ports } = memoryWorld();
    const racing = outpaced(ports, () => put(ports, { maxRedemptions: 8 }));
    const answer = answerOf(await put(racing, { maxRedemptions: 9 }));
    expect(answer).toMatchObject({ created: false, thing: { maxRedemptions: 9, version: 2 } });
  });

  test.each([
    ['the expectation of absence', [], absent, 1],
    ['a version', [discount()], version(1), 2],
  ])('after a lost race refuses %s', async (_, discounts, expects, currentVersion) => {
    const { ports } = memoryWorld({ discounts });
    const racing = outpaced(ports, () => put(ports, { maxRedemptions: 8 }));
    expect(refusalOf(await put(racing, { maxRedemptions: 9 }, expects))).toEqual({
      kind: 'version-mismatch',
      currentVersion,
    });
  });

  test('succeeds during redemptions and loses none of them', async () => {
    const { ports } = memoryWorld({ discounts: [fourth] });
    const racing = counted(outpaced(ports, () => redeem(ports, 4)));
    answerOf(await put(racing.ports, { maxRedemptions: 9 }, version(4)));
    expect(racing.calls.commit).toBe(1);
    expect(await stored(ports)).toEqual(discount({ maxRedemptions: 9, version: 5, redeemed: 3 }));
  });

  test('ends as unavailable when the discount changes in every attempt', async () => {
    const { ports } = memoryWorld({ discounts: [discount()] });
    const racing = outpaced(ports, (round) => put(ports, { maxRedemptions: 10 + round }), 1_000);
    await expect(put(racing, { maxRedemptions: 9 })).rejects.toThrow(Unavailable);
  });
});

describe('getting a discount', () => {
  test('returns it with its redemptions', async () => {
    const { ports } = memoryWorld({ discounts: [fourth, quarterOff()] });
    answerOf(await getDiscount.with(ports)({ code: welcome }, request()));
    expect((await redeem(ports, 4)).kind).toBe('committed');
    expect(answerOf(await getDiscount.with(ports)({ code: welcome }, request()))).toEqual({ ...fourth, redeemed: 3 });
    expect(answerOf(await getDiscount.with(ports)({ code: code('QUARTER') }, request()))).toEqual(quarterOff());
  });

  test('refuses an unknown code', async () => {
    const { ports } = memoryWorld({ discounts: [fourth] });
    for (const none of ['NONE', 'WELCOME1'])
      expect(refusalOf(await getDiscount.with(ports)({ code: code(none) }, request()))).toEqual({
        kind: 'discount-not-found',
        code: none,
      });
  });
});

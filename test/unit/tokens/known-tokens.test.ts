import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { knownTokens, type VerifiedToken } from '#adapters/http/tokens/known-tokens';
import { bob, customer } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';

const token = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJjdXNfYWRhIn0.c2lnbmF0dXJl';
const tenSeconds = tenOClock / 1_000;
const fiveMinutes = 300_000;

/** Ada's token for an hour by default. */
const known = (wanted: Partial<VerifiedToken> = {}): VerifiedToken => ({
  caller: customer(),
  expiresAt: tenSeconds + 3_600,
  validFrom: tenSeconds,
  ...wanted,
});

const knowing = (wanted: Partial<VerifiedToken> = {}) => {
  const tokens = knownTokens();
  tokens.remember(token, known(wanted), tenOClock);
  return tokens;
};

afterEach(() => {
  jest.restoreAllMocks();
});

describe('a verified token', () => {
  test('is remembered with its caller, and no other token is', () => {
    const tokens = knowing();
    tokens.remember(`${token}2`, known({ caller: customer(bob) }), tenOClock);
    expect(tokens.callerOf(token, tenOClock)).toEqual({ role: 'customer', customerId: 'cus_ada' });
    expect(tokens.callerOf(`${token}2`, tenOClock)).toEqual({ role: 'customer', customerId: 'cus_bob' });
    expect(tokens.callerOf(`${token}3`, tenOClock)).toBeUndefined();
    expect(tokens.callerOf(token.slice(0, -1), tenOClock)).toBeUndefined();
  });

  test.each([
    ['is valid in the last millisecond of its last second', 59_999, true],
    ['is not valid at its expiry', 60_000, false],
    ['is not valid after its expiry', 60_001, false],
  ])('%s', (_, later, counts) => {
    const tokens = knowing({ expiresAt: tenSeconds + 60 });
    expect(tokens.callerOf(token, tenOClock + later) !== undefined).toBe(counts);
  });

  test.each([
    ['is not valid before `nbf`', 9_999, false],
    ['is valid from `nbf` on', 10_000, true],
  ])('%s', (_, later, counts) => {
    const tokens = knowing({ validFrom: tenSeconds + 10 });
    expect(tokens.callerOf(token, tenOClock + later) !== undefined).toBe(counts);
  });

  test.each([
    ['is remembered for less than five minutes', fiveMinutes - 1, true],
    ['is forgotten after five minutes', fiveMinutes, false],
  ])('%s', (_, later, counts) => {
    expect(knowing().callerOf(token, tenOClock + later) !== undefined).toBe(counts);
  });

  test('is not remembered longer because it is used', () => {
    const tokens = knowing();
    tokens.callerOf(token, tenOClock + fiveMinutes - 1);
    expect(tokens.callerOf(token, tenOClock + fiveMinutes)).toBeUndefined();
  });

  test('is forgotten once it is not valid, even if the clock goes back', () => {
    const tokens = knowing({ expiresAt: tenSeconds + 60 });
    expect(tokens.callerOf(token, tenOClock + 60_000)).toBeUndefined();
    expect(tokens.callerOf(token, tenOClock)).toBeUndefined();
  });

  test('is not stored itself, nor a part of it', () => {
    const set = jest.spyOn(Map.prototype, 'set');
    knowing();
    const kept = JSON.stringify(set.mock.calls);
    expect(kept).toContain('cus_ada');
    for (const part of [token, ...token.split('.')]) expect(kept).not.toContain(part);
  });
});

describe('of many tokens', () => {
  const isKnown = (tokens: ReturnType<typeof knownTokens>, name: string | number, now = tenOClock) =>
    tokens.callerOf(`${name}`, now) !== undefined;

  test('a thousand are remembered, and the oldest makes room', () => {
    const tokens = knownTokens();
    for (let name = 1; name <= 1_000; name += 1) tokens.remember(`${name}`, known(), tenOClock);
    const all = Array.from({ length: 1_000 }, (_, index) => index + 1);
    expect(all.filter((name) => !isKnown(tokens, name))).toEqual([]);
    tokens.remember('one more', known(), tenOClock);
    expect(all.filter((name) => !isKnown(tokens, name))).toEqual([1]);
    expect(isKnown(tokens, 'one more')).toBe(true);
    tokens.remember('and another', known(), tenOClock);
    expect(all.filter((name) => !isKnown(tokens, name))).toEqual([1, 2]);
  });

  test('a token that was verified again is not the oldest', () => {
    const tokens = knownTokens();
    for (let name = 1; name <= 1_000; name += 1) tokens.remember(`${name}`, known(), tenOClock + name);
    const later = tenOClock + fiveMinutes + 1;
    expect(isKnown(tokens, 1, later)).toBe(false);
    tokens.remember('1', known(), later);
    tokens.remember('one more', known(), later);
    expect([isKnown(tokens, 1, later), isKnown(tokens, 2, later), isKnown(tokens, 3, later)]).toEqual([
      true,
      false,
      true,
    ]);
  });
});

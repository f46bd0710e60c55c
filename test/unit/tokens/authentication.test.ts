import { describe, expect, test } from '@jest/globals';
import { tokenAuthentication } from '#adapters/http/tokens/authentication';
import { Unavailable } from '#application/ports';
import { manualClock, tenOClock } from '#test/builders/clock';
import { clientId, createIssuer, issuerName, type TokenWishes } from '#test/http/support/issuer';

const tenSeconds = tenOClock / 1_000;
const accepted = (customerId = 'cus_ada') => ({ ok: true, value: { role: 'customer', customerId } });
const unauthenticated = { ok: false, refusal: { kind: 'unauthenticated' } };
const expired = { ok: false, refusal: { kind: 'token-expired' } };

/** An authentication at ten o'clock that counts its verifications. */
const authentication = async () => {
  const issuer = await createIssuer();
  const clock = manualClock();
  let verified = 0;
  let failure: Error | undefined;
  const authenticate = tokenAuthentication({
    issuer: issuerName,
    clients: [clientId],
    keys: async (header, token) => {
      verified += 1;
      if (failure !== undefined) throw failure;
      return issuer.keys(header, token);
    },
    scopePrefix: '',
    staffGroup: 'staff',
    now: clock.now,
  });
  return {
    clock,
    /** Valid from ten to eleven by default. */
    token: ({ claims, ...wishes }: TokenWishes = {}) =>
      issuer.token({ ...wishes, claims: { iat: tenSeconds, nbf: tenSeconds, exp: tenSeconds + 3_600, ...claims } }),
    ask: (token: string) => authenticate(`Bearer ${token}`),
    verified: () => verified,
    breakDown: (with_: Error | undefined) => {
      failure = with_;
    },
  };
};

describe('a remembered token', () => {
  test('is not verified again', async () => {
    const { ask, token, verified } = await authentication();
    const adas = await token();
    for (const _ of [1, 2, 3]) expect(await ask(adas)).toEqual(accepted());
    expect(verified()).toBe(1);
  });

  test('belongs to its caller only', async () => {
    const { ask, token, verified } = await authentication();
    const [adas, bobs] = [await token(), await token({ claims: { sub: 'cus_bob' } })];
    for (const _ of [1, 2]) {
      expect(await ask(adas)).toEqual(accepted('cus_ada'));
      expect(await ask(bobs)).toEqual(accepted('cus_bob'));
    }
    expect(verified()).toBe(2);
  });

  test('is verified again after five minutes', async () => {
    const { ask, token, verified, clock } = await authentication();
    const adas = await token();
    await ask(adas);
    clock.advance(299_999);
    expect(await ask(adas)).toEqual(accepted());
    expect(verified()).toBe(1);
    clock.advance(1);
    expect(await ask(adas)).toEqual(accepted());
    expect(verified()).toBe(2);
  });

  test('is refused once it has expired', async () => {
    const { ask, token, clock } = await authentication();
    const short = await token({ claims: { exp: tenSeconds + 60 } });
    await ask(short);
    clock.advance(59_999);
    expect(await ask(short)).toEqual(accepted());
    clock.advance(1);
    expect(await ask(short)).toEqual(expired);
  });

  test('is refused before it is valid if the clock goes back', async () => {
    const { ask, token, clock } = await authentication();
    const adas = await token();
    await ask(adas);
    clock.advance(-1);
    expect(await ask(adas)).toMatchObject(unauthenticated);
    clock.advance(1);
    expect(await ask(adas)).toEqual(accepted());
  });

  test('without `nbf` is valid until it expires', async () => {
    const { ask, token, verified, clock } = await authentication();
    const adas = await token({ without: ['nbf'] });
    await ask(adas);
    clock.advance(-1);
    expect(await ask(adas)).toEqual(accepted());
    expect(verified()).toBe(1);
  });

  test('is accepted while the issuer does not answer; other tokens are not', async () => {
    const { ask, token, breakDown } = await authentication();
    const [adas, bobs] = [await token(), await token({ claims: { sub: 'cus_bob' } })];
    await ask(adas);
    breakDown(new Error('no answer'));
    expect(await ask(adas)).toEqual(accepted());
    await expect(ask(bobs)).rejects.toBeInstanceOf(Unavailable);
    breakDown(undefined);
    expect(await ask(bobs)).toEqual(accepted('cus_bob'));
  });

  test('is remembered by its own shop only', async () => {
    const [here, there] = [await authentication(), await authentication()];
    const adas = await here.token();
    expect(await here.ask(adas)).toEqual(accepted());
    expect(await there.ask(adas)).toMatchObject(unauthenticated);
  });
});

describe('with a remembered token', () => {
  const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

  test('a token with the same content and another signature is refused', async () => {
    const { ask, token, verified } = await authentication();
    const [good, forged] = [await token(), await token({ forged: true })];
    expect(forged.split('.').slice(0, 2)).toEqual(good.split('.').slice(0, 2));
    expect(await ask(good)).toEqual(accepted());
    expect(await ask(forged)).toMatchObject(unauthenticated);
    expect(await ask(good)).toEqual(accepted());
    expect(verified()).toBe(2);
  });

  test.each([
    ['its header', 0, base64({ alg: 'ES256', kid: 'key-1', typ: 'JWT' })],
    ['its content', 1, base64({ iss: issuerName, client_id: clientId, sub: 'cus_bob' })],
    ['its signature', 2, 'A'.repeat(86)],
  ])('a token with %s replaced is refused', async (_, index, part) => {
    const { ask, token } = await authentication();
    const good = await token();
    await ask(good);
    const altered = good.split('.').with(index, part).join('.');
    expect(await ask(altered)).toMatchObject(unauthenticated);
  });
});

describe('a refused token', () => {
  const personal = {
    ok: false,
    refusal: { kind: 'unauthenticated', detail: expect.stringContaining('must not be an email address') },
  };
  const ofStaff = { 'cognito:groups': ['staff'] };
  const refused: readonly (readonly [name: string, wishes: TokenWishes, refusal: object])[] = [
    ['as it is forged', { forged: true }, unauthenticated],
    ['as it has expired', { claims: { exp: tenSeconds } }, expired],
    ['as it is of another issuer', { claims: { iss: 'https://issuer.test/other' } }, unauthenticated],
    ['as it is for another shop', { claims: { client_id: 'another-shop' } }, unauthenticated],
    ['as it is no access token', { claims: { token_use: 'id' } }, unauthenticated],
    ['as its subject is of no use', { claims: { sub: 'cus ada' } }, unauthenticated],
    ['as its subject is an email address', { claims: { sub: 'ada@example.com' } }, personal],
    ['as the subject of staff is an email address', { claims: { sub: 'op@example.com', ...ofStaff } }, personal],
  ];

  test.each(refused)('%s is verified and refused again', async (_, wishes, refusal) => {
    const { ask, token, verified } = await authentication();
    const bad = await token(wishes);
    for (const _again of [1, 2]) expect(await ask(bad)).toMatchObject(refusal);
    expect(verified()).toBe(2);
  });

  test('as it is not valid yet is accepted later', async () => {
    const { ask, token, clock } = await authentication();
    const early = await token({ claims: { nbf: tenSeconds + 10 } });
    expect(await ask(early)).toMatchObject(unauthenticated);
    clock.advance(10_000);
    expect(await ask(early)).toEqual(accepted());
  });
});

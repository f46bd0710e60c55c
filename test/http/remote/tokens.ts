import { customerScopes, scopes } from '#domain/access/caller';
import { leaveOut, tokenDesk } from '#test/http/remote/inside';
import type { Names } from '#test/http/remote/names';
import { send } from '#test/http/remote/send';
import { clientId, type Issuer, type TokenWishes } from '#test/http/support/issuer';

const post = async (path: string, asked: unknown, base?: URL): Promise<Readonly<Record<string, string>>> => {
  const headers = { 'content-type': 'application/json' };
  const reply = await send({ method: 'POST', path, headers, body: Buffer.from(JSON.stringify(asked)) }, base);
  if (reply.status !== 200) throw new Error(`no token: ${reply.status} ${reply.body}`);
  return JSON.parse(reply.body) as Readonly<Record<string, string>>;
};

const isScope = (scope: string): boolean => (scopes as readonly string[]).includes(scope);

/** The issuer of a local server. It issues any valid token. */
const localIssuer = ({ own }: Names): Omit<Issuer, 'keys'> => {
  const issued = async (asked: object): Promise<string> => (await post('/dev/tokens', asked)).token ?? '';
  return {
    token: async () => leaveOut('a token that no issuer gives'),
    customer: (customerId) => issued({ sub: own(customerId), role: 'customer' }),
    staff: async (staffId, granted = scopes) =>
      granted.every(isScope)
        ? issued({ sub: own(staffId), role: 'staff', scopes: granted })
        : leaveOut('a token that no issuer gives'),
  };
};

/** The claims of a test's own issuer, translated for this issuer. */
const translated = (claims: NonNullable<TokenWishes['claims']>, words: Readonly<Record<string, string>>) => {
  const scope = typeof claims.scope === 'string' ? claims.scope.split(' ') : undefined;
  const shops = (audience: string): string => (audience === clientId ? (words.clientId ?? '') : audience);
  return {
    ...claims,
    ...(scope === undefined ? {} : { scope: scope.map((each) => `${words.scopePrefix}${each}`).join(' ') }),
    ...(Array.isArray(claims.aud) ? { aud: claims.aud.map(shops) } : {}),
  };
};

/** An issuer where users of a user pool sign in. It also signs false tokens with the real key. */
const deskIssuer = (desk: URL, { own, knownAs }: Names): Omit<Issuer, 'keys'> => {
  const issued = async (role: string, name: string, granted: readonly string[]): Promise<string> => {
    const { token = '', sub = '' } = await post('/tokens', { role, name: own(name), scopes: granted }, desk);
    knownAs(role, name, sub);
    return token;
  };
  const wished = async (wishes: TokenWishes): Promise<string> => {
    const words = await post('/words', {}, desk);
    const claims = translated({ sub: own('cus_ada'), scope: customerScopes.join(' '), ...wishes.claims }, words);
    // JSON cannot express a claim that is left out on purpose.
    const header = Object.entries(wishes.header ?? {}).map(([name, value]) => [name, value ?? null]);
    return (await post('/wishes', { ...wishes, claims, header: Object.fromEntries(header) }, desk)).token ?? '';
  };
  return {
    token: wished,
    customer: (customerId) => issued('customer', customerId, customerScopes),
    staff: async (staffId, granted = scopes) =>
      granted.every(isScope)
        ? issued('staff', staffId, granted)
        : wished({ claims: { sub: own(staffId), 'cognito:groups': ['staff'], scope: granted.join(' ') } }),
  };
};

/** Tokens of a remote service, for subjects of this test only. */
export const remoteIssuer = (names: Names): Omit<Issuer, 'keys'> =>
  tokenDesk === '' ? localIssuer(names) : deskIssuer(new URL(tokenDesk), names);

import type { CognitoSignIn } from './config';
import { ofTab } from './memory';
import type { Person, SignIn } from './session';

/** What the tab remembers while the customer is at the sign-in page. */
type Pending = { readonly state: string; readonly verifier: string; readonly place: string };
type Tokens = {
  readonly access: string;
  readonly refresh: string | null;
  readonly until: number;
  readonly person: Person;
};
type TokenReply = {
  readonly access_token: string;
  readonly id_token: string;
  readonly refresh_token?: string;
  readonly expires_in: number;
};

/** A token is renewed this long before it ends. */
const marginMilliseconds = 60_000;

const base64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const randomText = (): string => base64Url(crypto.getRandomValues(new Uint8Array(32)));

/** RFC 7636: only who knows the verifier can exchange the code. */
const challengeOf = async (verifier: string): Promise<string> =>
  base64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));

/** The claims of an id token. It came over TLS from the issuer, and decides nothing: the service checks the access token. */
const personIn = (idToken: string): Person => {
  const payload = (idToken.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(payload), (text) => text.charCodeAt(0));
  const { sub = '', name, email = '' } = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Person>;
  return { sub, name: name ?? email, email };
};

/**
 * Signs in at the hosted page of Cognito by an authorization code with PKCE. `home`: the path of the page to which the hosted
 * page returns; the view where the sign-in began is shown again from there.
 */
export const cognitoSignIn = (
  { page, clientId, scopes }: Pick<CognitoSignIn, 'page' | 'clientId' | 'scopes'>,
  home: string,
): SignIn => {
  const pending = ofTab<Pending>('sign-in');
  const signedIn = ofTab<true>('signed-in');
  const redirectUri = `${location.origin}${home}`;
  let tokens: Tokens | undefined;

  const exchange = async (fields: Record<string, string>): Promise<Person | null> => {
    const reply = await fetch(`${page}/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: clientId, ...fields }),
    });
    if (!reply.ok) return null;
    const { access_token: access, id_token, refresh_token, expires_in } = (await reply.json()) as TokenReply;
    const person = personIn(id_token);
    tokens = {
      access,
      refresh: refresh_token ?? tokens?.refresh ?? null,
      until: Date.now() + expires_in * 1_000,
      person,
    };
    return person;
  };

  const begin = async (): Promise<never> => {
    const next = {
      state: randomText(),
      verifier: randomText(),
      place: `${location.pathname}${location.search}${location.hash}`,
    };
    pending.write(next);
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: redirectUri,
      scope: scopes.join(' '),
      state: next.state,
      code_challenge: await challengeOf(next.verifier),
      code_challenge_method: 'S256',
    });
    location.assign(`${page}/oauth2/authorize?${query}`);
    return new Promise<never>(() => {});
  };

  /** The code that the sign-in page sent back; null: none, or not for this tab. */
  const complete = async (): Promise<Person | null> => {
    const query = new URLSearchParams(location.search);
    const [code, expected] = [query.get('code'), pending.read()];
    if (!query.has('state')) return null;
    pending.write(null);
    // Neither a reload nor the history sends the code again.
    history.replaceState(null, '', expected?.place ?? `${location.pathname}${location.hash}`);
    if (code === null || expected?.state !== query.get('state')) return null;
    return exchange({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: expected.verifier,
    });
  };

  return {
    restore: async () => {
      const isReturning = new URLSearchParams(location.search).has('state');
      const person = await complete();
      if (person !== null) signedIn.write(true);
      // After a reload the issuer still knows the customer, and sends a code without a question.
      else if (signedIn.read() === true && !isReturning) return begin();
      else signedIn.write(null);
      return person;
    },
    begin,
    token: async () => {
      if (tokens === undefined) return undefined;
      if (Date.now() > tokens.until - marginMilliseconds && tokens.refresh !== null)
        await exchange({ grant_type: 'refresh_token', refresh_token: tokens.refresh });
      return tokens.access;
    },
    end: () => {
      tokens = undefined;
      signedIn.write(null);
      location.assign(`${page}/logout?${new URLSearchParams({ client_id: clientId, logout_uri: redirectUri })}`);
    },
  };
};

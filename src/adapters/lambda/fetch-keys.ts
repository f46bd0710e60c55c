import { createLocalJWKSet, type JSONWebKeySet, type JWK } from 'jose';
import { createResourceHandler, type ResourceEvent, type Sleep } from '#adapters/lambda/custom-resource';
import type { JobHandler, Observing } from '#adapters/lambda/job';

/** The keys of this issuer. */
type KeysAsked = { readonly Issuer: string };
export type KeysEvent = ResourceEvent<KeysAsked>;

export type KeysParts = {
  /** What an issuer publishes, whatever it is. */
  readonly keysOf: (issuer: string) => Promise<JSONWebKeySet>;
  readonly sleep: Sleep;
};

/** What a signature is checked with. An issuer may say more of a key, its certificates for one, which take room. */
const needed = ['kid', 'kty', 'alg', 'use', 'n', 'e', 'crv', 'x', 'y'];

/**
 * All variables of a function are at most 4 KB, and with 49 partners the others take 2. These are four keys of RSA with
 * 2,048 bits, where Cognito publishes two.
 */
const maximumBytes = 2_000;

class UnusableKeys extends Error {
  override readonly name = 'UnusableKeys';
}

/** A token has to name its key: one without a name is of no use. */
const namedIn = (published: JSONWebKeySet): readonly JWK[] => {
  // Refuses what is no set of keys.
  createLocalJWKSet(published);
  const named = published.keys.filter(({ kid }) => typeof kid === 'string' && kid !== '');
  if (named.length === 0) throw new UnusableKeys('the issuer publishes no key that has a name');
  return named;
};

const textOf = (keys: readonly JWK[]): string => {
  const text = JSON.stringify(keys, needed);
  const bytes = Buffer.byteLength(text);
  if (bytes > maximumBytes)
    throw new UnusableKeys(`the issuer's keys take ${bytes} bytes, and functions are told ${maximumBytes} at most`);
  return text;
};

/** Answers CloudFormation with the keys that an issuer publishes, for functions that cannot ask for them. */
export const createKeysHandler = ({ keysOf, sleep }: KeysParts, observing: Observing): JobHandler<KeysEvent, void> =>
  createResourceHandler<KeysAsked>(
    {
      job: 'fetchKeys',
      physicalId: 'issuer-keys',
      noEcho: false,
      tryMs: 5_000,
      attributes: ({ Issuer: issuer }, { patiently, tell }) =>
        patiently(async () => {
          const keys = namedIn(await keysOf(issuer));
          tell({ keys: keys.map(({ kid }) => kid) });
          return { Keys: textOf(keys) };
        }),
    },
    sleep,
    observing,
  );

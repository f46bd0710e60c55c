import { createLocalJWKSet, type JSONWebKeySet, type JWK } from 'jose';
import type { JobHandler, RunMeans } from '#adapters/lambda/job-run';
import { createResourceHandler, type ResourceEvent, type Sleep } from '#adapters/lambda/resources/custom-resource';

type IssuerOfKeys = { readonly Issuer: string };
export type KeysEvent = ResourceEvent<IssuerOfKeys>;

export type KeysParts = {
  /** What an issuer publishes, unchecked. */
  readonly keysOf: (issuer: string) => Promise<JSONWebKeySet>;
  readonly sleep: Sleep;
};

/** The members of a key that check a signature. An issuer may publish more, such as certificates. */
const needed = ['kid', 'kty', 'alg', 'use', 'n', 'e', 'crv', 'x', 'y'];

/**
 * A function's variables take at most 4 KB, and with 49 partners the others take 2. This is room for four RSA keys of
 * 2,048 bits; Cognito publishes two.
 */
const maximumBytes = 2_000;

class UnusableKeys extends Error {
  override readonly name = 'UnusableKeys';
}

/** A token names its key, so a key without a name is useless. */
const namedIn = (published: JSONWebKeySet): readonly JWK[] => {
  // Refuses what is no set of keys.
  createLocalJWKSet(published);
  const named = published.keys.filter(({ kid }) => typeof kid === 'string' && kid !== '');
  if (named.length === 0) throw new UnusableKeys('the issuer publishes no key with a name (kid)');
  return named;
};

const textOf = (keys: readonly JWK[]): string => {
  const text = JSON.stringify(keys, needed);
  const bytes = Buffer.byteLength(text);
  if (bytes > maximumBytes)
    throw new UnusableKeys(`the issuer's keys take ${bytes} bytes; a function has room for ${maximumBytes}`);
  return text;
};

/** Answers CloudFormation with an issuer's keys, for functions that have no way to the issuer. */
export const createKeysHandler = ({ keysOf, sleep }: KeysParts, means: RunMeans): JobHandler<KeysEvent, void> =>
  createResourceHandler<IssuerOfKeys>(
    {
      job: 'fetchKeys',
      physicalId: 'issuer-keys',
      noEcho: false,
      tryMs: 5_000,
      attributes: ({ Issuer: issuer }, { patiently, log }) =>
        patiently(async () => {
          const keys = namedIn(await keysOf(issuer));
          log({ keys: keys.map(({ kid }) => kid) });
          return { Keys: textOf(keys) };
        }),
    },
    sleep,
    means,
  );

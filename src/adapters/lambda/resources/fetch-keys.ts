import { createLocalJWKSet, type JSONWebKeySet, type JWK } from 'jose';
import type { JobHandler, RunDependencies } from '#adapters/lambda/job-run';
import { createResourceHandler, type ResourceEvent, type Timers } from '#adapters/lambda/resources/custom-resource';

type IssuerOfKeys = { readonly Issuer: string };
export type KeysEvent = ResourceEvent<IssuerOfKeys>;

export type KeysParts = {
  /** Fetches the unchecked key set of an issuer. */
  readonly keysOf: (issuer: string) => Promise<JSONWebKeySet>;
  readonly timers: Timers;
};

/** The members of a key that verify a signature. An issuer may publish others, such as certificates. */
const needed = ['kid', 'kty', 'alg', 'use', 'n', 'e', 'crv', 'x', 'y'];

/**
 * All variables of a function have at most 4 KB; with 49 partners the others need 2 KB. Four RSA keys of 2,048 bits
 * fit; Cognito publishes two.
 */
const maximumBytes = 2_000;

class UnusableKeys extends Error {
  override readonly name = 'UnusableKeys';
}

/** The keys that have a name: a token refers to its key by name. */
const namedKeys = (published: JSONWebKeySet): readonly JWK[] => {
  // Throws if it is not a key set.
  createLocalJWKSet(published);
  const named = published.keys.filter(({ kid }) => typeof kid === 'string' && kid !== '');
  if (named.length === 0) throw new UnusableKeys('the issuer publishes no key with a name (kid)');
  return named;
};

const textOf = (keys: readonly JWK[]): string => {
  const text = JSON.stringify(keys, needed);
  const bytes = Buffer.byteLength(text);
  if (bytes > maximumBytes)
    throw new UnusableKeys(`the issuer's keys have ${bytes} bytes; a function has room for ${maximumBytes}`);
  return text;
};

/** Answers CloudFormation with an issuer's keys, for functions that cannot reach the issuer. */
export const createKeysHandler = (
  { keysOf, timers }: KeysParts,
  dependencies: RunDependencies,
): JobHandler<KeysEvent, void> =>
  createResourceHandler<IssuerOfKeys>(
    {
      job: 'fetchKeys',
      physicalId: 'issuer-keys',
      noEcho: false,
      tryMs: 5_000,
      attributes: ({ Issuer: issuer }, { retrying, log }) =>
        retrying(async () => {
          const keys = namedKeys(await keysOf(issuer));
          log({ keys: keys.map(({ kid }) => kid) });
          return { Keys: textOf(keys) };
        }),
    },
    timers,
    dependencies,
  );

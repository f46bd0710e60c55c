import { Duration } from 'aws-cdk-lib';
import {
  OAuthScope,
  type UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
} from 'aws-cdk-lib/aws-cognito';
import { type Scope, scopes } from '#domain/access/caller';

/** A program that calls on its own account is a customer: staff are people in a group. */
const partnerScopes: readonly Scope[] = ['orders:read', 'orders:write'];

const named = (scopePrefix: string, names: readonly Scope[]): OAuthScope[] =>
  names.map((name) => OAuthScope.custom(scopePrefix + name));

const shared = {
  accessTokenValidity: Duration.hours(1),
  preventUserExistenceErrors: true,
  enableTokenRevocation: true,
  supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
};

/**
 * The shop's pages and the back office: a browser keeps no secret, so a code is exchanged with PKCE. It may ask for
 * every scope, because a staff scope opens nothing to a caller who is not in the staff group.
 */
export const addWebClient = (pool: UserPool, scopePrefix: string, origins: readonly string[]): UserPoolClient => {
  const returnTo = origins.map((origin) => `${origin}/`);
  return pool.addClient('Web', {
    ...shared,
    generateSecret: false,
    authFlows: { userSrp: true },
    refreshTokenValidity: Duration.days(30),
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, ...named(scopePrefix, scopes)],
      callbackUrls: returnTo,
      logoutUrls: returnTo,
    },
  });
};

/** The partner of a stage that names none: its client goes without a name, and is kept where others come beside it. */
const only = 'partner';

/** A partner's program, with a secret of its own: the client is the customer that its orders are of. */
export const addPartnerClient = (pool: UserPool, scopePrefix: string, partner: string): UserPoolClient =>
  pool.addClient(partner === only ? 'Partner' : `Partner-${partner}`, {
    ...shared,
    ...(partner === only ? {} : { userPoolClientName: partner }),
    generateSecret: true,
    oAuth: { flows: { clientCredentials: true }, scopes: named(scopePrefix, partnerScopes) },
  });

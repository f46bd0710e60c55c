import { Duration } from 'aws-cdk-lib';
import {
  OAuthScope,
  type UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
} from 'aws-cdk-lib/aws-cognito';
import { customerScopes, type Scope, scopes } from '#domain/access/caller';

const customScopes = (scopePrefix: string, names: readonly Scope[]): OAuthScope[] =>
  names.map((name) => OAuthScope.custom(scopePrefix + name));

const shared = {
  accessTokenValidity: Duration.hours(1),
  preventUserExistenceErrors: true,
  enableTokenRevocation: true,
  supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
};

/**
 * The client of the shop's pages and of the back office. A browser keeps no secret, so it exchanges a code with PKCE. It
 * may request every scope: a staff scope gives nothing to a caller outside the staff group.
 */
export const addWebClient = (pool: UserPool, scopePrefix: string, origins: readonly string[]): UserPoolClient => {
  // The shop, and the console.
  const urls = origins.flatMap((origin) => [`${origin}/`, `${origin}/console`]);
  return pool.addClient('Web', {
    ...shared,
    generateSecret: false,
    authFlows: { userSrp: true },
    refreshTokenValidity: Duration.days(30),
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, ...customScopes(scopePrefix, scopes)],
      callbackUrls: urls,
      logoutUrls: urls,
    },
  });
};

/** The partner of a stage that sets no partners. Its client has no name, and stays when others are added. */
const defaultPartner = 'partner';

/**
 * The client of a partner's program, with a secret. It acts as a customer, whose id is the client id. Staff are people in
 * a group.
 */
export const addPartnerClient = (pool: UserPool, scopePrefix: string, partner: string): UserPoolClient =>
  pool.addClient(partner === defaultPartner ? 'Partner' : `Partner-${partner}`, {
    ...shared,
    ...(partner === defaultPartner ? {} : { userPoolClientName: partner }),
    generateSecret: true,
    oAuth: { flows: { clientCredentials: true }, scopes: customScopes(scopePrefix, customerScopes) },
  });

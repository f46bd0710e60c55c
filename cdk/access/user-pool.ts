import { Aws } from 'aws-cdk-lib';
import { AccountRecovery, CfnUserPoolGroup, Mfa, ResourceServerScope, UserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { addPartnerClient, addWebClient } from '#cdk/access/user-pool-clients';
import { removalPolicyOf } from '#cdk/data/removal-policy';
import { acknowledge } from '#cdk/rules/acknowledgments';
import { scopes } from '#domain/access/caller';

const resourceServer = 'orders';
/** The prefix of a scope in a token. */
export const scopePrefix = `${resourceServer}/`;
export const staffGroup = 'staff';

export type UserPoolSettings = {
  readonly name: string;
  /** The origins to which a sign-in may return. */
  readonly origins: readonly string[];
  readonly partners: readonly string[];
  readonly keep: boolean;
};

/** The issuer of tokens. A stage that keeps its data keeps the users: orders belong to their subjects. */
export class ShopUserPool extends Construct {
  readonly pool: UserPool;
  readonly poolId: string;
  readonly issuer: string;
  /** The URL of the sign-in page. */
  readonly signIn: string;
  readonly clientIds: readonly string[];
  /** The client of the pages; undefined without an origin. */
  readonly webClientId: string | undefined;

  constructor(scope: Construct, id: string, { name, origins, partners, keep }: UserPoolSettings) {
    super(scope, id);
    const pool = new UserPool(this, 'Pool', {
      userPoolName: name,
      selfSignUpEnabled: true,
      signInAliases: { email: true },
      autoVerify: { email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { sms: false, otp: true },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
      },
      deletionProtection: keep,
      removalPolicy: removalPolicyOf(keep),
    });
    acknowledge(pool, 'no-threat-protection', 'optional-mfa');
    // The domain prefix of a sign-in page is globally unique, and so is an account number.
    const domain = pool.addDomain('SignIn', { cognitoDomain: { domainPrefix: `${name}-${Aws.ACCOUNT_ID}` } });
    new CfnUserPoolGroup(this, 'Staff', { userPoolId: pool.userPoolId, groupName: staffGroup });
    const server = pool.addResourceServer('Scopes', {
      identifier: resourceServer,
      scopes: scopes.map((scopeName) => new ResourceServerScope({ scopeName, scopeDescription: scopeName })),
    });
    // Cognito requires a callback URL.
    const web = origins.length === 0 ? undefined : addWebClient(pool, scopePrefix, origins);
    const programs = partners.map((partner) => addPartnerClient(pool, scopePrefix, partner));
    const clients = [...(web === undefined ? [] : [web]), ...programs];
    // Cognito refuses a client before the scopes that it may request exist.
    for (const client of clients) client.node.addDependency(server);
    this.pool = pool;
    this.poolId = pool.userPoolId;
    this.issuer = pool.userPoolProviderUrl;
    this.signIn = domain.baseUrl();
    this.webClientId = web?.userPoolClientId;
    this.clientIds = clients.map(({ userPoolClientId }) => userPoolClientId);
  }
}

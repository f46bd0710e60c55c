import { Aws } from 'aws-cdk-lib';
import { AccountRecovery, CfnUserPoolGroup, Mfa, ResourceServerScope, UserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { addPartnerClient, addWebClient } from '#cdk/access/user-pool-clients';
import { keptWhere } from '#cdk/data/removal-policy';
import { acknowledge } from '#cdk/rules/acknowledged-findings';
import { scopes } from '#domain/access/caller';

const resourceServer = 'orders';
/** What stands before a scope in a token. */
export const scopePrefix = `${resourceServer}/`;
export const staffGroup = 'staff';

export type UserPoolSettings = {
  readonly name: string;
  /** Where pages are that a sign-in may return to. */
  readonly returnTo: readonly string[];
  readonly partners: readonly string[];
  readonly keep: boolean;
};

/** Who gets tokens. Where the stage keeps them, its people outlive the stack: orders belong to their subjects. */
export class ShopUserPool extends Construct {
  readonly pool: UserPool;
  readonly poolId: string;
  readonly issuer: string;
  /** The address of the hosted page. */
  readonly signIn: string;
  readonly clientIds: readonly string[];
  /** The client of pages; none where a stage has no page to return to. */
  readonly webClientId: string | undefined;

  constructor(scope: Construct, id: string, { name, returnTo, partners, keep }: UserPoolSettings) {
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
      removalPolicy: keptWhere(keep),
    });
    acknowledge(pool, 'no-plus-tier', 'own-choice-of-mfa');
    // The name of a sign-in page is unique in the world; an account's number is too.
    const domain = pool.addDomain('SignIn', { cognitoDomain: { domainPrefix: `${name}-${Aws.ACCOUNT_ID}` } });
    new CfnUserPoolGroup(this, 'Staff', { userPoolId: pool.userPoolId, groupName: staffGroup });
    const server = pool.addResourceServer('Scopes', {
      identifier: resourceServer,
      scopes: scopes.map((scopeName) => new ResourceServerScope({ scopeName, scopeDescription: scopeName })),
    });
    // Without a page there is nowhere to return to.
    const web = returnTo.length === 0 ? undefined : addWebClient(pool, scopePrefix, returnTo);
    const programs = partners.map((partner) => addPartnerClient(pool, scopePrefix, partner));
    const clients = [...(web === undefined ? [] : [web]), ...programs];
    // A client cannot be made before the scopes that it may ask for.
    for (const client of clients) client.node.addDependency(server);
    this.pool = pool;
    this.poolId = pool.userPoolId;
    this.issuer = pool.userPoolProviderUrl;
    this.signIn = domain.baseUrl();
    this.webClientId = web?.userPoolClientId;
    this.clientIds = clients.map(({ userPoolClientId }) => userPoolClientId);
  }
}

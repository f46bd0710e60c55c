import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { AccountRecovery, CfnUserPoolGroup, Mfa, ResourceServerScope, UserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { addPartnerClient, addWebClient } from '#cdk/user-pool-clients';
import { scopes } from '#domain/access/caller';

const resourceServer = 'orders';
/** What stands before a scope in a token. */
export const scopePrefix = `${resourceServer}/`;
export const staffGroup = 'staff';

export type UserPoolSettings = { readonly name: string; readonly webOrigins: readonly string[] };

/** Who gets tokens. The people in it outlive the stack: orders belong to their subjects. */
export class ShopUserPool extends Construct {
  readonly poolId: string;
  readonly issuer: string;
  readonly clientIds: readonly string[];

  constructor(scope: Construct, id: string, { name, webOrigins }: UserPoolSettings) {
    super(scope, id);
    const pool = new UserPool(this, 'Pool', {
      userPoolName: name,
      selfSignUpEnabled: true,
      signInAliases: { email: true },
      autoVerify: { email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { sms: false, otp: true },
      passwordPolicy: { minLength: 12 },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // The name of a sign-in page is unique in the world; an account's number is too.
    pool.addDomain('SignIn', { cognitoDomain: { domainPrefix: `${name}-${Aws.ACCOUNT_ID}` } });
    new CfnUserPoolGroup(this, 'Staff', { userPoolId: pool.userPoolId, groupName: staffGroup });
    const server = pool.addResourceServer('Scopes', {
      identifier: resourceServer,
      scopes: scopes.map((scopeName) => new ResourceServerScope({ scopeName, scopeDescription: scopeName })),
    });
    const clients = [addWebClient(pool, scopePrefix, webOrigins), addPartnerClient(pool, scopePrefix)];
    // A client cannot be made before the scopes that it may ask for.
    for (const client of clients) client.node.addDependency(server);
    this.poolId = pool.userPoolId;
    this.issuer = pool.userPoolProviderUrl;
    this.clientIds = clients.map(({ userPoolClientId }) => userPoolClientId);
  }
}

import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

export type MailSettings = {
  /** Who letters are from. */
  readonly sender: string;
  /** What SES has verified: the address itself, or its domain. */
  readonly identity: string;
};

const address = /^[^@\s"'<>]+@([a-z0-9-]+(?:\.[a-z0-9-]+)+)$/i;

/**
 * Reads `-c mailSender=orders@shop.example` and, where it is not the address's domain that is verified,
 * `-c mailIdentity=orders@shop.example`. Without a sender nobody is written to.
 */
export const mailFrom = (context: (name: string) => unknown): MailSettings | undefined => {
  const sender = context('mailSender');
  if (sender === undefined) return undefined;
  const domain = address.exec(String(sender))?.[1];
  if (domain === undefined) throw new Error(`mailSender: ${sender} is not an address`);
  const identity = String(context('mailIdentity') ?? domain);
  if (identity !== domain && identity !== sender)
    throw new Error(`mailIdentity: ${identity} is neither ${sender} nor its domain`);
  return { sender: String(sender), identity };
};

export const maySend = (scope: Construct, { identity }: MailSettings): PolicyStatement =>
  new PolicyStatement({
    actions: ['ses:SendEmail'],
    resources: [Stack.of(scope).formatArn({ service: 'ses', resource: 'identity', resourceName: identity })],
  });

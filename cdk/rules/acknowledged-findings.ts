import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** `of` says of what, where the rule looks at one thing after the other. */
type Acknowledged = { readonly rule: string; readonly of?: readonly string[]; readonly reason: string };

/**
 * The rules of AWS Solutions that do not hold here, each with its reason: at most eight in a stage, four others behind a
 * REST API, and two of the pipeline. A construct acknowledges what is true of it and of nothing else.
 */
export const acknowledged = {
  'no-plus-tier': {
    rule: 'AwsSolutions-COG8',
    reason: 'Threat protection costs by the person and month. It is switched on where a shop wants to pay for it.',
  },
  'own-choice-of-mfa': {
    rule: 'AwsSolutions-COG2',
    reason: 'Customers choose whether they want a second factor; a sign-in that demands it of all of them costs sales.',
  },
  'public-routes': {
    rule: 'AwsSolutions-APIG4',
    reason: 'Quotes, the catalogue, health and the contract are for everybody, and throttled; so says the contract.',
  },
  'public-methods': {
    rule: 'AwsSolutions-COG4',
    reason: 'Quotes, the catalogue, health and the contract are for everybody, and throttled; so says the contract.',
  },
  'the-service-validates': {
    rule: 'AwsSolutions-APIG2',
    reason:
      'The service says what is wrong with a request, field by field; the gateway could only say that something is.',
  },
  'shield-before-the-pages': {
    rule: 'AwsSolutions-APIG3',
    reason: 'The shield stands before CloudFront, through which pages and API are reached by one name.',
  },
  'own-lines': {
    rule: 'AwsSolutions-APIG6',
    reason:
      'The access log has a line for each request, and so has the function. The gateway’s own log writes down what is in requests, which is about people.',
  },
  'nothing-to-narrow': {
    rule: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'Traces, interfaces of a network and lists of alarms belong to no resource that a statement could name.',
  },
  'sells-where-it-sells': {
    rule: 'AwsSolutions-CFR1',
    reason: 'From which countries a shop may be visited is for the shop to say; by itself it is open to all.',
  },
  'name-of-cloudfront': {
    rule: 'AwsSolutions-CFR4',
    reason:
      'As long as the pages have no name of their own they have CloudFront’s, whose certificate sets the protocol.',
  },
  'backup-role': {
    rule: 'AwsSolutions-IAM4',
    of: [
      'Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup',
      'Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores',
    ],
    reason:
      'What AWS Backup does in our name is its own matter and changes with it; it copies the selected table, and restores what a person asks it to.',
  },
  'named-by-others': {
    rule: 'AwsSolutions-IAM5',
    of: [
      'Resource::<Artifacts.Arn>/*',
      'Resource::arn:<AWS::Partition>:s3:::order-service-dev-pagesfiles*/*',
      'Resource::arn:<AWS::Partition>:s3:::order-service-prod-pagesfiles*/*',
    ],
    reason:
      'CodePipeline names what it keeps in the bucket of artifacts, which is for nothing else; the bucket of pages gets the end of its name from CloudFormation, and pages come and go in it.',
  },
  'hands-nothing-on': {
    rule: 'AwsSolutions-CB4',
    reason:
      'A build of the pipeline hands no object on that its key would encrypt; the source that it gets is encrypted with the account’s key for S3, which costs nothing.',
  },
} as const satisfies Readonly<Record<string, Acknowledged>>;

export const acknowledge = (construct: IConstruct, ...names: readonly (keyof typeof acknowledged)[]): void => {
  for (const name of names) {
    const { rule, of, reason }: Acknowledged = acknowledged[name];
    const ids = of === undefined ? [rule] : of.map((one) => `${rule}[${one}]`);
    Validations.of(construct).acknowledge(...ids.map((id) => ({ id, reason })));
  }
};

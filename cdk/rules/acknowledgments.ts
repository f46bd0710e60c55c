import { Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** `findings`: the findings of a rule that reports each by a name of its own; `<stack>` stands for the name of the stack. */
type Acknowledgment = { readonly rule: string; readonly findings?: readonly string[]; readonly reason: string };

/**
 * The AWS Solutions rules that this stack breaks on purpose, each with its reason: at most nine in a stage, four others
 * behind a REST API, and two in the pipeline. Each construct acknowledges its own findings.
 */
export const acknowledgments = {
  'no-threat-protection': {
    rule: 'AwsSolutions-COG8',
    reason: 'Threat protection is billed by user and month. A shop that wants it switches it on.',
  },
  'optional-mfa': {
    rule: 'AwsSolutions-COG2',
    reason: 'Customers choose whether they use a second factor: a mandatory one costs sales.',
  },
  'public-routes': {
    rule: 'AwsSolutions-APIG4',
    reason: 'Quotes, the catalog, health and the contract are public and throttled, as the contract says.',
  },
  'public-methods': {
    rule: 'AwsSolutions-COG4',
    reason: 'Quotes, the catalog, health and the contract are public and throttled, as the contract says.',
  },
  'service-validates': {
    rule: 'AwsSolutions-APIG2',
    reason: 'The service names each invalid field of a request; the gateway could only say that one is invalid.',
  },
  'web-acl-at-cloudfront': {
    rule: 'AwsSolutions-APIG3',
    reason: 'The web ACL is at CloudFront, which serves pages and API under one name.',
  },
  'no-execution-log': {
    rule: 'AwsSolutions-APIG6',
    reason:
      'The access log and the function log each have a line for every request. The execution log of the gateway would contain request bodies, which are personal.',
  },
  'any-resource': {
    rule: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'Traces, network interfaces and lists of alarms have no resource that a statement could name.',
  },
  'functions-of-areas': {
    rule: 'AwsSolutions-IAM5',
    findings: ['Resource::arn:<AWS::Partition>:lambda:<AWS::Region>:<AWS::AccountId>:function:<stack>_*'],
    reason:
      'CodeDeploy shifts every function of the stage. A list of them would exceed the size of a policy, and no other stage has names that begin so.',
  },
  'no-geo-restriction': {
    rule: 'AwsSolutions-CFR1',
    reason: 'The shop decides which countries it serves; by default it serves all.',
  },
  'cloudfront-certificate': {
    rule: 'AwsSolutions-CFR4',
    reason: 'Pages without a domain have the name and the certificate of CloudFront, which sets the TLS version.',
  },
  'backup-role': {
    rule: 'AwsSolutions-IAM4',
    findings: [
      'Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup',
      'Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores',
    ],
    reason:
      'AWS maintains the permissions of AWS Backup. It copies the selected table, and restores what a person chooses.',
  },
  'objects-of-a-bucket': {
    rule: 'AwsSolutions-IAM5',
    findings: [
      'Resource::<Artifacts.Arn>/*',
      'Resource::arn:<AWS::Partition>:s3:::order-service-dev-pagesfiles*/*',
      'Resource::arn:<AWS::Partition>:s3:::order-service-prod-pagesfiles*/*',
    ],
    reason:
      'CodePipeline names the objects in the bucket of artifacts, which holds nothing else. CloudFormation names the end of the pages’ bucket, and a deployment adds and removes pages.',
  },
  'no-build-artifacts': {
    rule: 'AwsSolutions-CB4',
    reason:
      'A build of the pipeline writes no artifact that a key would encrypt. Its source is encrypted with the key of S3, which costs nothing.',
  },
} as const satisfies Readonly<Record<string, Acknowledgment>>;

export const acknowledge = (construct: IConstruct, ...names: readonly (keyof typeof acknowledgments)[]): void => {
  for (const name of names) {
    const { rule, findings, reason }: Acknowledgment = acknowledgments[name];
    const { stackName } = Stack.of(construct);
    const named = findings?.map((finding) => `${rule}[${finding.replace('<stack>', stackName)}]`);
    const ids = named ?? [rule];
    Validations.of(construct).acknowledge(...ids.map((id) => ({ id, reason })));
  }
};

/**
 * What AWS asks in us-east-1, in dollars, without free tiers and discounts: its public price pages as of November 2026.
 * Other regions ask up to half as much again. Whoever relies on a sum looks the price up again.
 */
export const prices = {
  asOf: '2026-11',
  region: 'us-east-1',
  perMillion: { writeUnit: 0.625, readUnit: 0.125, httpApiRequest: 1, functionRequest: 0.2 },
  /** arm64. */
  functionGigabyteSecond: 0.0000133334,
} as const;

/** By the month, whether anybody orders or not. A type that is not here is not priced, and the page is not written. */
export const monthly: Readonly<Record<string, number>> = {
  'AWS::KMS::Key': 1,
  'AWS::CloudWatch::Alarm': 0.1,
  'AWS::CloudWatch::Dashboard': 3,
  'AWS::WAFv2::WebACL': 5,
  'AWS::CodePipeline::Pipeline': 1,
  /** In one zone; each further zone as much again. */
  'AWS::EC2::VPCEndpoint': 7.3,
};

/** By what is kept, in dollars for a gigabyte and month: nothing where nothing is. */
export const storage: Readonly<Record<string, { readonly what: string; readonly dollars: number }>> = {
  'AWS::DynamoDB::Table': { what: 'orders, and as much again for recovery to any point', dollars: 0.25 + 0.2 },
  'AWS::DynamoDB::GlobalTable': { what: 'orders, and as much again for recovery to any point', dollars: 0.25 + 0.2 },
  'AWS::Backup::BackupVault': { what: 'copies of the table', dollars: 0.1 },
  'AWS::S3::Bucket': { what: 'pages and logs of access', dollars: 0.023 },
  'AWS::Logs::LogGroup': { what: 'lines of log, until they are old', dollars: 0.03 },
};

/** Paid by use alone, or not at all. */
export const idleFree: readonly RegExp[] = [
  /^AWS::(Lambda|ApiGateway|ApiGatewayV2|IAM|Cognito|Events|Scheduler|SQS|SNS|SES|CloudFront|CodeDeploy|CDK)::/,
  /^AWS::Backup::(BackupPlan|BackupSelection)$/,
  /^AWS::(S3::BucketPolicy|KMS::Alias|WAFv2::WebACLAssociation|Logs::ResourcePolicy|Logs::MetricFilter|CodeBuild::Project)$/,
  /^AWS::EC2::(?!VPCEndpoint$|NatGateway$|EIP$)/,
  /^Custom::/,
];

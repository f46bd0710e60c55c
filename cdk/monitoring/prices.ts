/**
 * What AWS asks in us-east-1, in dollars, without free tiers and discounts: its public price pages as of November 2026.
 * Other regions ask up to half as much again. Whoever relies on a sum looks the price up again.
 */
export const prices = {
  asOf: '2026-11',
  region: 'us-east-1',
  perMillion: { writeUnit: 0.625, readUnit: 0.125, httpApiRequest: 1, functionRequest: 0.2, trace: 5 },
  /** arm64. */
  functionGigabyteSecond: 0.0000133334,
  /** When it is taken in; what is kept of it is in `storage`. */
  logGigabyte: 0.5,
  archivedGigabyte: 0.1,
  /** A metric of one's own, by the month in which it is written. */
  customMetric: 0.3,
  /**
   * Tokens of client credentials, up to 250,000 a month. A client is not paid for any more: it was $6 a month from May
   * 2024, and the developer guide (tracking-cost) has since taken clients out of what is charged.
   */
  thousandPartnerTokens: 2.25,
} as const;

/** By the month, whether anybody orders or not. A type that is not here is not priced, and the page is not written. */
export const monthly: Readonly<Record<string, number>> = {
  'AWS::KMS::Key': 1,
  /** For each metric that it watches. */
  'AWS::CloudWatch::Alarm': 0.1,
  'AWS::CloudWatch::Dashboard': 3,
  'AWS::WAFv2::WebACL': 5,
  /** In one zone; each further zone as much again. */
  'AWS::EC2::VPCEndpoint': 7.3,
};

/** By what is kept, in dollars for a gigabyte and month: nothing where nothing is. */
export const storage: Readonly<Record<string, { readonly what: string; readonly dollars: number }>> = {
  'AWS::DynamoDB::Table': { what: 'orders, and as much again for recovery to any point', dollars: 0.25 + 0.2 },
  'AWS::DynamoDB::GlobalTable': { what: 'orders, and as much again for recovery to any point', dollars: 0.25 + 0.2 },
  'AWS::Backup::BackupVault': { what: 'copies of the table', dollars: 0.1 },
  'AWS::Events::Archive': { what: 'events of the last 30 days', dollars: 0.023 },
  'AWS::S3::Bucket': { what: 'pages and logs of access', dollars: 0.023 },
  'AWS::Logs::LogGroup': { what: 'lines of log, until they are old', dollars: 0.03 },
};

/** Paid by use alone, or not at all. */
export const idleFree: readonly RegExp[] = [
  /^AWS::(Lambda|ApiGateway|ApiGatewayV2|IAM|Cognito|Events(?!::Archive$)|Scheduler|SQS|SNS|SES|CloudFront|CodeDeploy|CDK)::/,
  /** Of type V2: by the minutes that its actions run. */
  /^AWS::CodePipeline::Pipeline$/,
  /^AWS::Backup::(BackupPlan|BackupSelection)$/,
  /^AWS::(S3::BucketPolicy|KMS::Alias|WAFv2::WebACLAssociation|Logs::ResourcePolicy|Logs::MetricFilter|CodeBuild::Project)$/,
  /^AWS::EC2::(?!VPCEndpoint$|NatGateway$|EIP$)/,
  /^Custom::/,
];

/**
 * List prices of us-east-1 in dollars, without free tiers and discounts, from AWS's price pages as of November 2026. Other
 * regions cost up to half as much again. Look a price up again before you rely on it.
 */
export const prices = {
  asOf: '2026-11',
  region: 'us-east-1',
  perMillion: {
    writeUnit: 0.625,
    readUnit: 0.125,
    httpApiRequest: 1,
    functionRequest: 0.2,
    trace: 5,
    busEvent: 1,
    letter: 100,
    keyRequest: 3,
  },
  /** arm64. */
  functionGigabyteSecond: 0.0000133334,
  /** Ingestion; the storage of logs is in `storage`. */
  logGigabyte: 0.5,
  archivedGigabyte: 0.1,
  /** A custom metric, for each month in which it is written. */
  customMetric: 0.3,
  /**
   * Tokens of client credentials, up to 250,000 a month. A client itself is free: the $6 a month of May 2024 are no
   * longer in the developer guide (tracking-cost).
   */
  thousandPartnerTokens: 2.25,
  /** A person who signs in, in a month, from the 10,001st on; of the plan Essentials, which a new user pool has. */
  activePerson: 0.015,
  /** A rule of a web ACL, for each month. */
  webAclRule: 1,
} as const;

/** Dollars per month of an idle resource. `npm run limits` fails for a type that has no price here or below. */
export const monthly: Readonly<Record<string, number>> = {
  'AWS::KMS::Key': 1,
  /** From the third budget of an account on: $0.02 a day. */
  'AWS::Budgets::Budget': 0.6,
  /** For each metric of the alarm. */
  'AWS::CloudWatch::Alarm': 0.1,
  'AWS::CloudWatch::Dashboard': 3,
  'AWS::WAFv2::WebACL': 5,
  /** For each zone. */
  'AWS::EC2::VPCEndpoint': 7.3,
};

/** Dollars per gigabyte and month of storage. */
export const storage: Readonly<Record<string, { readonly what: string; readonly dollars: number }>> = {
  'AWS::DynamoDB::Table': { what: 'orders, and as much again for recovery to any point', dollars: 0.25 + 0.2 },
  'AWS::DynamoDB::GlobalTable': { what: 'orders, and as much again for recovery to any point', dollars: 0.25 + 0.2 },
  'AWS::Backup::BackupVault': { what: 'copies of the table', dollars: 0.1 },
  'AWS::Events::Archive': { what: 'events of the last 30 days', dollars: 0.023 },
  'AWS::S3::Bucket': { what: 'pages and logs of access', dollars: 0.023 },
  'AWS::Logs::LogGroup': { what: 'lines of log, until they are old', dollars: 0.03 },
};

/** Types that cost nothing while idle. */
export const idleFree: readonly RegExp[] = [
  /^AWS::(Lambda|ApiGateway|ApiGatewayV2|IAM|Cognito|Events(?!::Archive$)|Scheduler|SQS|SNS|SES|CloudFront|CodeDeploy|CDK)::/,
  /** Type V2 is billed by the minutes of its actions. */
  /^AWS::CodePipeline::Pipeline$/,
  /^AWS::Backup::(BackupPlan|BackupSelection)$/,
  /^AWS::(S3::BucketPolicy|KMS::Alias|WAFv2::WebACLAssociation|Logs::ResourcePolicy|Logs::MetricFilter|Logs::QueryDefinition|CodeBuild::Project)$/,
  /^AWS::EC2::(?!VPCEndpoint$|NatGateway$|EIP$)/,
  /^Custom::/,
];

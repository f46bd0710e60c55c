import { Duration } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { excuse } from '#cdk/rules/checkov';

const privately = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
} as const satisfies BucketProps;

/** Where logs are written to, and how long they are kept. */
export const logBucket = (
  scope: Construct,
  id: string,
  { days, ...own }: BucketProps & { readonly days: number },
): Bucket => {
  const logs = new Bucket(scope, id, { ...own, ...privately, lifecycleRules: [{ expiration: Duration.days(days) }] });
  excuse(logs, 'CKV_AWS_18', 'A log of the log would be without end.');
  excuse(logs, 'CKV_AWS_21', 'A log is written once.');
  return logs;
};

/** What is asked of it is in the logs, and what was overwritten is still there. */
export const loggedBucket = (scope: Construct, id: string, logs: Bucket, own: BucketProps): Bucket =>
  new Bucket(scope, id, {
    ...own,
    ...privately,
    versioned: true,
    serverAccessLogsBucket: logs as IBucket,
    serverAccessLogsPrefix: 'bucket/',
  });

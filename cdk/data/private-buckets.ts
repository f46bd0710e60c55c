import { Duration } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, type BucketProps, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { skipCheckov } from '#cdk/rules/checkov';

const privately = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
} as const satisfies BucketProps;

/** A bucket of logs that expire after `days`. */
export const logBucket = (
  scope: Construct,
  id: string,
  { days, ...own }: BucketProps & { readonly days: number },
): Bucket => {
  const logs = new Bucket(scope, id, { ...own, ...privately, lifecycleRules: [{ expiration: Duration.days(days) }] });
  skipCheckov(logs, 'CKV_AWS_18', 'The log bucket does not log access to itself.');
  skipCheckov(logs, 'CKV_AWS_21', 'A log object is written once.');
  return logs;
};

/** A versioned bucket that logs access to it. */
export const loggedBucket = (scope: Construct, id: string, logs: Bucket, own: BucketProps): Bucket =>
  new Bucket(scope, id, {
    ...own,
    ...privately,
    versioned: true,
    serverAccessLogsBucket: logs as IBucket,
    serverAccessLogsPrefix: 'bucket/',
  });

import { Duration } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { keptWhere } from '#cdk/data/removal-policy';
import { tlsOnly } from '#cdk/data/tls-only';
import { acknowledge } from '#cdk/rules/acknowledged-findings';

export type BackupsProps = { readonly name: string; readonly tableArn: string };

/**
 * What a vault and its copies can be asked for. One by one: the policy of a vault takes no wildcard for an action. The
 * names are those of AWS's own examples of such policies.
 */
const asked = [
  'CopyIntoBackupVault',
  'DeleteBackupVault',
  'DeleteBackupVaultAccessPolicy',
  'DeleteBackupVaultNotifications',
  'DeleteRecoveryPoint',
  'DescribeBackupVault',
  'DescribeRecoveryPoint',
  'GetBackupVaultAccessPolicy',
  'GetBackupVaultNotifications',
  'GetRecoveryPointRestoreMetadata',
  'ListRecoveryPointsByBackupVault',
  'PutBackupVaultAccessPolicy',
  'PutBackupVaultNotifications',
  'StartBackupJob',
  'StartCopyJob',
  'StartRestoreJob',
  'UpdateRecoveryPointLifecycle',
].map((action) => `backup:${action}`);

/**
 * Copies of the table that no mistake in this stack reaches: a vault that outlives it and gives no copy away before its
 * time. Recovery to any point of the last 35 days is the table's own; this is for what is noticed later.
 */
export class Backups extends Construct {
  /** By which AWS Backup makes a table of a copy. Whoever asks for it names the role. */
  readonly restoreRoleArn: string;

  constructor(scope: Construct, id: string, { name, tableArn }: BackupsProps) {
    super(scope, id);
    acknowledge(this, 'backup-role');
    const vault = new BackupVault(this, 'Vault', {
      backupVaultName: name,
      blockRecoveryPointDeletion: true,
      removalPolicy: keptWhere(true),
    });
    // Copies have names of many forms; the policy holds for what is in its own vault, whatever it names.
    vault.addToAccessPolicy(tlsOnly(asked, ['*']));
    const rule = (ruleName: string, day: { readonly day?: string }, kept: Duration) =>
      new BackupPlanRule({
        ruleName,
        scheduleExpression: Schedule.cron({ minute: '0', hour: '2', ...day }),
        startWindow: Duration.hours(1),
        completionWindow: Duration.hours(8),
        deleteAfter: kept,
      });
    const plan = new BackupPlan(this, 'Plan', {
      backupPlanName: name,
      backupVault: vault,
      backupPlanRules: [rule('daily', {}, Duration.days(35)), rule('monthly', { day: '1' }, Duration.days(400))],
    });
    plan.addSelection('Table', { backupSelectionName: name, resources: [BackupResource.fromArn(tableArn)] });
    const restore = new Role(this, 'Restore', {
      assumedBy: new ServicePrincipal('backup.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSBackupServiceRolePolicyForRestores')],
    });
    this.restoreRoleArn = restore.roleArn;
  }
}

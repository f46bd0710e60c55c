import { Duration } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { removalPolicyOf } from '#cdk/data/removal-policy';
import { tlsOnly } from '#cdk/data/tls-only';
import { acknowledge } from '#cdk/rules/acknowledgments';

export type BackupsProps = { readonly name: string; readonly tableArn: string };

/**
 * The actions on a vault and its recovery points, each by its name: a vault's policy takes no wildcard for an action.
 * The list is that of AWS's own examples of such policies.
 */
const vaultActions = [
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
 * Copies of the table that survive a mistake in this stack: the vault outlives the stack, and refuses to delete a copy
 * early. The table itself recovers to any point of the last 35 days; these copies reach further back.
 */
export class Backups extends Construct {
  /** The role by which AWS Backup restores a copy as a table. The restore command names it. */
  readonly restoreRoleArn: string;

  constructor(scope: Construct, id: string, { name, tableArn }: BackupsProps) {
    super(scope, id);
    acknowledge(this, 'backup-role');
    const vault = new BackupVault(this, 'Vault', {
      backupVaultName: name,
      blockRecoveryPointDeletion: true,
      removalPolicy: removalPolicyOf(true),
    });
    // Recovery points have ARNs of many forms; the policy holds for those of its own vault only.
    vault.addToAccessPolicy(tlsOnly(vaultActions, ['*']));
    const rule = (ruleName: string, day: { readonly day?: string }, deleteAfter: Duration) =>
      new BackupPlanRule({
        ruleName,
        scheduleExpression: Schedule.cron({ minute: '0', hour: '2', ...day }),
        startWindow: Duration.hours(1),
        completionWindow: Duration.hours(8),
        deleteAfter,
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

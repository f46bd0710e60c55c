import { Duration } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault, type BackupVaultProps } from 'aws-cdk-lib/aws-backup';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { removalPolicyOf } from '#cdk/data/removal-policy';
import { tlsOnly } from '#cdk/data/tls-only';
import { acknowledge } from '#cdk/rules/acknowledgments';
import type { Stage } from '#cdk/stage';

export type BackupsProps = {
  readonly name: string;
  readonly tableArn: string;
  readonly lock: Stage['vaultLock'];
};

/** The days for which copies of each day and of each month are kept. */
const keptDays = { daily: 35, monthly: 400 };

/** A copy can be kept neither shorter nor longer. Nobody can remove the lock of `compliance` three days after its deployment. */
const lockOf = (lock: Stage['vaultLock']): Pick<BackupVaultProps, 'lockConfiguration'> =>
  lock === 'none'
    ? {}
    : {
        lockConfiguration: {
          minRetention: Duration.days(keptDays.daily),
          maxRetention: Duration.days(keptDays.monthly),
          ...(lock === 'compliance' ? { changeableFor: Duration.days(3) } : {}),
        },
      };

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

  constructor(scope: Construct, id: string, { name, tableArn, lock }: BackupsProps) {
    super(scope, id);
    acknowledge(this, 'backup-role');
    const vault = new BackupVault(this, 'Vault', {
      backupVaultName: name,
      blockRecoveryPointDeletion: true,
      ...lockOf(lock),
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
      backupPlanRules: [
        rule('daily', {}, Duration.days(keptDays.daily)),
        rule('monthly', { day: '1' }, Duration.days(keptDays.monthly)),
      ],
    });
    plan.addSelection('Table', { backupSelectionName: name, resources: [BackupResource.fromArn(tableArn)] });
    const restore = new Role(this, 'Restore', {
      assumedBy: new ServicePrincipal('backup.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSBackupServiceRolePolicyForRestores')],
    });
    this.restoreRoleArn = restore.roleArn;
  }
}

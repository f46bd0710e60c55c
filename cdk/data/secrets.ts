import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { secretsGrant } from '#adapters/dynamodb/grants';
import { table as definition } from '#adapters/dynamodb/table';
import { makeSecretsJob } from '#adapters/lambda/jobs';
import type { OrderTable } from '#cdk/data/table';
import { DeploymentJob, type DeploymentSurroundings } from '#cdk/jobs/deployment-job';

/**
 * The secrets of customers' tags by the time they count from. An epoch is added at the end and never changed or taken
 * away: an order's id holds the tag of its time.
 */
const tagEpochs: readonly { readonly from: number; readonly name: string }[] = [{ from: 0, name: 'customer-tags-1' }];
/** Another name ends all lists that are open. */
const cursors = 'cursors';

export type ServiceSecretsProps = DeploymentSurroundings & { readonly table: OrderTable };

/**
 * The secrets are in the table, beside the ids that they were made for: they are copied, restored, kept and lost with
 * them (ADR 0022). A function that CloudFormation asks while it deploys makes those that are missing; the others get
 * them by reference, so no value is ever in a template.
 */
export class ServiceSecrets extends Construct {
  /** The schedule as configuration.ts reads it. */
  readonly tagSchedule: string;
  readonly cursor: string;

  constructor(scope: Construct, id: string, { table, ...surroundings }: ServiceSecretsProps) {
    super(scope, id);
    const keepsSecrets = new PolicyStatement({
      actions: [...secretsGrant.table],
      resources: [table.arn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`${definition.secrets}*`] } },
    });
    const job = new DeploymentJob(this, 'MakeSecrets', {
      ...surroundings,
      job: makeSecretsJob,
      environment: { TABLE_NAME: table.name },
      statements: [keepsSecrets],
    });
    const made = job.resource(this, 'Made', {
      resourceType: 'Custom::Secrets',
      // A name may be new, and the table another: one that was restored brings its own.
      properties: { Names: [...tagEpochs.map(({ name }) => name), cursors], Table: table.name },
    });
    const secretOf = (name: string): string => made.getAttString(name);
    this.tagSchedule = JSON.stringify(tagEpochs.map(({ from, name }) => ({ from, secret: secretOf(name) })));
    this.cursor = secretOf(cursors);
  }
}

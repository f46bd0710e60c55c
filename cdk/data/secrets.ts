import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { secretsGrant } from '#adapters/dynamodb/grants';
import { table as definition } from '#adapters/dynamodb/table';
import { makeSecretsJob } from '#adapters/lambda/jobs/make-secrets';
import type { OrderTable } from '#cdk/data/table';
import { DeploymentJob, type DeploymentSurroundings } from '#cdk/jobs/deployment-job';

/**
 * The secrets of customer tags, each with the time from which it is used. Append an epoch to change the secret; never edit
 * or remove one: an order id contains the tag of its time.
 */
const tagEpochs: readonly { readonly from: number; readonly name: string }[] = [{ from: 0, name: 'customer-tags-1' }];
/** Another name invalidates every cursor. */
const cursors = 'cursors';
/**
 * The secrets that sign the events of the payment provider, at most two. To change it, put a new name in front, deploy, let
 * the provider sign with the new secret, and remove the old name.
 */
const providerEvents: readonly string[] = ['provider-events-1'];

export type SecretValues = {
  /** JSON, as configuration.ts reads it. */
  readonly tagSchedule: string;
  readonly cursor: string;
  /** JSON, as configuration.ts reads it. */
  readonly providerEvents: string;
};

export type ServiceSecretsProps = DeploymentSurroundings & { readonly table: OrderTable };

/**
 * The secrets are items of the table, so that they are backed up and restored with the ids that depend on them (ADR
 * 0022). The makeSecrets job creates missing ones during a deployment. Functions get them by reference, so no template
 * contains a value.
 */
export class ServiceSecrets extends Construct implements SecretValues {
  readonly tagSchedule: string;
  readonly cursor: string;
  readonly providerEvents: string;

  constructor(scope: Construct, id: string, { table, ...surroundings }: ServiceSecretsProps) {
    super(scope, id);
    const readAndCreate = new PolicyStatement({
      actions: [...secretsGrant.table],
      resources: [table.arn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`${definition.secrets}*`] } },
    });
    const job = new DeploymentJob(this, 'MakeSecrets', {
      ...surroundings,
      job: makeSecretsJob,
      environment: { TABLE_NAME: table.name },
      statements: [readAndCreate],
    });
    const made = job.resource(this, 'Made', {
      resourceType: 'Custom::Secrets',
      // The job runs again for a new name, and for another table: a restored one has its own secrets.
      properties: { Names: [...tagEpochs.map(({ name }) => name), cursors, ...providerEvents], Table: table.name },
    });
    const secretOf = (name: string): string => made.getAttString(name);
    this.tagSchedule = JSON.stringify(tagEpochs.map(({ from, name }) => ({ from, secret: secretOf(name) })));
    this.cursor = secretOf(cursors);
    this.providerEvents = JSON.stringify(providerEvents.map(secretOf));
  }
}

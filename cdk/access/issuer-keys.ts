import { Construct } from 'constructs';
import { fetchKeysJob } from '#adapters/lambda/jobs/fetch-keys';
import { DeploymentJob, type DeploymentSurroundings } from '#cdk/jobs/deployment-job';

export type IssuerKeysProps = DeploymentSurroundings & { readonly issuer: string };

/**
 * The issuer's public keys, for functions in an isolated network, which cannot reach the issuer (ADR 0023). The fetchKeys
 * job, outside that network, fetches them during a deployment.
 */
export class IssuerKeys extends Construct {
  /** JSON, as configuration.ts reads it. */
  readonly keySet: string;

  constructor(scope: Construct, id: string, { issuer, ...surroundings }: IssuerKeysProps) {
    super(scope, id);
    // An issuer rotates its keys: every deployment fetches them again.
    const fetchedAt = new Date().toISOString();
    const job = new DeploymentJob(this, 'FetchKeys', {
      ...surroundings,
      job: fetchKeysJob,
      environment: {},
      statements: [],
    });
    const fetched = job.resource(this, 'Fetched', {
      resourceType: 'Custom::IssuerKeys',
      properties: { Issuer: issuer, FetchedAt: fetchedAt },
    });
    // CDK publishes a new version of a function when its template changes, and a reference never changes. Without the
    // time, the alias would stay on the version with the former keys.
    this.keySet = `{"asked":"${fetchedAt}","keys":${fetched.getAttString('Keys')}}`;
  }
}

import { Construct } from 'constructs';
import { fetchKeysJob } from '#adapters/lambda/jobs';
import { DeploymentJob, type DeploymentSurroundings } from '#cdk/jobs/deployment-job';

export type IssuerKeysProps = DeploymentSurroundings & { readonly issuer: string };

/**
 * The issuer's public keys, for functions that have no way to it (ADR 0023): a function outside of their network fetches
 * them when CloudFormation asks it, and the others get them by reference.
 */
export class IssuerKeys extends Construct {
  /** As configuration.ts reads it. */
  readonly keySet: string;

  constructor(scope: Construct, id: string, { issuer, ...surroundings }: IssuerKeysProps) {
    super(scope, id);
    // An issuer may turn its keys: it is asked again at every deployment.
    const asked = new Date().toISOString();
    const job = new DeploymentJob(this, 'FetchKeys', {
      ...surroundings,
      job: fetchKeysJob,
      environment: {},
      statements: [],
    });
    const fetched = job.resource(this, 'Fetched', {
      resourceType: 'Custom::IssuerKeys',
      properties: { Issuer: issuer, Asked: asked },
    });
    // A function gets a new version by what the template says of it, where a reference says the same for ever: without
    // the time its alias would go on calling the version that knows the keys of before.
    this.keySet = `{"asked":"${asked}","keys":${fetched.getAttString('Keys')}}`;
  }
}

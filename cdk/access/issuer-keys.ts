import { Construct } from 'constructs';
import { fetchKeysJob } from '#adapters/lambda/jobs';
import { askedResource } from '#cdk/jobs/deployment-job';
import type { JobSurroundings } from '#cdk/jobs/job-function';

export type IssuerKeysProps = Omit<JobSurroundings, 'network'> & { readonly issuer: string };

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
    const fetched = askedResource(this, {
      ...surroundings,
      ids: { job: 'FetchKeys', resource: 'Fetched' },
      job: fetchKeysJob,
      environment: {},
      statements: [],
      resourceType: 'Custom::IssuerKeys',
      properties: { Issuer: issuer, Asked: asked },
    });
    // A function gets a new version by what the template says of it, where a reference says the same for ever: without
    // the time its alias would go on calling the version that knows the keys of before.
    this.keySet = `{"asked":"${asked}","keys":${fetched.getAttString('Keys')}}`;
  }
}

import { CustomResource, Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { fetchKeysJob } from '#adapters/lambda/jobs';
import { JobFunction, type JobSurroundings } from '#cdk/job-function';

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
    const { handler } = new JobFunction(this, 'FetchKeys', {
      ...surroundings,
      // Where the issuer can be reached, and the bucket that CloudFormation waits for an answer in.
      network: undefined,
      job: fetchKeysJob,
      environment: {},
      statements: [],
    });
    // An issuer may turn its keys: it is asked again at every deployment.
    const asked = new Date().toISOString();
    const fetched = new CustomResource(this, 'Fetched', {
      resourceType: 'Custom::IssuerKeys',
      serviceToken: handler.functionArn,
      serviceTimeout: Duration.seconds(fetchKeysJob.timeoutSeconds + 60),
      properties: { Issuer: issuer, Asked: asked },
    });
    // A function gets a new version by what the template says of it, where a reference says the same for ever: without
    // the time its alias would go on calling the version that knows the keys of before.
    this.keySet = `{"asked":"${asked}","keys":${fetched.getAttString('Keys')}}`;
  }
}

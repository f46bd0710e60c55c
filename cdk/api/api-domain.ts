import { CfnApiMapping, DomainName, EndpointType, SecurityPolicy } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Construct, type IDependable } from 'constructs';

export type ApiDomainProps = {
  readonly name: string;
  readonly certificateArn: string;
  readonly api: { readonly apiId: string; readonly stageName: string; readonly deployedStage: IDependable };
};

/** A domain of the shop's own for the API. Its DNS record is set elsewhere: an output of the stack has the target. */
export class ApiDomain extends Construct {
  readonly target: string;

  constructor(scope: Construct, id: string, { name, certificateArn, api }: ApiDomainProps) {
    super(scope, id);
    const domain = new DomainName(this, 'Name', {
      domainName: name,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
      endpointType: EndpointType.REGIONAL,
      securityPolicy: SecurityPolicy.TLS_1_2,
    });
    const mapping = new CfnApiMapping(this, 'Mapping', {
      apiId: api.apiId,
      domainName: domain.name,
      stage: api.stageName,
    });
    // CloudFormation infers no order from a stage's name, and refuses a mapping to a missing stage.
    mapping.node.addDependency(api.deployedStage);
    this.target = domain.regionalDomainName;
  }
}

import { CfnApiMapping, DomainName, EndpointType, SecurityPolicy } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Construct, type IDependable } from 'constructs';

export type ApiDomainProps = {
  readonly name: string;
  readonly certificateArn: string;
  readonly api: { readonly apiId: string; readonly stageName: string; readonly deployedStage: IDependable };
};

/** A name of one's own for the API. Where names are kept is not our matter: the stack's output says where it must lead. */
export class ApiDomain extends Construct {
  readonly leadsTo: string;

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
    // A mapping to a stage that is not there yet is refused, and the stage's name waits for nothing.
    mapping.node.addDependency(api.deployedStage);
    this.leadsTo = domain.regionalDomainName;
  }
}

import { CfnOutput } from 'aws-cdk-lib';
import { CfnApiMapping, DomainName, EndpointType, SecurityPolicy } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Construct } from 'constructs';

export type ApiDomainProps = {
  readonly name: string;
  readonly certificateArn: string;
  readonly api: { readonly apiId: string; readonly stageName: string };
};

/** A name of one's own for the API. Where names are kept is not our matter: the output says where it must lead. */
export class ApiDomain extends Construct {
  constructor(scope: Construct, id: string, { name, certificateArn, api }: ApiDomainProps) {
    super(scope, id);
    const domain = new DomainName(this, 'Name', {
      domainName: name,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
      endpointType: EndpointType.REGIONAL,
      securityPolicy: SecurityPolicy.TLS_1_2,
    });
    new CfnApiMapping(this, 'Mapping', { apiId: api.apiId, domainName: domain.name, stage: api.stageName });
    new CfnOutput(this, 'LeadsTo', { value: domain.regionalDomainName, description: `CNAME of ${name}` });
  }
}

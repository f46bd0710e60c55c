import {
  FlowLogDestination,
  GatewayVpcEndpointAwsService,
  InterfaceVpcEndpointAwsService,
  type ISubnet,
  type IVpc,
  Port,
  SecurityGroup,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import type { FunctionOptions } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

/**
 * A network without a way to the internet: the table by a gateway endpoint, which costs nothing, and by an interface
 * endpoint, which costs by the hour, the issuer's keys. Logs and traces are sent by Lambda itself.
 */
export class IsolatedNetwork extends Construct {
  /** Where functions are put. */
  readonly placement: Pick<FunctionOptions, 'vpc' | 'vpcSubnets' | 'securityGroups'>;
  readonly subnets: readonly ISubnet[];

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const network = new Vpc(this, 'Vpc', {
      maxAzs: 2,
      natGateways: 0,
      subnetConfiguration: [{ name: 'functions', subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 22 }],
      restrictDefaultSecurityGroup: false,
    });
    // The library's own types do not fit together under `exactOptionalPropertyTypes`.
    const vpc = network as IVpc;
    vpc.addFlowLog('Refused', { destination: FlowLogDestination.toCloudWatchLogs() });
    vpc.addGatewayEndpoint('Table', { service: GatewayVpcEndpointAwsService.DYNAMODB });
    const endpoints = new SecurityGroup(this, 'Endpoints', { vpc, allowAllOutbound: false });
    const functions = new SecurityGroup(this, 'Functions', { vpc, allowAllOutbound: true });
    endpoints.addIngressRule(functions, Port.HTTPS);
    vpc.addInterfaceEndpoint('Issuer', {
      service: InterfaceVpcEndpointAwsService.COGNITO_IDP,
      securityGroups: [endpoints],
      open: false,
    });
    this.subnets = vpc.isolatedSubnets;
    this.placement = { vpc, vpcSubnets: { subnets: vpc.isolatedSubnets }, securityGroups: [functions] };
  }
}

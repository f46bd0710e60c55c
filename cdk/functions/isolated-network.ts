import {
  FlowLogDestination,
  FlowLogTrafficType,
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
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { keptWhere } from '#cdk/data/removal-policy';
import type { Stage } from '#cdk/stage';

export type IsolatedNetworkProps = { readonly stage: Stage };

/**
 * A network without a way to the internet: the table by a gateway endpoint, which costs nothing, and by interface
 * endpoints, which cost by the hour, the bus, and where customers are written to SES. Logs, traces and dead letters are
 * sent by Lambda itself.
 *
 * There is none for the issuer: Cognito's interface endpoint completes no request for a user pool that has a domain,
 * where this one has its sign-in page (cognito/latest/developerguide/vpc-interface-endpoints.html). So the functions are
 * told its keys (cdk/access/issuer-keys.ts).
 */
export class IsolatedNetwork extends Construct {
  /** Where functions are put. */
  readonly placement: Pick<FunctionOptions, 'vpc' | 'vpcSubnets' | 'securityGroups'>;
  readonly subnets: readonly ISubnet[];

  constructor(scope: Construct, id: string, { stage }: IsolatedNetworkProps) {
    super(scope, id);
    const network = new Vpc(this, 'Vpc', {
      maxAzs: 2,
      natGateways: 0,
      subnetConfiguration: [{ name: 'functions', subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 22 }],
      restrictDefaultSecurityGroup: false,
    });
    // The library's own types do not fit together under `exactOptionalPropertyTypes`.
    const vpc = network as IVpc;
    const refused = new LogGroup(this, 'Refused', {
      retention: stage.logDays,
      removalPolicy: keptWhere(stage.keep),
    });
    vpc.addFlowLog('Refused', {
      destination: FlowLogDestination.toCloudWatchLogs(refused),
      trafficType: FlowLogTrafficType.REJECT,
    });
    vpc.addGatewayEndpoint('Table', { service: GatewayVpcEndpointAwsService.DYNAMODB });
    const endpoints = new SecurityGroup(this, 'Endpoints', { vpc, allowAllOutbound: false });
    const functions = new SecurityGroup(this, 'Functions', { vpc, allowAllOutbound: true });
    endpoints.addIngressRule(functions, Port.HTTPS);
    const services = {
      Bus: InterfaceVpcEndpointAwsService.EVENTBRIDGE,
      ...(stage.mail === undefined ? {} : { Mail: InterfaceVpcEndpointAwsService.EMAIL }),
    };
    for (const [called, service] of Object.entries(services))
      vpc.addInterfaceEndpoint(called, { service, securityGroups: [endpoints], open: false });
    this.subnets = vpc.isolatedSubnets;
    this.placement = { vpc, vpcSubnets: { subnets: vpc.isolatedSubnets }, securityGroups: [functions] };
  }
}

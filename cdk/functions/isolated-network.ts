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
import { removalPolicyOf } from '#cdk/data/removal-policy';
import type { Stage } from '#cdk/stage';

export type IsolatedNetworkProps = { readonly stage: Stage };

/**
 * A network without internet access. Functions reach the table by a gateway endpoint, which is free, and the bus (and SES,
 * in a stage with mail) by interface endpoints, which are billed by the hour. Lambda itself sends logs, traces and dead
 * letters.
 *
 * Cognito's interface endpoint does not serve a user pool with a domain, as this one has for its sign-in page
 * (cognito/latest/developerguide/vpc-interface-endpoints.html). So functions get the issuer's keys by their environment
 * (cdk/access/issuer-keys.ts).
 */
export class IsolatedNetwork extends Construct {
  /** The network options of a function. */
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
    // The library's types conflict under `exactOptionalPropertyTypes`.
    const vpc = network as IVpc;
    const rejected = new LogGroup(this, 'Refused', {
      retention: stage.logDays,
      removalPolicy: removalPolicyOf(stage.keep),
    });
    vpc.addFlowLog('Refused', {
      destination: FlowLogDestination.toCloudWatchLogs(rejected),
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
    for (const [endpointId, service] of Object.entries(services))
      vpc.addInterfaceEndpoint(endpointId, { service, securityGroups: [endpoints], open: false });
    this.subnets = vpc.isolatedSubnets;
    this.placement = { vpc, vpcSubnets: { subnets: vpc.isolatedSubnets }, securityGroups: [functions] };
  }
}

import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Stage } from '#cdk/stage';

export type AccessLogProps = { readonly name: string; readonly stage: Stage };

const route = { http: '$context.routeKey', rest: '$context.httpMethod $context.resourcePath' };

/**
 * A line for each request that reached the gateway. Routes, not paths; no address, no agent, no token: nothing in it is
 * about a person. `requestId` leads to the function's own line. Where `functionStatus` is "-", no function was
 * asked; where one threw, an HTTP API may have the 200 of the call there, and `gatewaySaid` says that it failed.
 *
 * The gateway writes "-" for whatever it has no value of. Without quotes the line would be no JSON, and the metric filters
 * would not count it: so figures are texts too, all but the status, which they compare and which every answer has.
 */
export class AccessLog extends Construct {
  readonly group: LogGroup;
  /** As the gateway reads it. */
  readonly format: string;

  constructor(scope: Construct, id: string, { name, stage }: AccessLogProps) {
    super(scope, id);
    this.group = new LogGroup(this, 'Log', {
      // Names with this beginning share one permission for the gateway to write, which has a maximal size.
      logGroupName: `/aws/vendedlogs/apis/${name}`,
      retention: stage.logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const texts = {
      time: '$context.requestTime',
      requestId: '$context.requestId',
      route: route[stage.api],
      functionStatus: '$context.integration.status',
      functionMs: '$context.integration.latency',
      refusedToken: '$context.authorizer.error',
      gatewaySaid: '$context.error.responseType',
      ms: '$context.responseLatency',
      bytes: '$context.responseLength',
    };
    const members = Object.entries(texts).map(([member, value]) => `"${member}":"${value}"`);
    this.format = `{${[...members, '"status":$context.status'].join(',')}}`;
  }
}

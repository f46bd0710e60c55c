import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Stage } from '#cdk/stage';

export type AccessLogProps = { readonly name: string; readonly stage: Stage };

const route = { http: '$context.routeKey', rest: '$context.httpMethod $context.resourcePath' };

/**
 * The gateway's log: a line for each request. It has routes instead of paths, and no address, user agent or token, so it
 * holds no personal data. `requestId` is in the line of the function too. A `functionStatus` of "-" means that no function
 * was called. If a function threw, an HTTP API may log the 200 of the invocation, and `gatewaySaid` tells the failure.
 *
 * The gateway writes "-" for a missing value. Unquoted it would make the line invalid JSON, which metric filters ignore.
 * So numbers are quoted too, except the status: filters compare it, and every answer has one.
 */
export class AccessLog extends Construct {
  readonly group: LogGroup;
  /** The format in the gateway's syntax. */
  readonly format: string;

  constructor(scope: Construct, id: string, { name, stage }: AccessLogProps) {
    super(scope, id);
    this.group = new LogGroup(this, 'Log', {
      // Log groups of this prefix share one resource policy, whose size is limited.
      logGroupName: `/aws/vendedlogs/apis/${name}`,
      retention: stage.logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const quoted = {
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
    const members = Object.entries(quoted).map(([member, value]) => `"${member}":"${value}"`);
    this.format = `{${[...members, '"status":$context.status'].join(',')}}`;
  }
}

import { HttpApi, HttpMethod, HttpRoute, HttpRouteKey, HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Construct } from 'constructs';
import type { Operation } from '#adapters/http/operation';
import { corsFor } from '#cdk/cors';
import type { DeployedOperation } from '#cdk/functions';
import type { Stage } from '#cdk/stage';
import { type ShopUserPool, scopePrefix } from '#cdk/user-pool';

export type OrderApiProps = {
  readonly name: string;
  readonly stage: Stage;
  readonly userPool: ShopUserPool;
  readonly deployed: readonly DeployedOperation[];
};

/** What the gateway checks before it calls a function; who may do what with the scope is decided by the service. */
const protectionOf = (operation: Operation, authorizer: HttpJwtAuthorizer) =>
  operation.kind === 'page' || operation.access === 'public'
    ? {}
    : { authorizer, authorizationScopes: [scopePrefix + operation.access.scope] };

/** A route for every operation, to its function. Nothing is routed that is not an operation. */
export class OrderApi extends Construct {
  readonly url: string;

  constructor(scope: Construct, id: string, { name, stage, userPool, deployed }: OrderApiProps) {
    super(scope, id);
    const httpApi = new HttpApi(this, 'Api', {
      apiName: name,
      createDefaultStage: false,
      corsPreflight: corsFor(stage.webOrigins),
    });
    const defaultStage = new HttpStage(this, 'Stage', {
      httpApi,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: stage.throttle.requestsPerSecond, burstLimit: stage.throttle.burst },
    });
    const authorizer = new HttpJwtAuthorizer('Tokens', userPool.issuer, { jwtAudience: [...userPool.clientIds] });
    for (const { operation, handler } of deployed)
      new HttpRoute(this, operation.id, {
        httpApi,
        routeKey: HttpRouteKey.with(operation.path, HttpMethod[operation.method]),
        integration: new HttpLambdaIntegration('Integration', handler),
        ...protectionOf(operation, authorizer),
      });
    this.url = defaultStage.url;
  }
}

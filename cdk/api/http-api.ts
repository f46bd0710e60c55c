import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CfnRoute,
  type CfnStage,
  HttpApi,
  HttpIntegrationType,
  HttpMethod,
  HttpRoute,
  HttpRouteIntegration,
  type HttpRouteIntegrationConfig,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
  PayloadFormatVersion,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { Construct, type IDependable } from 'constructs';
import type { Operation } from '#adapters/http/operation';
import { type ShopUserPool, scopePrefix } from '#cdk/access/user-pool';
import type { AccessLog } from '#cdk/api/access-log';
import { corsFor } from '#cdk/api/cors';
import { operationRates } from '#cdk/api/rates';
import { addressesOf, lackingAddresses, type RouteAddress } from '#cdk/api/routes';
import type { DeployedOperation } from '#cdk/functions/area-functions';
import { scopesOf } from '#cdk/functions/operation-class';
import type { ServiceFunction } from '#cdk/functions/service-function';
import { acknowledge } from '#cdk/rules/acknowledgments';
import type { Rate, Stage } from '#cdk/stage';

export type OrderApiProps = {
  readonly name: string;
  readonly stage: Stage;
  readonly userPool: ShopUserPool;
  readonly deployed: readonly DeployedOperation[];
  readonly unmatched: ServiceFunction;
  readonly log: AccessLog;
};

/** The gateway checks token and scope; the service decides what a caller with the scope may do. */
const protectionOf = (operation: Operation, authorizer: HttpJwtAuthorizer) => {
  const scopes = scopesOf(operation);
  return scopes === undefined ? {} : { authorizer, authorizationScopes: scopes.map((scope) => scopePrefix + scope) };
};

const throttling = ({ requestsPerSecond, burst }: Rate) => ({
  ThrottlingRateLimit: requestsPerSecond,
  ThrottlingBurstLimit: burst,
});

/** The function permits the call itself (cdk/functions/gateway-permission.ts), before a route leads to it. */
class FunctionIntegration extends HttpRouteIntegration {
  private readonly code: ServiceFunction;

  constructor(code: ServiceFunction) {
    super('Integration');
    this.code = code;
  }

  bind(): HttpRouteIntegrationConfig {
    return {
      type: HttpIntegrationType.AWS_PROXY,
      uri: this.code.callable.functionArn,
      payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
    };
  }
}

/** A route for each operation and method, to its function, and routes to the function of all other requests. */
export class OrderHttpApi extends Construct {
  readonly url: string;
  readonly apiId: string;
  readonly stageName: string;
  /** A resource that needs the deployed API depends on it. */
  readonly deployedStage: IDependable;
  readonly log: AccessLog;

  constructor(scope: Construct, id: string, { name, stage, userPool, deployed, unmatched, log }: OrderApiProps) {
    super(scope, id);
    const httpApi = new HttpApi(this, 'Api', {
      apiName: name,
      createDefaultStage: false,
      ...(stage.webOrigins.length === 0 ? {} : { corsPreflight: corsFor(stage.webOrigins) }),
    });
    this.log = log;
    const defaultStage = new HttpStage(this, 'Stage', {
      httpApi,
      stageName: '$default',
      autoDeploy: true,
      // For every route without its own rate.
      throttle: { rateLimit: stage.throttle.page.requestsPerSecond, burstLimit: stage.throttle.page.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(this.log.group),
        format: AccessLogFormat.custom(this.log.format),
      },
    });
    const authorizer = new HttpJwtAuthorizer('Tokens', userPool.issuer, { jwtAudience: [...userPool.clientIds] });
    const integrations = new Map(deployed.map(({ code }) => [code, new FunctionIntegration(code)]));
    const keyOf = ({ method, path }: RouteAddress) => HttpRouteKey.with(path, HttpMethod[method]);
    const routes = deployed.flatMap(({ operation, code }) =>
      addressesOf(operation).map((address) => ({
        operation,
        key: keyOf(address).key,
        route: new HttpRoute(this, address.method === 'HEAD' ? `${operation.id}Head` : operation.id, {
          httpApi,
          routeKey: keyOf(address),
          integration: integrations.get(code) as FunctionIntegration,
          ...protectionOf(operation, authorizer),
        }),
      })),
    );
    const integration = new FunctionIntegration(unmatched);
    const otherRoutes = [
      new HttpRoute(this, 'Unmatched', { httpApi, routeKey: HttpRouteKey.DEFAULT, integration }),
      ...lackingAddresses(deployed.map(({ operation }) => operation)).map(
        (address) =>
          new HttpRoute(this, `No${address.method}${address.path}`, { httpApi, routeKey: keyOf(address), integration }),
      ),
    ];
    for (const { operation, route } of routes)
      if (scopesOf(operation) === undefined) acknowledge(route, 'public-routes');
    for (const route of otherRoutes) acknowledge(route, 'public-routes');
    const rates = operationRates(
      stage,
      deployed.map(({ operation }) => operation),
    );
    const settings = routes.flatMap(({ operation, ...route }) => {
      const rate = rates.get(operation);
      return rate === undefined ? [] : [{ ...route, rate }];
    });
    // API Gateway refuses a stage with settings of a missing route.
    const resource = defaultStage.node.defaultChild as CfnStage;
    for (const { route } of settings) resource.addResourceDependency(route.node.defaultChild as CfnRoute);
    resource.routeSettings = Object.fromEntries(settings.map(({ rate, key }) => [key, throttling(rate)]));
    this.url = defaultStage.url;
    this.apiId = httpApi.apiId;
    this.stageName = '$default';
    this.deployedStage = defaultStage;
  }
}

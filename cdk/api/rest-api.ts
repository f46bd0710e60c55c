import {
  AccessLogFormat,
  CognitoUserPoolsAuthorizer,
  EndpointType,
  LambdaIntegration,
  LogGroupLogDestination,
  type MethodOptions,
  ResourceBase,
  ResponseType,
  RestApi,
} from 'aws-cdk-lib/aws-apigateway';
import { Construct, type IDependable } from 'constructs';
import type { Operation } from '#adapters/http/operation';
import { problemDocument } from '#adapters/http/problem';
import { scopePrefix } from '#cdk/access/user-pool';
import { AccessLog } from '#cdk/api/access-log';
import { type GatewayAnswer, gatewayAnswers, restInstance } from '#cdk/api/gateway-answers';
import type { OrderApiProps } from '#cdk/api/http-api';
import { classOf, scopeOf } from '#cdk/functions/operation-class';
import type { ServiceFunction } from '#cdk/functions/service-function';
import { acknowledge } from '#cdk/rules/acknowledged-findings';

/** What stands before every path. */
export const restStage = 'live';

const protectionOf = (operation: Operation, authorizer: CognitoUserPoolsAuthorizer): MethodOptions => {
  const scope = scopeOf(operation);
  return scope === undefined ? {} : { authorizer, authorizationScopes: [scopePrefix + scope] };
};

/** The problem document that the service would give, of what the gateway knows about the request. */
const templateOf = ({ code, status }: GatewayAnswer): string =>
  JSON.stringify(problemDocument(code, status, {}, { instance: restInstance, requestId: '$context.requestId' }));

/** The gateway cannot choose among origins: where one is listed, its browsers may read what the gateway answers. */
const readableBy = (webOrigins: readonly string[]): Readonly<Record<string, string>> => {
  const [origin, ...others] = webOrigins;
  return origin === undefined || others.length > 0
    ? {}
    : { 'Access-Control-Allow-Origin': `'${origin}'`, Vary: "'Origin'" };
};

const answerAs = (api: RestApi, answer: GatewayAnswer, webOrigins: readonly string[]): void => {
  const retryAfter = answer.status === 429 || answer.status === 503 ? { 'Retry-After': "'1'" } : {};
  for (const type of answer.rest)
    api.addGatewayResponse(type, {
      type: ResponseType.of(type),
      statusCode: String(answer.status),
      responseHeaders: {
        'Content-Type': "'application/problem+json'",
        'Cache-Control': "'no-store'",
        'X-Content-Type-Options': "'nosniff'",
        'X-Request-Id': 'context.requestId',
        ...readableBy(webOrigins),
        ...retryAfter,
      },
      templates: { 'application/json': templateOf(answer) },
    });
};

/** The same functions behind a REST API: what the gateway answers by itself is a problem document too. */
export class OrderRestApi extends Construct {
  readonly url: string;
  readonly apiId: string;
  readonly stageName = restStage;
  readonly deployedStage: IDependable;
  readonly log: AccessLog;

  constructor(scope: Construct, id: string, { name, stage, userPool, deployed, unmatched }: OrderApiProps) {
    super(scope, id);
    this.log = new AccessLog(this, 'Access', { name, stage });
    const { page, ...others } = stage.throttle;
    const methodOptions = deployed.flatMap(({ operation }) => {
      const each = classOf(operation);
      if (each === 'page') return [];
      const { requestsPerSecond, burst } = others[each];
      const settings = { throttlingRateLimit: requestsPerSecond, throttlingBurstLimit: burst };
      return [[`${operation.path}/${operation.method}`, settings] as const];
    });
    const api = new RestApi(this, 'Api', {
      restApiName: name,
      endpointTypes: [EndpointType.REGIONAL],
      // The role that the access log needs is the account's, one in each region: a stage that owned it would take it from
      // its neighbours when it goes. `npm run doctor` says when there is none.
      cloudWatchRole: false,
      // Pages are bytes, and so is everything else.
      binaryMediaTypes: ['*/*'],
      deployOptions: {
        stageName: restStage,
        tracingEnabled: true,
        // Whatever method has no rate of its own.
        throttlingRateLimit: page.requestsPerSecond,
        throttlingBurstLimit: page.burst,
        methodOptions: Object.fromEntries(methodOptions),
        accessLogDestination: new LogGroupLogDestination(this.log.group),
        accessLogFormat: AccessLogFormat.custom(this.log.format),
      },
    });
    acknowledge(api, 'the-service-validates', 'shield-before-the-pages', 'own-lines');
    for (const answer of gatewayAnswers) answerAs(api, answer, stage.webOrigins);
    const authorizer = new CognitoUserPoolsAuthorizer(this, 'Tokens', { cognitoUserPools: [userPool.pool] });
    // A function that serves one route is open to that route alone.
    const integrate = (code: ServiceFunction, servesOneRoute: boolean) =>
      new LambdaIntegration(
        code.callable,
        servesOneRoute ? { allowTestInvoke: false } : { scopePermissionToMethod: false },
      );
    const integrations = new Map(deployed.map(({ code }) => [code, integrate(code, stage.functions === 'each')]));
    for (const { operation, code } of deployed) {
      const resource = api.root.resourceForPath(operation.path);
      const method = resource.addMethod(operation.method, integrations.get(code), protectionOf(operation, authorizer));
      if (scopeOf(operation) === undefined) acknowledge(method, 'public-routes', 'public-methods');
    }
    api.root.addResource('{proxy+}');
    const otherwise = integrate(unmatched, false);
    for (const resource of api.node.findAll())
      if (resource instanceof ResourceBase)
        acknowledge(resource.addMethod('ANY', otherwise), 'public-routes', 'public-methods');
    this.url = api.url;
    this.apiId = api.restApiId;
    this.deployedStage = api.deploymentStage;
  }
}

import {
  AccessLogFormat,
  AwsIntegration,
  CognitoUserPoolsAuthorizer,
  EndpointType,
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
import type { AccessLog } from '#cdk/api/access-log';
import { headersExposedTo } from '#cdk/api/cors';
import { type GatewayAnswer, gatewayAnswers, restInstance } from '#cdk/api/gateway-answers';
import type { OrderApiProps } from '#cdk/api/http-api';
import { operationRates } from '#cdk/api/rates';
import { addressesOf } from '#cdk/api/routes';
import { RestWebAcl } from '#cdk/api/web-acl';
import { scopesOf } from '#cdk/functions/operation-class';
import type { ServiceFunction } from '#cdk/functions/service-function';
import { acknowledge } from '#cdk/rules/acknowledgments';

/** The gateway's stage, the first segment of every path. */
export const restStage = 'live';

const protectionOf = (operation: Operation, authorizer: CognitoUserPoolsAuthorizer): MethodOptions => {
  const scopes = scopesOf(operation);
  return scopes === undefined ? {} : { authorizer, authorizationScopes: scopes.map((scope) => scopePrefix + scope) };
};

/** The problem document of the service, with the gateway's variables. */
const templateOf = ({ code, status }: GatewayAnswer): string =>
  JSON.stringify(problemDocument(code, status, {}, { instance: restInstance, requestId: '$context.requestId' }));

/** The gateway cannot choose among origins: pages may read its answers only if they have a single origin. */
const corsHeadersFor = (webOrigins: readonly string[]): Readonly<Record<string, string>> => {
  const [origin, ...others] = webOrigins;
  return origin === undefined || others.length > 0
    ? {}
    : {
        'Access-Control-Allow-Origin': `'${origin}'`,
        'Access-Control-Expose-Headers': `'${headersExposedTo(origin).join(', ')}'`,
        Vary: "'Origin'",
      };
};

const addGatewayResponses = (api: RestApi, answer: GatewayAnswer, webOrigins: readonly string[]): void => {
  const { retryAfterSeconds } = answer;
  const retryAfter: Record<string, string> =
    retryAfterSeconds === undefined ? {} : { 'Retry-After': `'${retryAfterSeconds}'` };
  for (const type of answer.rest)
    api.addGatewayResponse(type, {
      type: ResponseType.of(type),
      statusCode: String(answer.status),
      responseHeaders: {
        'Content-Type': "'application/problem+json'",
        'Cache-Control': "'no-store'",
        'X-Content-Type-Options': "'nosniff'",
        'X-Request-Id': 'context.requestId',
        ...corsHeadersFor(webOrigins),
        ...retryAfter,
      },
      templates: { 'application/json': templateOf(answer) },
    });
};

/** The function permits the call itself (cdk/functions/gateway-permission.ts). */
const integrationOf = ({ callable }: ServiceFunction): AwsIntegration =>
  new AwsIntegration({
    proxy: true,
    service: 'lambda',
    path: `2015-03-31/functions/${callable.functionArn}/invocations`,
  });

/** A REST API to the same functions. The gateway's own answers are problem documents too. */
export class OrderRestApi extends Construct {
  readonly url: string;
  readonly apiId: string;
  readonly stageName = restStage;
  readonly deployedStage: IDependable;
  readonly log: AccessLog;

  constructor(scope: Construct, id: string, { name, stage, userPool, deployed, unmatched, log }: OrderApiProps) {
    super(scope, id);
    this.log = log;
    const { page } = stage.throttle;
    const rates = operationRates(
      stage,
      deployed.map(({ operation }) => operation),
    );
    const methodOptions = [...rates].flatMap(([operation, { requestsPerSecond, burst }]) => {
      const settings = { throttlingRateLimit: requestsPerSecond, throttlingBurstLimit: burst };
      return addressesOf(operation).map(({ path, method }) => [`${path}/${method}`, settings] as const);
    });
    const api = new RestApi(this, 'Api', {
      restApiName: name,
      endpointTypes: [EndpointType.REGIONAL],
      // The access log needs a role of the account, one in each region. A stage that owned it would take it from the others
      // when it is deleted. `npm run doctor` reports a missing one.
      cloudWatchRole: false,
      // Pages have binary assets, and the setting holds for the whole API.
      binaryMediaTypes: ['*/*'],
      deployOptions: {
        stageName: restStage,
        tracingEnabled: true,
        // For every method without its own rate.
        throttlingRateLimit: page.requestsPerSecond,
        throttlingBurstLimit: page.burst,
        methodOptions: Object.fromEntries(methodOptions),
        accessLogDestination: new LogGroupLogDestination(this.log.group),
        accessLogFormat: AccessLogFormat.custom(this.log.format),
      },
    });
    acknowledge(api, 'service-validates', 'web-acl-at-cloudfront', 'no-execution-log');
    for (const answer of gatewayAnswers) addGatewayResponses(api, answer, stage.webOrigins);
    const authorizer = new CognitoUserPoolsAuthorizer(this, 'Tokens', { cognitoUserPools: [userPool.pool] });
    const integrations = new Map(deployed.map(({ code }) => [code, integrationOf(code)]));
    for (const { operation, code } of deployed) {
      const resource = api.root.resourceForPath(operation.path);
      for (const address of addressesOf(operation)) {
        const method = resource.addMethod(address.method, integrations.get(code), protectionOf(operation, authorizer));
        if (scopesOf(operation) === undefined) acknowledge(method, 'public-routes', 'public-methods');
      }
    }
    api.root.addResource('{proxy+}');
    const defaultIntegration = integrationOf(unmatched);
    for (const resource of api.node.findAll())
      if (resource instanceof ResourceBase)
        acknowledge(resource.addMethod('ANY', defaultIntegration), 'public-routes', 'public-methods');
    const { requestsPerToken } = stage;
    if (requestsPerToken !== undefined)
      new RestWebAcl(this, 'WebAcl', { name, stageArn: api.deploymentStage.stageArn, requestsPerToken });
    this.url = api.url;
    this.apiId = api.restApiId;
    this.deployedStage = api.deploymentStage;
  }
}

import { Aws } from 'aws-cdk-lib';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import type { Operation } from '#adapters/http/operation';
import type { ServiceFunction } from '#cdk/functions/service-function';
import type { Stage } from '#cdk/stage';

/** The API that invokes the functions. Its routes come after the functions: an update never calls one too early. */
export type Gateway = { readonly apiId: string; readonly stage: Stage };

/** A REST API writes a parameter of a path as `*`, an HTTP API as the route does. */
const pathIn = ({ api }: Stage, path: Operation['path']): string =>
  api === 'rest' ? path.replaceAll(/\{[^}]+\}/g, '*') : path;

/** Lets the API invoke a function by the routes of this path, in every method; without a path, by every route. */
export const mayInvoke = ({ apiId, stage }: Gateway, code: ServiceFunction, path?: Operation['path']): void => {
  const routes = path === undefined ? '/*' : pathIn(stage, path);
  new CfnPermission(code, 'Gateway', {
    action: 'lambda:InvokeFunction',
    functionName: code.callable.functionArn,
    principal: 'apigateway.amazonaws.com',
    sourceArn: `arn:${Aws.PARTITION}:execute-api:${Aws.REGION}:${Aws.ACCOUNT_ID}:${apiId}/*/*${routes}`,
  });
};

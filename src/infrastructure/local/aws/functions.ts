import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createRouter } from '#adapters/http/edge/router';
import { operations } from '#adapters/http/operations/registry';
import { decoded, type GatewayEvent } from '#adapters/lambda/gateway-event';
import type { Handler } from '#adapters/lambda/handler';
import type { Configuration } from '#infrastructure/configuration';
import { CannotStart } from '#infrastructure/local/cannot-start';

/** The function for requests without a route, deployed behind `$default`. */
const unmatched = 'unmatched';

/** The environment that the stack gives every function, with the credentials of local engines. */
const environmentOf = (
  {
    table,
    tagSecrets,
    shards,
    cursorSecret,
    providerEventSecrets,
    paymentReturnUrl,
    tokens,
    corsOrigins,
  }: Configuration,
  endpoint: string,
  issuer: string,
): Readonly<Record<string, string>> => ({
  TABLE_NAME: table,
  DYNAMODB_ENDPOINT: endpoint,
  TAG_SECRETS: JSON.stringify(tagSecrets),
  SHARDS: JSON.stringify(shards),
  CURSOR_SECRET: cursorSecret,
  PROVIDER_EVENT_SECRETS: JSON.stringify(providerEventSecrets),
  ...(paymentReturnUrl === null ? {} : { PAYMENT_RETURN_URL: paymentReturnUrl }),
  TOKEN_ISSUER: issuer,
  TOKEN_CLIENTS: tokens.clients.join(','),
  STAFF_GROUP: tokens.staffGroup,
  CORS_ORIGINS: corsOrigins.join(','),
  METRICS_NAMESPACE: 'order-service',
  AWS_REGION: process.env.AWS_REGION ?? 'us-east-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
});

type Deployed = {
  /** Contains `<function>/index.cjs` and the files beside it. */
  readonly folder: string;
  readonly configuration: Configuration;
  readonly endpoint: string;
  /** Called at the first call of a function, when the port is known. */
  readonly issuer: () => string;
};

/**
 * Routes requests to the deployed function files, one for each operation, as the gateway does. A function is loaded at
 * its first call and writes its own log lines.
 */
export const deployedFunctions = ({ folder, configuration, endpoint, issuer }: Deployed): Handler => {
  if (!existsSync(join(folder, unmatched, 'index.cjs')))
    throw new CannotStart(`The folder ${folder} has no functions. Build them: npm run build -- functions`);
  const load = createRequire(join(folder, 'index.cjs'));
  const route = createRouter(operations);
  const loaded = new Map<string, Handler>();

  const functionOf = (name: string): Handler => {
    const known = loaded.get(name);
    if (known !== undefined) return known;
    // A function reads its environment while it loads; nothing else runs during that time.
    Object.assign(process.env, environmentOf(configuration, endpoint, issuer()), {
      LAMBDA_TASK_ROOT: join(folder, name),
    });
    const { handler } = load(`./${name}/index.cjs`) as { readonly handler: Handler };
    loaded.set(name, handler);
    return handler;
  };

  const nameOf = (event: GatewayEvent): string => {
    if (!('rawPath' in event)) return unmatched;
    const found = route(event.requestContext.http.method, decoded(event.rawPath));
    return found.ok ? found.value.operation.id : unmatched;
  };
  return (event) => functionOf(nameOf(event))(event);
};

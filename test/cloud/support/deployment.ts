import { expect } from '@jest/globals';
import { customerScopes } from '#domain/access/caller';
import type { Template } from '#test/cdk/support/synthesized';
import { gatewayAnswerIn, type OfGateway } from '#test/http/remote/gateway';
import { type Reply, send } from '#test/http/remote/send';
import { wholeTemplate } from '../../../scripts/whole-template.mjs';

/** The deployment of scripts/emulator/cloud-local.mjs that is tested. */
export type Deployment = {
  readonly url: string;
  /** The emulator of AWS, which the environment names to every client of the SDK. */
  readonly endpoint: string;
  /** The URL of the issuer of test tokens. */
  readonly tokens: string;
  /** The folder of the template and its assets. */
  readonly assembly: string;
  readonly userPoolId: string;
  /** Whether the whole acceptance ran before, against this deployment. */
  readonly isAccepted: boolean;
};

const described = process.env.CLOUD_DEPLOYMENT;
if (described === undefined) throw new Error('There is no deployment: run these tests by npm run cloud:local.');
export const deployment = JSON.parse(described) as Deployment;

export const stackName = 'order-service-dev';
export const template = wholeTemplate(deployment.assembly, stackName) as Template;

export type RequestOptions = {
  readonly method?: string;
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

export type DeployedReply = Reply & {
  // biome-ignore lint/suspicious/noExplicitAny: replies are JSON of any shape.
  readonly json: any;
  /** Set if the reply is a declared answer of the gateway itself. */
  readonly ofGateway: OfGateway | undefined;
};

/** Sends a request to the deployed API. */
export const ask = async (
  path: string,
  { method = 'GET', token, headers, body }: RequestOptions = {},
): Promise<DeployedReply> => {
  const wire = {
    method,
    path,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : Buffer.from(JSON.stringify(body)),
  };
  const reply = await send(wire, new URL(deployment.url));
  const isJson = /json/.test(reply.headers['content-type'] ?? '');
  return { ...reply, json: isJson ? JSON.parse(reply.body) : undefined, ofGateway: gatewayAnswerIn(reply) };
};

/** Expects a declared answer of the gateway, in place of one of the service. */
export const expectOfGateway = (reply: DeployedReply, expected: string): void =>
  expect([reply.ofGateway?.said, reply.body]).toEqual([expected, expect.any(String)]);

type Tokens = { readonly token: string; readonly idToken: string; readonly sub: string };

const requestToken = async <Token>(path: string, grant: unknown): Promise<Token> => {
  const reply = await fetch(new URL(path, deployment.tokens), { method: 'POST', body: JSON.stringify(grant) });
  if (!reply.ok) throw new Error(`The issuer gave no token: ${await reply.text()}`);
  return (await reply.json()) as Token;
};

/** Creates a user and signs in. */
export const customer = (name: string): Promise<Tokens> =>
  requestToken('/tokens', { role: 'customer', name, scopes: customerScopes });
export const staff = (name: string, ...scopes: readonly string[]): Promise<Tokens> =>
  requestToken('/tokens', { role: 'staff', name, scopes: [...customerScopes, ...scopes] });
export const partner = (): Promise<{ readonly token: string }> => requestToken('/partner-tokens', {});

let keys = 0;
/** An idempotency key that no other test uses. */
export const newKey = (): Readonly<Record<string, string>> => {
  keys += 1;
  return { 'idempotency-key': `cloud-${Date.now().toString(36)}-${keys}` };
};

/** Creates a product with stock. */
export const stock = async (sku: string, available: number): Promise<void> => {
  const { token } = await staff('stock-keeper', 'catalog:write', 'stock:write');
  const facts = { name: 'Mug', prices: { EUR: 850 }, taxCategory: 'standard', requiresShipping: true };
  const put = await ask(`/v1/products/${sku}`, { method: 'PUT', token, body: facts });
  const counted = await ask(`/v1/products/${sku}/stock/adjustments`, {
    ...{ method: 'POST', token, headers: newKey() },
    body: { delta: available, reason: 'delivery' },
  });
  if (put.status !== 201 || counted.status !== 200)
    throw new Error(`The product or its stock was refused: ${put.body}${counted.body}`);
};

/** Posts a command with a new idempotency key. */
export const post = (
  token: string,
  path: string,
  body: unknown = {},
  headers: RequestOptions['headers'] = {},
): Promise<DeployedReply> => ask(path, { method: 'POST', token, headers: { ...newKey(), ...headers }, body });

export const place = (
  token: string,
  sku: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<DeployedReply> => post(token, '/v1/orders', { currency: 'EUR', lines: [{ sku, quantity: 1 }], ...more });

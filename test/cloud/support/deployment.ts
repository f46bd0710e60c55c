import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { Template } from '#test/cdk/support/synthesized';
import { gatewayAnswerIn, type OfGateway } from '#test/http/remote/gateway';
import { type Reply, send } from '#test/http/remote/send';

/** What scripts/cloud-local.mjs deployed and now has these tests look at. */
export type Deployment = {
  readonly url: string;
  /** Where AWS is. The environment points every client of the SDK at it. */
  readonly endpoint: string;
  /** What gives tokens. */
  readonly tokens: string;
  /** The folder of the template and its assets. */
  readonly assembly: string;
  readonly userPoolId: string;
  /** Whether the whole acceptance asked this deployment before. */
  readonly isAccepted: boolean;
};

const described = process.env.CLOUD_DEPLOYMENT;
if (described === undefined) throw new Error('nothing is deployed: these tests are run by npm run cloud:local');
export const deployment = JSON.parse(described) as Deployment;

export const stackName = 'order-service-dev';
export const template = JSON.parse(
  readFileSync(join(deployment.assembly, `${stackName}.template.json`), 'utf8'),
) as Template;

export type Asked = {
  readonly method?: string;
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

export type Answered = Reply & {
  // biome-ignore lint/suspicious/noExplicitAny: replies are JSON of any shape.
  readonly json: any;
  /** The gateway's own answer, when it is one that is declared. */
  readonly ofGateway: OfGateway | undefined;
};

/** Asks the deployed API. */
export const ask = async (path: string, { method = 'GET', token, headers, body }: Asked = {}): Promise<Answered> => {
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

/** The service was not asked, or did not answer: these are the gateway's declared words instead. */
export const expectOfGateway = (answered: Answered, said: string): void =>
  expect([answered.ofGateway?.said, answered.body]).toEqual([said, expect.any(String)]);

type Tokens = { readonly token: string; readonly idToken: string; readonly sub: string };

const fromDesk = async <Given>(path: string, asked: unknown): Promise<Given> => {
  const reply = await fetch(new URL(path, deployment.tokens), { method: 'POST', body: JSON.stringify(asked) });
  if (!reply.ok) throw new Error(`no token: ${await reply.text()}`);
  return (await reply.json()) as Given;
};

const ofCustomers = ['orders:read', 'orders:write'];

/** Signs somebody up and in. */
export const customer = (name: string): Promise<Tokens> =>
  fromDesk('/tokens', { role: 'customer', name, scopes: ofCustomers });
export const staff = (name: string, ...scopes: readonly string[]): Promise<Tokens> =>
  fromDesk('/tokens', { role: 'staff', name, scopes: [...ofCustomers, ...scopes] });
export const partner = (): Promise<{ readonly token: string }> => fromDesk('/partner-tokens', {});

let keys = 0;
/** Of this file's own: each is run in a world of its own. */
export const newKey = (): Readonly<Record<string, string>> => {
  keys += 1;
  return { 'idempotency-key': `cloud-${Date.now().toString(36)}-${keys}` };
};

/** Puts a product on the shelf. */
export const stock = async (sku: string, available: number): Promise<void> => {
  const { token } = await staff('stock-keeper', 'catalog:write', 'stock:write');
  const facts = { name: 'Mug', unitAmount: 850, currency: 'EUR', taxCategory: 'standard', requiresShipping: true };
  const put = await ask(`/v1/products/${sku}`, { method: 'PUT', token, body: facts });
  const counted = await ask(`/v1/products/${sku}/stock/adjustments`, {
    ...{ method: 'POST', token, headers: newKey() },
    body: { delta: available, reason: 'delivery' },
  });
  if (put.status !== 201 || counted.status !== 200)
    throw new Error(`the shelf was refused: ${put.body}${counted.body}`);
};

/** A command, under a key of its own. */
export const post = (
  token: string,
  path: string,
  body: unknown = {},
  headers: Asked['headers'] = {},
): Promise<Answered> => ask(path, { method: 'POST', token, headers: { ...newKey(), ...headers }, body });

export const place = (token: string, sku: string, more: Readonly<Record<string, unknown>> = {}): Promise<Answered> =>
  post(token, '/v1/orders', { currency: 'EUR', lines: [{ sku, quantity: 1 }], ...more });

import createClient, { type Client, type Middleware } from 'openapi-fetch';
import { type RetryOptions, retrying } from './retrying.js';
import type { components, paths } from './schema.js';

/**
 * A client of the order service, typed by its contract.
 *
 * ```ts
 * const orders = createOrdersClient({ baseUrl: 'https://orders.example', token: () => session.accessToken });
 * const { data, error } = await orders.POST('/v1/orders', { body: { currency: 'EUR', lines: [{ sku: 'MUG', quantity: 1 }] } });
 * if (error?.code === 'out-of-stock') console.log(error.lines);
 * ```
 *
 * A refusal is a value: `error` is the problem document, and its `code` one of those that this operation may give. What
 * is thrown is that nobody answered.
 */

type Schemas = components['schemas'];
export type Order = Schemas['Order'];
export type Product = Schemas['Product'];

type AnyProblem = Schemas['Problem'];
/** The schemas of one code each: `OutOfStockProblem`. */
type NamedProblem = Schemas[Exclude<Extract<keyof Schemas, `${string}Problem`>, 'Problem'>];
type ProblemWith<Code extends AnyProblem['code']> = [Extract<NamedProblem, { code: Code }>] extends [never]
  ? AnyProblem & { code: Code }
  : Extract<NamedProblem, { code: Code }>;

/** The problem document of every code, with the members of this code: `Problems['out-of-stock']['lines']`. */
export type Problems = { [Code in AnyProblem['code']]: ProblemWith<Code> };
export type ProblemCode = keyof Problems;
export type ProblemOf<Code extends ProblemCode> = Problems[Code];
/** Any refusal. Its `code` decides which. */
export type Problem = Problems[ProblemCode];

type Key = { readonly 'Idempotency-Key': string };
type WithoutKey<Header> = Omit<Header, keyof Key> & Partial<Key>;
/** The client makes a key where none is given, so its operations do not ask for one. */
type KeyMayBeLeftOut<Operation> = Operation extends { parameters: infer Parameters extends { header: Key } }
  ? Omit<Operation, 'parameters'> & {
      parameters: Omit<Parameters, 'header'> & { header?: WithoutKey<Parameters['header']> };
    }
  : Operation;
type Paths = {
  [Path in keyof paths]: { [Member in keyof paths[Path]]: KeyMayBeLeftOut<paths[Path][Member]> };
};

export type OrdersClient = Client<Paths>;

export type OrdersClientOptions = RetryOptions & {
  /** Where the service is, without `/v1`. */
  readonly baseUrl: string;
  /** Gives the access token; asked before every call. Without it only public operations succeed. */
  readonly token?: () => string | undefined | Promise<string | undefined>;
};

/** Every POST has a key, so that it can be repeated; one that changes nothing does not listen to it. */
const signed = ({ token }: OrdersClientOptions): Middleware => ({
  onRequest: async ({ request }) => {
    const bearer = await token?.();
    if (bearer !== undefined && !request.headers.has('authorization'))
      request.headers.set('authorization', `Bearer ${bearer}`);
    if (request.method === 'POST' && !request.headers.has('idempotency-key'))
      request.headers.set('idempotency-key', crypto.randomUUID());
    return request;
  },
});

/** Calls by path, as in the contract: `orders.GET('/v1/orders/{orderId}', { params: { path: { orderId } } })`. */
export const createOrdersClient = (options: OrdersClientOptions): OrdersClient => {
  const client = createClient<Paths>({ baseUrl: options.baseUrl, fetch: retrying(options) });
  client.use(signed(options));
  return client;
};

export {
  verifyWebhook,
  type WebhookEvent,
  type WebhookEventOf,
  type WebhookEventType,
  type WebhookFault,
  type WebhookHeaders,
  type WebhookToVerify,
  WebhookVerificationError,
} from './webhooks.js';

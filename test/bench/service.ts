import type { Operation } from '#adapters/http/operation';
import { placeOrderOperation } from '#adapters/http/operations/orders/place-order';
import { getOrderOperation } from '#adapters/http/operations/orders/reading/get-order';
import { listOrdersOperation } from '#adapters/http/operations/orders/reading/list-orders';
import { payOrderOperation } from '#adapters/http/operations/payments/pay-order';
import type { GatewayResult } from '#adapters/lambda/handler';
import { createMemoryPorts } from '#adapters/memory/ports';
import { emptyStore } from '#adapters/memory/store';
import { systemClock } from '#adapters/system/clock';
import type { PortFactories, StoredPort } from '#application/ports';
import type { Configuration } from '#infrastructure/configuration';
import { localPorts } from '#infrastructure/local/ports';
import { jsonLine, logTo } from '#infrastructure/log';
import { createService } from '#infrastructure/service';
import { cart, shopper } from '#test/bench/shop';
import { pageOf } from '#test/builders/payments/simulator';
import { memoryOutside } from '#test/builders/ports/outside';
import { shippedSettings } from '#test/builders/shop';
import { eventV2 } from '#test/http/support/gateway-events';
import { clientId, createIssuer, issuerName } from '#test/http/support/issuer';

export const configuration: Configuration = {
  table: 'orders',
  endpoint: undefined,
  region: undefined,
  tagSecrets: [{ from: 0, secret: 'a secret for benchmarks' }],
  shards: [{ from: 0, shards: 1 }],
  cursorSecret: 'a secret for benchmarks',
  providerEventSecrets: [],
  paymentReturnUrl: null,
  tokens: { issuer: issuerName, clients: [clientId], scopePrefix: '', staffGroup: 'staff' },
  isClosed: false,
  corsOrigins: [],
  settings: shippedSettings,
  metricsNamespace: 'tests',
  bus: 'tests',
  mailSender: 'shop@example.com',
};

export type Service = {
  /** The id of the placed order. */
  readonly place: () => Promise<string>;
  /** Pays a placed order, with a provider in this process's memory. */
  readonly pay: (id: string) => Promise<GatewayResult>;
  readonly get: (id: string) => Promise<GatewayResult>;
  readonly list: (limit: number) => Promise<GatewayResult>;
  readonly listOfShop: (limit: number) => Promise<GatewayResult>;
};

let requests = 0;

const accepted = (result: GatewayResult): GatewayResult => {
  if (result.statusCode >= 300) throw new Error(`what is measured was refused: ${result.statusCode} ${result.body}`);
  return result;
};

/**
 * The service as it is deployed, but for the provider's payments, which are kept in memory: a handler for each operation, asked with API Gateway's events, tokens signed with
 * RS256 as Cognito signs them, and a line of log for each request, which is written nowhere.
 */
export const serviceOver = async (table: PortFactories<StoredPort>): Promise<Service> => {
  const { simulatedPayments } = createMemoryPorts(emptyStore(systemClock));
  const stored = { ...table, simulatedPayments: () => simulatedPayments };
  const issuer = await createIssuer('RS256');
  const ports = localPorts({
    configuration,
    stored,
    metrics: { count: () => undefined },
    clock: systemClock,
    pageOf,
    ...memoryOutside().ports,
  });
  const handlerOf = (operation: Operation) =>
    createService({
      configuration,
      ports,
      operations: [operation],
      keys: issuer.keys,
      asset: () => undefined,
      observe: logTo(() => undefined, 'info', jsonLine),
    });
  const [placing, paying] = [handlerOf(placeOrderOperation), handlerOf(payOrderOperation)];
  const [getting, listing] = [handlerOf(getOrderOperation), handlerOf(listOrdersOperation)];
  const customer = `Bearer ${await issuer.customer(shopper)}`;
  const staff = `Bearer ${await issuer.staff('op_1')}`;

  const sent = (method: string, path: string, authorization = customer) => {
    requests += 1;
    const headers = { authorization, accept: 'application/json', 'user-agent': 'bench', 'accept-encoding': 'gzip' };
    return { method, path, headers, body: undefined, requestId: `request-${requests}` };
  };
  const command = (path: string, body: unknown) => {
    const asked = sent('POST', path);
    const own = { 'content-type': 'application/json', 'idempotency-key': `${asked.requestId}-${process.pid}` };
    return eventV2({ ...asked, headers: { ...asked.headers, ...own }, body: Buffer.from(JSON.stringify(body)) });
  };
  return {
    place: async () => {
      const { body } = accepted(await placing(command('/v1/orders', cart)));
      return /"id":"([^"]+)"/.exec(body)?.[1] ?? '';
    },
    pay: async (id) => accepted(await paying(command(`/v1/orders/${id}/payments`, { method: 'tok_ok' }))),
    get: async (id) => accepted(await getting(eventV2(sent('GET', `/v1/orders/${id}`)))),
    list: async (limit) => accepted(await listing(eventV2(sent('GET', `/v1/orders?limit=${limit}`)))),
    listOfShop: async (limit) =>
      accepted(await listing(eventV2(sent('GET', `/v1/orders?status=pending&limit=${limit}`, staff)))),
  };
};

import type { Operation, UseCaseOperation } from '#adapters/http/operation';
import { operations } from '#adapters/http/operations/registry';
import { inside, isRemote } from '#test/http/remote/inside';
import type { Answer, Call, TestService } from '#test/http/support/service';
import { prerequisites } from '../../../scripts/contract/prerequisites';

export const useCaseOperations: readonly UseCaseOperation[] = operations.filter(
  (operation) => operation.kind === 'use-case',
);
/** The operations whose sample anybody can send: of the others a provider signs the body. */
export const unsigned = useCaseOperations.filter(({ request }) => request.unread === undefined);
/** The operations that read their body as JSON. */
export const withBody = useCaseOperations.filter(
  ({ request }) => request.body !== undefined && request.unread === undefined,
);
export const secured = useCaseOperations.filter(({ access }) => access !== 'public');
export const withKey = useCaseOperations.filter(({ commandHeaders }) => commandHeaders?.idempotencyKey === 'required');
export const withIfMatch = useCaseOperations.filter(
  ({ commandHeaders }) => (commandHeaders?.ifMatch ?? 'none') !== 'none',
);
export const withCursor = useCaseOperations.filter(({ request }) => request.cursor !== undefined);

/** Rows for `test.each`, named by the operation. */
export const named = <Each extends Operation>(some: readonly Each[]): readonly (readonly [string, Each])[] =>
  some.map((operation) => [operation.id, operation]);

let keys = 0;
export const newKey = (): string => {
  keys += 1;
  return `key-${keys}`;
};

const parameterExamples = (operation: Operation): Readonly<Record<string, string>> => {
  if (operation.kind === 'page')
    return operation.parameter === undefined ? {} : { [operation.parameter.name]: operation.parameter.example };
  return Object.fromEntries(Object.entries(operation.request.path ?? {}).map(([name, { example }]) => [name, example]));
};

/** A request from the examples of an operation. It succeeds for staff, on these existing resources. */
export const sampleOf = (operation: Operation, known: Readonly<Record<string, string>> = {}): Call => {
  const values = { ...parameterExamples(operation), ...known };
  const commandHeaders = operation.kind === 'use-case' ? operation.commandHeaders : undefined;
  return {
    method: operation.method,
    path: operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? ''),
    headers: {
      ...(commandHeaders?.idempotencyKey === 'required' ? { 'idempotency-key': newKey() } : {}),
      ...(commandHeaders?.ifMatch === 'required' ? { 'if-match': '*' } : {}),
    },
    ...(operation.kind === 'use-case' && operation.request.body !== undefined
      ? { body: operation.request.example }
      : {}),
  };
};

export const cart = {
  currency: 'EUR',
  lines: [
    { sku: 'TEE-M', quantity: 3 },
    { sku: 'MUG', quantity: 1 },
  ],
};

export const quoting = (body: unknown, headers: Readonly<Record<string, string>> = {}): Call => ({
  method: 'POST',
  path: '/v1/quotes',
  token: null,
  headers,
  body,
});

export const placing = (token: string, body: unknown = cart, headers: Readonly<Record<string, string>> = {}): Call => ({
  method: 'POST',
  path: '/v1/orders',
  token,
  headers: { 'idempotency-key': newKey(), ...headers },
  body,
});

export const canceling = (
  token: string,
  id: string,
  body: unknown = { reason: 'changed my mind' },
  headers: Readonly<Record<string, string>> = {},
): Call => ({
  method: 'POST',
  path: `/v1/orders/${id}/cancel`,
  token,
  headers: { 'idempotency-key': newKey(), ...headers },
  body,
});

/** The id of a new order. */
export const givenOrder = async (service: TestService, token: string, body: unknown = cart): Promise<string> => {
  const placed = await service.call(placing(token, body));
  if (placed.status !== 201) throw new Error(`the test's order was refused: ${placed.body}`);
  return String(placed.json.id);
};

export const operationOf = (id: string): UseCaseOperation => {
  const found = useCaseOperations.find((operation) => operation.id === id);
  if (found === undefined) throw new Error(`there is no operation ${id}`);
  return found;
};

/** The commands that a placed order needs before an operation on it can succeed. */
const before = (id: string): readonly string[] =>
  (prerequisites[id] ?? []).filter((each) => operationOf(each).path.includes('{orderId}'));

/** Sends the commands that an order needs before the operation's sample succeeds on it. */
export const prepareFor = async (service: TestService, { id }: Operation, orderId: string): Promise<void> => {
  for (const needed of before(id)) {
    const first = operationOf(needed);
    const done = await service.call(sampleOf(first, { orderId }));
    if (done.status !== 200)
      throw new Error(
        `${first.id} before ${id} was refused: correct the line ${id} in scripts/contract/prerequisites.ts. ${done.body}`,
      );
  }
};

/** Expects that the sample of an operation succeeded; otherwise says what it lacks. */
export const expectSampleDone = ({ id }: Operation, { status, body }: Answer): void => {
  if (status < 300) return;
  throw new Error(
    `The example of ${id} is answered with ${status}, and has to succeed for staff on a new order, TEE-M or WELCOME10. ` +
      'Correct `example` in its operation, or name the commands that an order needs before it in ' +
      `scripts/contract/prerequisites.ts, such as ${id}: ['placeOrder', 'confirmOrder']. ${body}`,
  );
};

/** The name servers of a remote service know no host of the examples, so it refuses every address of an endpoint. */
export const isPossible = ({ id, path }: Operation): boolean =>
  !isRemote || !(id === 'createWebhookEndpoint' || path.includes('{endpointId}'));

/** The id of a new endpoint of webhooks. */
export const givenEndpoint = async (service: TestService): Promise<string> => {
  const create = operationOf('createWebhookEndpoint');
  const answer = await service.call(sampleOf(create));
  expectSampleDone(create, answer);
  return String(answer.json.id);
};

/** The id of a new delivery to an endpoint: of a test event. */
export const givenDelivery = async (service: TestService, endpointId: string): Promise<string> => {
  const send = operationOf('sendTestWebhook');
  const answer = await service.call(sampleOf(send, { endpointId }));
  expectSampleDone(send, answer);
  return String(answer.json.id);
};

/** The id of a customer with a record. */
const givenCustomer = async (service: TestService): Promise<string> => {
  const put = operationOf('putCustomer');
  const answer = await service.call(sampleOf(put));
  expectSampleDone(put, answer);
  return String(answer.json.customerId);
};

/** The resources on which the operation's sample succeeds: a customer, an endpoint of its own and a delivery to it, or else an order. */
export const knownFor = async (
  service: TestService,
  operation: Operation,
  body: unknown = cart,
): Promise<Readonly<Record<string, string>>> => {
  if (!isPossible(operation)) inside('an endpoint whose host is known');
  const { path } = operation;
  if (path.includes('{customerId}')) return { customerId: await givenCustomer(service) };
  const endpointId = path.includes('{endpointId}') ? await givenEndpoint(service) : undefined;
  return {
    ...(endpointId === undefined ? {} : { endpointId }),
    ...(endpointId !== undefined && path.includes('{deliveryId}')
      ? { deliveryId: await givenDelivery(service, endpointId) }
      : {}),
    ...(endpointId === undefined || path.includes('{orderId}')
      ? { orderId: await givenOrderFor(service, operation, body) }
      : {}),
  };
};

/** The id of an order on which the operation's sample succeeds. */
export const givenOrderFor = async (
  service: TestService,
  operation: Operation,
  body: unknown = cart,
): Promise<string> => {
  const orderId = await givenOrder(service, service.tokens.ada, body);
  await prepareFor(service, operation, orderId);
  return orderId;
};

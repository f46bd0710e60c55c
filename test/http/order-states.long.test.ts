import { beforeAll, describe, expect, test } from '@jest/globals';
import type { UseCaseOperation } from '#adapters/http/operation';
import { accessOfCommands } from '#domain/access/order-commands';
import { mug, product } from '#test/builders/products';
import { inside } from '#test/http/remote/inside';
import { expectProblem, expectWellFormedProblem } from '#test/http/support/problems';
import {
  givenOrder,
  givenOrderFor,
  named,
  operationOf,
  sampleOf,
  useCaseOperations,
  withIfMatch,
} from '#test/http/support/samples';
import { type Answer, inMemory, startService, type TestService } from '#test/http/support/service';
import { untoldCommands } from '#test/http/support/untold-commands';

/** Sends every command on an order, from the table of operations, to orders in every state. */

const commands = useCaseOperations.filter(
  ({ method, request, commandHeaders }) =>
    method !== 'GET' && commandHeaders !== undefined && 'orderId' in (request.path ?? {}),
);

/** The commands that lead to each state. */
const states: Readonly<Record<string, readonly string[]>> = {
  new: [],
  held: ['placeHold'],
  canceled: ['cancelOrder'],
  authorized: ['payOrder'],
  'authorized and held': ['payOrder', 'placeHold'],
  captured: ['payOrder', 'capturePayment'],
  refunded: ['payOrder', 'capturePayment', 'refundPayment'],
  packed: ['confirmOrder', 'fulfillOrder'],
  shipped: ['confirmOrder', 'fulfillOrder', 'shipFulfillment'],
  'shipped and held': ['confirmOrder', 'fulfillOrder', 'shipFulfillment', 'placeHold'],
  'to be returned': ['confirmOrder', 'fulfillOrder', 'shipFulfillment', 'requestReturn'],
  completed: ['confirmOrder', 'completeOrder'],
};

let service: TestService;
beforeAll(async () => {
  service = await startService(inMemory, {
    products: [product({ available: 10_000 }), mug({ available: 10_000 })],
  });
});

const givenState = async (names: readonly string[]): Promise<string> => {
  const orderId = await givenOrder(service, service.tokens.ada);
  for (const name of names) {
    const done = await service.call(sampleOf(operationOf(name), { orderId }));
    if (done.status !== 200) throw new Error(`${name} was refused: ${done.body}`);
  }
  return orderId;
};

const read = (orderId: string): Promise<Answer> => service.call({ path: `/v1/orders/${orderId}` });

/** A refusal changes nothing. No sample declines a payment: a decline is recorded (money.md C8). */
const expectUnchanged = async (answer: Answer, before: Answer, orderId: string): Promise<void> => {
  expectWellFormedProblem(answer);
  expect(answer.status).toBeLessThan(500);
  const after = await read(orderId);
  expect([after.status, after.body]).toEqual([before.status, before.body]);
};

/** These answer without a change. */
const changesNothing = ['quoteRefund'];

const expectChanged = async ({ id }: UseCaseOperation, before: Answer, orderId: string): Promise<void> => {
  const after = await read(orderId);
  if (id === 'deleteOrder') expect(after.status).toBe(404);
  else if (changesNothing.includes(id)) expect(after.body).toBe(before.body);
  else if (after.json.version === before.json.version)
    throw new Error(
      `the example of ${id} succeeds and changes nothing. Give it an \`example\` that changes an order in every state, or, ` +
        'if it never writes, name it in `changesNothing` of test/http/order-states.long.test.ts',
    );
};

type Action = { readonly operation: string; readonly allowed: boolean; readonly code: string | null };

/** What `listOrderActions` says of the sample of a command: the entry about its part of the order, if it has one. */
const actionFor = async ({ id, request }: UseCaseOperation, orderId: string): Promise<Action | undefined> => {
  const { json } = await service.call({ path: `/v1/orders/${orderId}/actions` });
  const parts = Object.entries(request.path ?? {}).filter(([name]) => name !== 'orderId');
  return (json.actions as readonly (Action & Readonly<Record<string, unknown>>)[]).find(
    (action) => action.operation === id && parts.every(([name, { example }]) => action[name] === example),
  );
};

type Line = { readonly id: string; readonly quantity: { ordered: number; canceled: number; fulfilled: number } };

/** The samples of these ask for units that may be in a parcel already. */
const askForOpenUnits = ['cancelOrder', 'fulfillOrder'];

/** Sends the sample of a command; if it asks for units, and some are open, for these. */
const send = (command: UseCaseOperation, { json }: Answer, orderId: string): Promise<Answer> => {
  const sample = sampleOf(command, { orderId });
  const open = (json.lines as readonly Line[])
    .map(({ id, quantity: { ordered, canceled, fulfilled } }) => ({
      lineId: id,
      quantity: ordered - canceled - fulfilled,
    }))
    .filter(({ quantity }) => quantity > 0);
  const isFitted = askForOpenUnits.includes(command.id) && open.length > 0;
  return service.call(isFitted ? { ...sample, body: { ...(sample.body as object), lines: open } } : sample);
};

/** A command about a part that the order does not have is no action. */
const expectForetold = (action: Action | undefined, { status, json }: Answer): void => {
  if (action === undefined) expect(json.code).toMatch(/-not-found$/);
  else if (action.allowed) expect([status < 300, action.code]).toEqual([true, null]);
  else expect([status < 300, json.code]).toEqual([false, action.code]);
};

const actions = commands.filter(({ id }) => !Object.hasOwn(untoldCommands, id));

/**
 * A new command needs a row in src/domain/access/order-commands.ts and one in src/domain/orders/actions.ts, or a reason in
 * test/http/support/untold-commands.ts.
 */
test('the actions of an order are all commands on one, with the access of their operations', () => {
  const declared = Object.fromEntries(actions.map(({ id, access }) => [id, access]));
  expect(accessOfCommands).toEqual(declared);
});

describe.each(Object.entries(states))('an order that is %s', (_, names) => {
  test.each(named(commands))('%s changes it or refuses, and then nothing has changed', async (__, command) => {
    inside('every state of an order');
    const orderId = await givenState(names);
    const before = await read(orderId);
    const action = await actionFor(command, orderId);
    const answer = await send(command, before, orderId);
    if (actions.includes(command)) expectForetold(action, answer);
    if (answer.status >= 300) return expectUnchanged(answer, before, orderId);
    await expectChanged(command, before, orderId);
  });
});

const given = async (command: UseCaseOperation) => {
  inside('every state of an order');
  const orderId = await givenOrderFor(service, command);
  return { orderId, before: await read(orderId) };
};

test.each(named(commands.filter((command) => withIfMatch.includes(command))))(
  '%s refuses another version, and nothing has changed',
  async (_, command) => {
    const { orderId, before } = await given(command);
    const sample = sampleOf(command, { orderId });
    const answer = await service.call({ ...sample, headers: { ...sample.headers, 'if-match': '"99"' } });
    await expectUnchanged(answer, before, orderId);
    expectProblem(answer, { status: 412, code: 'version-mismatch' });
    expect(answer.json.currentVersion).toBe(before.json.version);
  },
);

/** The parameters of a path within the order, each with the id of a part that no order has. */
const partsOf = ({ request }: UseCaseOperation): readonly (readonly [string, string])[] =>
  Object.entries(request.path ?? {})
    .filter(([name]) => name !== 'orderId')
    .map(([name, { example }]) => [name, example.replace(/\d+$/, '77')]);

test.each(
  commands.flatMap((command) => partsOf(command).map(([name, id]) => [command.id, id, name, command] as const)),
)('%s refuses the unknown part %s, and nothing has changed', async (_, id, name, command) => {
  const { orderId, before } = await given(command);
  const answer = await service.call(sampleOf(command, { orderId, [name]: id }));
  await expectUnchanged(answer, before, orderId);
  expect([answer.status, answer.json.code]).toEqual([404, expect.stringMatching(/-not-found$/)]);
});

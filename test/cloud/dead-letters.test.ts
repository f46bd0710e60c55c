import { AddPermissionCommand, GetPolicyCommand, LambdaClient, RemovePermissionCommand } from '@aws-sdk/client-lambda';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Listener, listen, putAgain } from '#test/cloud/support/bus';
import { customer, place, post, stackName, staff, stock } from '#test/cloud/support/deployment';
import { eventually } from '#test/cloud/support/eventually';
import { without } from '#test/cloud/support/functions';
import { linesOf } from '#test/cloud/support/logs';
import { lettersAbout } from '#test/cloud/support/mailbox';
import { holdStream, publisher } from '#test/cloud/support/mapping';
import { queueUrl, waitingIn } from '#test/cloud/support/queues';
import { redrive } from '#test/cloud/support/redrive';

const sku = 'CLOUD-DEAD-LETTERS';
const notifier = `${stackName}-notify-customer`;
const lambda = new LambdaClient({});

let listener: Listener;
let unsent: string;
let unpublished: string;
beforeAll(async () => {
  const queues = Promise.all([queueUrl('unsent'), queueUrl('unpublished')]);
  [listener, [unsent, unpublished]] = await Promise.all([listen('cloud-dead-letters'), queues, stock(sku, 10)]);
});
afterAll(() => listener.stop());

let repair: () => Promise<unknown> = async () => {};
afterEach(() => repair());

const outcomesOf = async (eventId: string) => (await linesOf(notifier, eventId)).map(({ outcome }) => outcome);

/** An order with an email address, whose placement has its letter. */
const placed = async (): Promise<string> => {
  const { token } = await customer('ada');
  const { json } = await place(token, sku, { email: 'ada@customer.example' });
  const isTold = (outcomes: readonly unknown[]) => outcomes.length > 0;
  expect(await eventually(() => outcomesOf(`${json.id}:1`), isTold)).toEqual(['sent']);
  return json.id;
};

/** Confirms the order. Returns it with the event. */
const confirmed = async (id: string) => {
  const clerk = await staff('clerk');
  expect((await post(clerk.token, `/v1/orders/${id}/confirm`)).status).toBe(200);
  const events = await listener.ofOrder(id, 'order.confirmed');
  const event = events.find(({ type }) => type === 'order.confirmed');
  if (event === undefined) throw new Error('The bus got no order.confirmed event.');
  return { id, event };
};

const confirmations = async (id: string) =>
  (await lettersAbout(id)).filter(({ Subject }) => Subject === `Order ${id} is confirmed`);

const waiting = (url: string) =>
  eventually(
    () => waitingIn(url),
    (messages) => messages.length > 0,
  );

/** A redrive empties the queue and sends one letter; a second delivery of the event sends none. */
const expectSentOnce = async ({ id, event }: Awaited<ReturnType<typeof confirmed>>) => {
  expect(await redrive('unsent')).toEqual({ code: 0, output: 'unsent: 1 handled, 0 left\n' });
  expect(await waitingIn(unsent)).toEqual([]);
  expect(await confirmations(id)).toHaveLength(1);
  await putAgain(event);
  expect(
    (
      await eventually(
        () => outcomesOf(event.id),
        (lines) => lines.length > 1,
      )
    ).toSorted(),
  ).toEqual(['already-tried', 'sent']);
  expect(await confirmations(id)).toHaveLength(1);
};

describe('an event that notifyCustomer', () => {
  test('fails over is kept by Lambda, and its letter is sent after a repair', async () => {
    const id = await placed();
    repair = await without(notifier, 'MAIL_SENDER');
    const order = await confirmed(id);
    const [message, ...others] = await waiting(unsent);
    const failure = JSON.parse(message?.Body ?? '');
    expect(others).toEqual([]);
    expect(failure).toMatchObject({ 'detail-type': 'order.confirmed', detail: order.event });
    expect(await confirmations(order.id)).toEqual([]);

    const early = await redrive('unsent');
    expect([early.code, early.output]).toEqual([
      1,
      expect.stringMatching(/failed again[\s\S]*unsent: 0 handled, 1 left/),
    ]);
    await repair();
    await expectSentOnce(order);
  });

  test('cannot be delivered by the rule is kept by the rule, and its letter is sent after a repair', async () => {
    const id = await placed();
    const { Policy = '' } = await lambda.send(new GetPolicyCommand({ FunctionName: notifier, Qualifier: 'live' }));
    const [statement, ...others] = JSON.parse(Policy).Statement;
    expect(others).toEqual([]);
    const statementKey = { FunctionName: notifier, Qualifier: 'live', StatementId: statement.Sid };
    const permission = {
      ...{ ...statementKey, Action: statement.Action, Principal: statement.Principal.Service },
      SourceArn: Object.values<Record<string, string>>(statement.Condition)[0]?.['AWS:SourceArn'],
    };
    await lambda.send(new RemovePermissionCommand(statementKey));
    repair = () => lambda.send(new AddPermissionCommand(permission)).catch(() => {});
    const order = await confirmed(id);
    const [message, ...more] = await waiting(unsent);
    expect(more).toEqual([]);
    expect(JSON.parse(message?.Body ?? '')).toMatchObject({ source: 'order-service', detail: order.event });
    expect(message?.MessageAttributes?.ERROR_CODE?.StringValue).toBe('NO_PERMISSIONS');
    expect(await outcomesOf(order.event.id)).toEqual([]);

    await repair();
    await expectSentOnce(order);
  });
});

test('changes that publishChanges fails over are kept, and published after a repair', async () => {
  const stream = await holdStream();
  const restoreVariable = await without(publisher, 'EVENT_BUS_NAME');
  repair = async () => {
    await restoreVariable();
    await stream.restore();
  };
  const { token } = await customer('ada');
  const orders = [await place(token, sku), await place(token, sku)];
  await stream.release(0);
  // Batches are halved until each record is alone: two orders, and two changes of stock.
  const isAll = (messages: readonly unknown[]) => messages.length >= 4;
  expect(await eventually(() => waitingIn(unpublished), isAll)).toHaveLength(4);
  await repair();
  expect(await redrive('unpublished')).toEqual({ code: 0, output: 'unpublished: 4 handled, 0 left\n' });
  for (const { json } of orders)
    expect((await listener.ofOrder(json.id, 'order.placed')).map(({ type }) => type)).toEqual(['order.placed']);
  expect(await waitingIn(unpublished)).toEqual([]);
});

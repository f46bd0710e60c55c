import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import Stripe from 'stripe';
import { stripeEventTypes } from '#adapters/payments/stripe/provider-events';
import { Unavailable } from '#application/ports';
import { days } from '#domain/instant';
import { stripeOfFile } from '#test/adapters/payments/stripe/world';
import { authorization } from '#test/builders/payments/simulator';

const newAccount = stripeOfFile();
type Account = ReturnType<typeof newAccount>;
const { orderId, paymentId } = authorization();
const ids = { orderId, paymentId };

/** What the adapter reads in the webhooks that Stripe has sent. */
const told = async ({ webhooks, providerEvents }: Account) => {
  const all = [];
  for (const signed of webhooks()) all.push(await providerEvents.read(signed));
  return all;
};

const paid = async (account: Account, method: string, captures: boolean) => {
  const outcome = await account.payments.do(authorization({ method, captures }));
  return 'reference' in outcome ? outcome.reference : null;
};

const sent = (account: Account, type: string, object: unknown) =>
  account.providerEvents.read(account.provider.sign(JSON.stringify({ type, data: { object } }), 'new'));

describe('events of Stripe', () => {
  test('a payment with 3-D Secure tells its action and its success', async () => {
    const account = newAccount();
    await paid(account, 'tok_requires_action', false);
    await account.provider.act(ids);
    expect(await told(account)).toMatchObject([
      { kind: 'outcome', operationId: 'op_1', outcome: { state: 'requires-action' } },
      { kind: 'outcome', operationId: 'op_1', outcome: { state: 'succeeded', amount: 7541, capture: null } },
    ]);
  });

  test('the event of a success says as much as the answer to the call', async () => {
    const account = newAccount();
    const outcome = await account.payments.do(authorization({ method: 'tok_multi_capture' }));
    expect(await told(account)).toEqual([
      { provider: 'stripe', ...ids, kind: 'outcome', operationId: 'op_1', outcome },
    ]);
  });

  test('P5: a slow payment tells that it is under way, and a day later that it failed', async () => {
    const account = newAccount();
    await paid(account, 'tok_processing_fails', true);
    account.clock.advance(days(1));
    expect(await told(account)).toMatchObject([
      { outcome: { state: 'processing' } },
      { outcome: { state: 'failed', reason: 'insufficient-funds' } },
    ]);
    expect(account.shop.seen.at(-1)?.path).toMatch(/cancel$/);
  });

  test('C5: an authorization lapses, told twice', async () => {
    const account = newAccount();
    await paid(account, 'tok_ok', false);
    account.clock.advance(days(8));
    const lapse = { provider: 'stripe', ...ids, kind: 'lapse', amount: 7541 };
    expect((await told(account)).slice(1)).toEqual([lapse, lapse]);
  });

  test('a void by this service is no event, a cancellation in the dashboard is a lapse', async () => {
    const voided = newAccount();
    const reference = await paid(voided, 'tok_ok', false);
    await voided.payments.do(authorization({ type: 'void', operationId: 'op_2', reference }));
    expect((await told(voided)).slice(1)).toEqual(['foreign']);

    const canceled = newAccount();
    await paid(canceled, 'tok_ok', false);
    canceled.shop.account.cancelThere(ids);
    expect((await told(canceled)).slice(1)).toMatchObject([{ kind: 'lapse', amount: 7541 }]);
  });

  test('V4: a refund of the dashboard names no operation, one of this service does', async () => {
    const account = newAccount();
    const reference = await paid(account, 'tok_ok', true);
    account.shop.account.refundThere(ids, 500);
    await account.payments.do(authorization({ type: 'refund', operationId: 'op_3', amount: 1000, reference }));
    expect((await told(account)).slice(1)).toMatchObject([
      { kind: 'refund', id: expect.stringMatching(/^re_/), state: 'succeeded', amount: 500, currency: 'EUR' },
      { kind: 'outcome', operationId: 'op_3', outcome: { state: 'succeeded', amount: 1000 } },
    ]);
  });

  test('R6: a refund of this service that the bank sends back is a failed operation', async () => {
    const account = newAccount();
    const reference = await paid(account, 'tok_refund_fails_late', true);
    await account.payments.do(authorization({ type: 'refund', operationId: 'op_3', amount: 1000, reference }));
    account.clock.advance(days(1));
    expect((await told(account)).at(-1)).toMatchObject({
      kind: 'outcome',
      operationId: 'op_3',
      outcome: { state: 'failed', reason: 'generic' },
    });
  });

  test('V5: a dispute has no ids of ours, so its payment is read; without an answer of Stripe it is asked again', async () => {
    const account = newAccount();
    await paid(account, 'tok_disputed', true);
    account.clock.advance(days(1));
    const event = account.webhooks().at(-1);
    if (event === undefined) throw new Error('Stripe tells of the dispute');
    expect(await account.providerEvents.read(event)).toMatchObject({
      ...ids,
      kind: 'dispute',
      state: 'open',
      amount: 7541,
    });
    const { handle } = account.shop.account;
    Object.assign(account.shop.account, { handle: () => ({ status: 500, body: {} }) });
    await expect(account.providerEvents.read(event)).rejects.toThrow(Unavailable);
    Object.assign(account.shop.account, { handle });
  });

  test('what a void or a last capture gives back of an authorization is no refund', async () => {
    const account = newAccount();
    const reference = await paid(account, 'tok_ok', false);
    const released = { id: 're_1', payment_intent: reference, metadata: {}, status: 'succeeded', amount: 2031 };
    expect(await sent(account, 'refund.created', { ...released, currency: 'eur', balance_transaction: null })).toBe(
      'foreign',
    );
  });

  test('objects of other applications, inquiries, other types and other forms are foreign', async () => {
    const account = newAccount();
    account.shop.account.put('pi_other', { order_id: '6735' }, 100, 'eur');
    account.shop.account.put(
      'pi_ours',
      { order_id: ids.orderId, payment_id: 'pay_1', operation_id: 'op_1' },
      100,
      'eur',
    );
    const dispute = { id: 'dp_1', payment_intent: 'pi_other', status: 'needs_response', amount: 100, currency: 'eur' };
    const inquiry = { ...dispute, payment_intent: 'pi_ours', status: 'warning_needs_response' };
    expect(await sent(account, 'charge.dispute.created', dispute)).toBe('foreign');
    expect(await sent(account, 'charge.dispute.created', { ...dispute, payment_intent: 'pi_unknown' })).toBe('foreign');
    expect(await sent(account, 'charge.dispute.created', inquiry)).toBe('foreign');
    expect(await sent(account, 'charge.dispute.created', { id: 'dp_1' })).toBe('foreign');
    const charge = {
      id: 'ch_1',
      payment_intent: 'pi_other',
      metadata: {},
      amount: 1,
      amount_captured: 1,
      captured: true,
    };
    const unknown = { ...charge, currency: 'xts', payment_method_details: null };
    expect(await sent(account, 'charge.succeeded', unknown)).toBe('foreign');
    expect(await sent(account, 'charge.dispute.created', { ...dispute, currency: 'xts' })).toBe('foreign');
    expect(await sent(account, 'invoice.paid', {})).toBe('foreign');
    expect(await sent(account, 'toString', {})).toBe('foreign');
  });

  test('are those that docs/stripe.md tells to register, of the API version of the SDK', () => {
    const page = readFileSync(new URL('../../../../docs/stripe.md', import.meta.url), 'utf8');
    const listed = [...page.matchAll(/^\| (`[a-z_]+\.[^|]+)\|/gm)].flatMap(
      ([, cell = '']) => cell.match(/[a-z_.]{3,}/g) ?? [],
    );
    expect(listed.toSorted()).toEqual(Object.keys(stripeEventTypes).toSorted());
    expect(listed).toHaveLength(11);
    expect(page).toContain(`the API version \`${Stripe.API_VERSION}\``);
  });
});

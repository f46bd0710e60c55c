import { html } from '#adapters/http/page-style';
import type { PlainReply } from '#adapters/http/plain';
import { problemReply } from '#adapters/http/problem';
import { amountText } from '#adapters/notifications/letters/amount-text';
import { outcomeAt, type PageOf } from '#adapters/payments/outcome-at';
import type { Simulator } from '#adapters/payments/simulator';
import type { Clock, SimulatedPayment, SimulatedPaymentId, SimulatedPayments } from '#application/ports';
import { parseOrderId } from '#domain/orders/order-id';
import type { ProviderOutcome } from '#domain/payments/outcome';

/** The payment in the path of a page; undefined: it is the path of something else. */
export const paymentIn = (path: string): SimulatedPaymentId | undefined => {
  const [, order = '', payment] = /^\/dev\/payments\/([^/]+)\/pay_([1-9]\d{0,3})$/.exec(path) ?? [];
  const orderId = parseOrderId(order);
  return orderId === undefined ? undefined : { orderId, paymentId: `pay_${Number(payment)}` };
};

/** The customer's part of the payment simulator, and what it needs. */
export type Checkout = {
  readonly store: SimulatedPayments;
  readonly simulator: Pick<Simulator, 'act'>;
  readonly clock: Clock;
  readonly pageOf: PageOf;
  /** Tells the service of what happened. */
  readonly send: () => Promise<void>;
};

const buttons =
  '<form method="post"><button name="action" value="confirm">Confirm</button> <button name="action" value="decline">Decline</button></form>';

const meanings: Readonly<Record<ProviderOutcome['state'], string>> = {
  'requires-action': 'The payment waits for you.',
  processing: 'The payment is processed.',
  succeeded: 'You have confirmed the payment.',
  failed: 'The payment failed. Nothing is charged.',
};

const checkoutPage = (
  { orderId, currency }: SimulatedPayment,
  amount: number,
  state: ProviderOutcome['state'],
): string =>
  html(
    'Payment',
    `<main class="page"><code>Payment simulator</code><h1>${amountText(amount, currency, '.')}</h1><p>Order ${orderId}. No money moves.</p><p>${meanings[state]}</p>${state === 'requires-action' ? buttons : ''}<p><a href="/#/orders/${orderId}">Back to the shop</a></p></main>`,
    '<style>button{font:inherit;min-height:2.75rem;padding:.4rem 1rem}</style>',
  );

const notFound = (path: string, requestId: string): PlainReply =>
  problemReply('payment-not-found', 404, {}, { instance: path, requestId });

/** The page on which a customer confirms or declines a payment of the simulator. */
export const replyWithPayment = async (
  { store, clock, pageOf }: Checkout,
  id: SimulatedPaymentId,
  path: string,
  requestId: string,
): Promise<PlainReply> => {
  const payment = await store.find(id);
  const [first] = payment?.operations ?? [];
  const outcome = payment && first && outcomeAt(payment, first.operationId, clock.now(), pageOf);
  if (payment === undefined || outcome === undefined || first === undefined) return notFound(path, requestId);
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    },
    body: checkoutPage(payment, first.amount, outcome.state),
  };
};

/** Does what the customer chose on the page, tells the service, and shows the page again. */
export const actOnPayment = async (
  { simulator, store, send }: Checkout,
  id: SimulatedPaymentId,
  body: Uint8Array,
  path: string,
  requestId: string,
): Promise<PlainReply> => {
  const action = new URLSearchParams(Buffer.from(body).toString()).get('action');
  if (action !== 'confirm' && action !== 'decline') {
    const detail = 'must be confirm or decline, in a form';
    const errors = [{ pointer: '/action', code: 'not-allowed', detail }];
    return problemReply(
      'validation-failed',
      422,
      { detail: `/action: ${detail}.`, errors },
      { instance: path, requestId },
    );
  }
  if ((await store.find(id)) === undefined) return notFound(path, requestId);
  await simulator.act(id, action === 'confirm');
  await send();
  return { status: 303, headers: { location: path, 'cache-control': 'no-store' }, body: undefined };
};

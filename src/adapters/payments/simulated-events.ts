import * as z from 'zod/mini';
import { isSigned, signatureHeader } from '#adapters/payments/signature';
import { jsonIn } from '#adapters/payments/signed-json';
import type { Clock, ProviderEvents, SignedRequest } from '#application/ports';
import { type Country, parseCountry } from '#domain/country';
import { type Currency, parseCurrency } from '#domain/currency';
import type { Instant } from '#domain/instant';
import { type OrderId, parseOrderId } from '#domain/orders/order-id';
import { declineCodes, type OperationId, type PaymentId } from '#domain/payments/payment';
import type { ProviderEvent } from '#domain/payments/provider-event';

const header = 'simulator-signature';

const parsedBy = <Value>(parse: (text: string) => Value | undefined) =>
  z.pipe(
    z.string().check(
      z.maxLength(40),
      z.refine((text) => parse(text) !== undefined),
    ),
    z.transform((text) => parse(text) as Value),
  );

const numbered = <Id extends string>(form: RegExp) => parsedBy((text) => (form.test(text) ? (text as Id) : undefined));

const Amount = z.int().check(z.nonnegative());
const Reference = z.nullable(z.string().check(z.maxLength(255)));
const DeclineCode = z.enum(declineCodes);
const currency = parsedBy<Currency>(parseCurrency);
const country = parsedBy<Country>(parseCountry);

const CaptureOutcome = z.discriminatedUnion('state', [
  z.object({ state: z.literal('succeeded'), amount: Amount }),
  z.object({ state: z.literal('failed'), reason: DeclineCode }),
]);

const NextAction = z.discriminatedUnion('type', [
  z.object({ type: z.literal('provider'), clientSecret: z.string().check(z.maxLength(1_000)) }),
  z.object({ type: z.literal('redirect'), url: z.string().check(z.maxLength(1_000)) }),
]);

const Outcome = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('succeeded'),
    amount: Amount,
    currency,
    reference: Reference,
    authorizedUntil: z.nullable(z.int()),
    capturesMany: z.boolean(),
    capture: z.nullable(CaptureOutcome),
    cardCountry: z.optional(country),
  }),
  z.object({ state: z.literal('requires-action'), reference: Reference, action: NextAction }),
  z.object({ state: z.literal('processing'), reference: Reference }),
  z.object({ state: z.literal('failed'), reason: z.enum([...declineCodes, 'lapsed']) }),
]);

const ofPayment = {
  provider: z.literal('simulator'),
  orderId: parsedBy<OrderId>(parseOrderId),
  paymentId: numbered<PaymentId>(/^pay_[1-9]\d{0,3}$/),
};
const begun = { id: z.string().check(z.regex(/^[\w-]{1,64}$/)), amount: Amount, currency };

const Event = z.discriminatedUnion('kind', [
  z.object({
    ...ofPayment,
    kind: z.literal('outcome'),
    operationId: numbered<OperationId>(/^op_[1-9]\d{0,3}$/),
    outcome: Outcome,
  }),
  z.object({ ...ofPayment, kind: z.literal('lapse'), amount: Amount }),
  z.object({ ...ofPayment, kind: z.literal('dispute'), ...begun, state: z.enum(['open', 'won', 'lost']) }),
  z.object({ ...ofPayment, kind: z.literal('refund'), ...begun, state: z.enum(['succeeded', 'failed']) }),
]) satisfies z.ZodMiniType<ProviderEvent>;

/** The events of the payment simulator. During a rotation there are two secrets. Unknown fields are ignored. */
export const createSimulatedEvents = (secrets: readonly string[], clock: Clock): ProviderEvents => ({
  provider: 'simulator',
  read: async ({ headers, body }) => {
    if (!isSigned(headers[header], body, secrets, clock.now())) return 'signature-invalid';
    const event = Event.safeParse(jsonIn(body));
    return event.success ? event.data : 'foreign';
  },
});

/** A body as the simulator sends it. */
export const signedBody = (text: string, secret: string, at: Instant): SignedRequest => {
  const body = Buffer.from(text);
  return { headers: { 'content-type': 'application/json', [header]: signatureHeader(secret, body, at) }, body };
};

export const signedEvent = (event: ProviderEvent, secret: string, at: Instant): SignedRequest =>
  signedBody(JSON.stringify(event), secret, at);

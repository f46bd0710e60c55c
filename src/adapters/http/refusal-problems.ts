import type { FieldError, ProblemParts } from '#adapters/http/problem';
import { quoteBody, quoteOfOrderBody } from '#adapters/http/representations/orders/price';
import type { MembersOf } from '#adapters/http/representations/problem';
import { timestamp } from '#adapters/http/representations/timestamp';
import type { ProductNotFound } from '#application/catalog/find-product';
import type { DiscountNotFound } from '#application/catalog/get-discount';
import type { OutOfStock } from '#application/catalog/out-of-stock';
import type { CustomerNotFound } from '#application/customers/find-customer';
import type { NotesOfStaff } from '#application/customers/put-customer';
import type { EventsExpired } from '#application/events/list-events';
import type { VersionMismatch } from '#application/expectation';
import type { ExternalReferenceTaken, PriceChanged } from '#application/orders/place-order';
import type { VersionNotFound } from '#application/orders/reading/get-order';
import type { NotYours } from '#application/orders/reading/list-orders';
import type { ProviderUnavailable } from '#application/payments/change-with-calls';
import type { PaymentDeclined } from '#application/payments/declined';
import type { OrderDenied } from '#application/payments/judge-risk';
import type { PricingRefusal } from '#application/pricing/price-cart';
import type { ReportTooLarge } from '#application/reports/read-report';
import type { NotReady } from '#application/service/check-readiness';
import type { WebhookUrlRefused } from '#application/webhooks/check-webhook-url';
import type { TooManyWebhookEndpoints } from '#application/webhooks/create-webhook-endpoint';
import type { DeliveryNotFound } from '#application/webhooks/find-webhook-delivery';
import type { WebhookEndpointNotFound } from '#application/webhooks/find-webhook-endpoint';
import type { AboveMaximum } from '#domain/above-maximum';
import { bounds } from '#domain/bounds';
import type { DiscountObstacle } from '#domain/catalog/discount';
import { type StockBelowZero, unitsOf } from '#domain/catalog/stock';
import type { FulfillmentNotFound, FulfillmentStatusConflict } from '#domain/fulfillment/find-parcel';
import type { OrderNotCovered } from '#domain/fulfillment/fulfill';
import type { OrderTooLarge } from '#domain/orders/decision';
import type { OrderOnHold } from '#domain/orders/holds/hold';
import type { HoldNotFound } from '#domain/orders/holds/release-hold';
import type { QuantityExceedsOpen } from '#domain/orders/lifecycle/cancel';
import type { LineExcess, LineList } from '#domain/orders/lines/line-quantities';
import { worthOf } from '#domain/orders/money/balance';
import type { AddressChangesTax } from '#domain/orders/replace-shipping-address';
import type { OrderStatusConflict } from '#domain/orders/status-conflict';
import type { AmountOffStep } from '#domain/payments/amount-step';
import type { CaptureExceedsAuthorized } from '#domain/payments/captures/capture';
import type { AmountExceedsDue, PaymentNotFound, PaymentStatusConflict } from '#domain/payments/conflicts';
import type { TooManyPayments } from '#domain/payments/pay';
import type { RefundExceedsCaptured } from '#domain/payments/refunds/refund';
import type { Refusal } from '#domain/result';
import type { ReturnNotFound, ReturnStatusConflict } from '#domain/returns/find-return';
import type { QuantityExceedsFulfilled, ReturnWindowClosed } from '#domain/returns/request';
import type { UrlFault } from '#domain/webhooks/endpoint';

/** The refusals that carry data, and so say more than the texts of their code. */
export type DetailedRefusal =
  | AboveMaximum
  | AddressChangesTax
  | AmountExceedsDue
  | AmountOffStep
  | CaptureExceedsAuthorized
  | PaymentDeclined
  | PaymentNotFound
  | PaymentStatusConflict
  | ProviderUnavailable
  | TooManyPayments
  | CustomerNotFound
  | DeliveryNotFound
  | DiscountNotFound
  | EventsExpired
  | FulfillmentNotFound
  | FulfillmentStatusConflict
  | HoldNotFound
  | OrderOnHold
  | QuantityExceedsOpen
  | RefundExceedsCaptured
  | ExternalReferenceTaken
  | NotReady
  | NotesOfStaff
  | NotYours
  | OrderDenied
  | OrderNotCovered
  | OrderStatusConflict
  | OrderTooLarge
  | OutOfStock
  | PriceChanged
  | PricingRefusal
  | ProductNotFound
  | QuantityExceedsFulfilled
  | ReportTooLarge
  | ReturnNotFound
  | ReturnStatusConflict
  | ReturnWindowClosed
  | StockBelowZero
  | TooManyWebhookEndpoints
  | VersionMismatch
  | VersionNotFound
  | WebhookEndpointNotFound
  | WebhookUrlRefused;

/** A fault at a field of an entry of a list: `lines`, unless the refusal names another. */
const atLine = (
  list: LineList | undefined,
  { index }: { readonly index: number },
  field: string,
  code: string,
  detail: string,
): FieldError => ({ pointer: `/${list ?? 'lines'}/${index}/${field}`, code, detail });

const obstacles: Readonly<Record<DiscountObstacle, string>> = {
  unknown: 'does not exist',
  'other-currency': 'is for another currency',
  'not-started': 'has not started yet',
  ended: 'has ended',
  'used-up': 'has reached its maximum number of redemptions',
  'used-up-by-customer': 'has reached its maximum number of redemptions for one customer',
  'no-line': 'is for other products',
  'below-minimum': 'is for larger orders',
};

const units = ({ requested, available, backorderable }: OutOfStock['lines'][number]): string =>
  `${requested} requested, ${available} available${backorderable === 0 ? '' : `, ${backorderable} more can be backordered`}`;

/** Entries that name more units than their lines have: units that are `adjective`. */
const excessParts = (
  {
    kind: code,
    lines,
    list,
  }: { readonly kind: string; readonly lines: readonly LineExcess[]; readonly list?: LineList },
  adjective: string,
): ProblemParts & { members?: never } => {
  const units = ({ lineId, requested, open, isUnknown }: LineExcess): string =>
    isUnknown ? `the order has no line ${lineId}` : `line ${lineId}: ${requested} requested, ${open} ${adjective}`;
  return {
    detail: `Not enough ${adjective} units: ${lines.map(units).join('; ')}.`,
    errors: lines.map((line) => atLine(list, line, line.isUnknown ? 'lineId' : 'quantity', code, units(line))),
  };
};

const unitConflicts: Readonly<Record<NonNullable<OrderStatusConflict['because']> | 'in-parcel', string>> = {
  'in-parcel': 'Some units of the order are in a parcel already.',
  'nothing-left': 'No unit of the order would be left. Cancel the order instead.',
};

const urlFaults: Readonly<Record<UrlFault, string>> = {
  'not-a-url': 'must be an absolute URL',
  'too-long': `must have at most ${bounds.webhookUrlLength} characters`,
  'not-https': 'must begin with https://',
  'has-credentials': 'must have neither a user nor a password',
  'has-fragment': 'must have no fragment',
  'host-unknown': 'has a host without an address',
  'address-refused': 'has a host with an address that gets no webhooks',
};

const conflictTexts: Readonly<Record<PaymentStatusConflict['because'], string>> = {
  unsettled: ', and an operation of it has no outcome yet',
  state: ', which this command does not allow',
};

const listed = (names: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names);

const partsByKind: {
  readonly [Kind in DetailedRefusal['kind']]: (
    refusal: Extract<DetailedRefusal, { kind: Kind }>,
  ) => ProblemParts & MembersOf<Kind>;
} = {
  'unknown-product': ({ lines, list }) => ({
    detail: `Products that are not in the catalog: ${lines.map((line) => line.sku).join(', ')}. Skus are case-sensitive.`,
    errors: lines.map((line) => atLine(list, line, 'sku', 'unknown-product', `product ${line.sku} does not exist`)),
  }),
  'currency-mismatch': ({ currency, lines, list }) => ({
    detail: `The order is in ${currency}, but ${lines.map((line) => `${line.sku} is sold in ${listed(line.currencies)}`).join(', ')}.`,
    errors: lines.map((line) =>
      atLine(list, line, 'sku', 'currency-mismatch', `is sold in ${listed(line.currencies)}`),
    ),
  }),
  'unknown-shipping-method': ({ method, currency, list }) => ({
    detail: `The shop has no shipping method "${method}" in ${currency}.`,
    errors: [
      {
        pointer: `/${list ?? 'shippingMethod'}`,
        code: 'unknown-shipping-method',
        detail: `is not offered in ${currency}`,
      },
    ],
  }),
  'discount-not-applicable': ({ code, because }) => ({
    detail: `Discount ${code} ${obstacles[because]}.`,
    errors: [{ pointer: '/discountCode', code: because, detail: obstacles[because] }],
  }),
  'discount-not-found': ({ code }) => ({ detail: `Discount ${code} does not exist.` }),
  'out-of-stock': ({ lines, list }) => ({
    detail: `Not enough units: ${lines.map((line) => `${line.sku}: ${units(line)}`).join('; ')}.`,
    errors: lines.map((line) => atLine(list, line, 'quantity', 'out-of-stock', units(line))),
    members: {
      lines: lines.map(({ sku, requested, available, backorderable }) => ({
        sku,
        requested,
        available,
        backorderable,
      })),
    },
  }),
  'price-changed': ({ expected, quote }) => {
    const ofCart = 'price' in quote;
    const currentAmount = ofCart ? quote.price.totals.totalAmount : worthOf(quote);
    return {
      detail: `The expected total is ${expected}, but the current total is ${currentAmount}.`,
      errors: [
        { pointer: '/expectedTotalAmount', code: 'price-changed', detail: `the current total is ${currentAmount}` },
      ],
      members: { currentAmount, quote: ofCart ? quoteBody(quote) : quoteOfOrderBody(quote) },
    };
  },
  'order-denied': ({ reasons }) => ({ logged: reasons }),
  'external-reference-taken': ({ reference }) => ({
    detail: `Another order has the external reference "${reference}".`,
    errors: [{ pointer: '/externalReference', code: 'external-reference-taken', detail: 'belongs to another order' }],
  }),
  'insufficient-scope': ({ detail }) => ({ detail }),
  'version-not-found': ({ version, latest }) => ({
    detail: `The order has no version ${version}. Its latest version is ${latest}.`,
  }),
  'version-mismatch': ({ currentVersion }) => ({
    detail: currentVersion === null ? 'The resource does not exist.' : `The current version is ${currentVersion}.`,
    members: { currentVersion },
  }),
  'order-status-conflict': ({ status, allowed, because }) => ({
    detail:
      allowed.length === 0
        ? unitConflicts[because ?? 'in-parcel']
        : `The order is ${status}, but this command requires a ${allowed.join(' or ')} order.`,
    members: { orderStatus: status },
  }),
  'quantity-exceeds-open': (refusal) => excessParts(refusal, 'open'),
  'quantity-exceeds-fulfilled': (refusal) => excessParts(refusal, 'returnable'),
  'return-window-closed': (refusal) => excessParts(refusal, 'in time'),
  'order-not-covered': ({ dueAmount }) => ({
    detail: `Authorizations and payments do not cover the order: ${dueAmount} is due.`,
  }),
  'fulfillment-not-found': ({ fulfillmentId }) => ({ detail: `The order has no fulfillment ${fulfillmentId}.` }),
  'fulfillment-status-conflict': ({ fulfillmentId, status, allowed }) => ({
    detail: `Fulfillment ${fulfillmentId} is ${status}, but this command requires it to be ${allowed.join(' or ')}.`,
  }),
  'return-not-found': ({ returnId }) => ({ detail: `The order has no return ${returnId}.` }),
  'return-status-conflict': ({ returnId, status, allowed }) => ({
    detail: `Return ${returnId} is ${status}, but this command requires it to be ${allowed.join(' or ')}.`,
  }),
  'order-on-hold': ({ holds }) => ({
    detail: `The order has holds: ${holds.join(', ')}. Release them first.`,
    members: { holds: [...holds] },
  }),
  'hold-not-found': ({ holdId }) => ({ detail: `The order has no hold ${holdId}.` }),
  'address-changes-tax': ({ country, region, field }) => ({
    detail: `The order is taxed in ${region === null ? country : `${country}-${region}`}. The taxes at the new address are different, or may be.`,
    errors: [{ pointer: `/${field}`, code: 'address-changes-tax', detail: `must be a ${field} with the same taxes` }],
  }),
  'order-too-large': ({ of: unit, maximum }) => ({ detail: `An order has at most ${maximum} ${unit}.` }),
  'payment-declined': ({ orderId, paymentId, currentVersion, declineCode }) => ({
    detail: `The provider declined ${paymentId}: ${declineCode}.`,
    members: { orderId, paymentId, currentVersion, declineCode },
  }),
  'payment-not-found': ({ paymentId }) => ({ detail: `The order has no payment ${paymentId}.` }),
  'payment-status-conflict': ({ paymentId, paymentStatus, because }) => ({
    detail: `Payment ${paymentId} is ${paymentStatus}${conflictTexts[because]}.`,
    members: { paymentId, paymentStatus },
  }),
  'provider-unavailable': ({ orderId }) => ({ members: { orderId } }),
  'amount-exceeds-due': ({ maximum, isDefault }) => {
    const detail = maximum === 0 ? 'nothing is due' : `must be from 1 to ${maximum}`;
    return {
      detail: maximum === 0 ? 'Nothing is due.' : `The amount must be from 1 to ${maximum}.`,
      errors: isDefault ? [] : [{ pointer: '/amount', code: 'amount-exceeds-due', detail }],
    };
  },
  'capture-exceeds-authorized': ({ maximum }) => ({
    detail: `The authorization has ${maximum} left.`,
    errors: [{ pointer: '/amount', code: 'capture-exceeds-authorized', detail: `the maximum is ${maximum}` }],
  }),
  'refund-exceeds-captured': ({ maximum, wish }) => ({
    detail: `The payment has ${maximum} left to refund.`,
    errors: [{ pointer: `/${wish}`, code: 'refund-exceeds-captured', detail: `the maximum is ${maximum}` }],
  }),
  'too-many-payments': ({ maximum }) => ({ detail: `An order has at most ${maximum} payments.` }),
  'product-not-found': ({ sku }) => ({ detail: `Product ${sku} does not exist. Skus are case-sensitive.` }),
  'stock-below-zero': ({ sku, available: stock, backorderLimit }) => {
    const { available, owed } = unitsOf(stock);
    const detail = `${available} in stock, ${owed} owed, and at most ${backorderLimit} may be owed`;
    return {
      detail: `Product ${sku}: ${detail}.`,
      errors: [{ pointer: '/delta', code: 'stock-below-zero', detail }],
      members: { available, owed },
    };
  },
  'validation-failed': (refusal) => {
    if ('step' in refusal) {
      const detail = `must be a multiple of ${refusal.step}`;
      const { field } = refusal;
      return { detail: `/${field}: ${detail}.`, errors: [{ pointer: `/${field}`, code: 'off-step', detail }] };
    }
    const { field, maximum, unit } = refusal;
    const detail = unit === undefined ? `the maximum is ${maximum}` : `must have at most ${maximum} ${unit}`;
    const code = unit === undefined ? 'too-large' : 'too-long';
    return { detail: `/${field}: ${detail}.`, errors: [{ pointer: `/${field}`, code, detail }] };
  },
  'events-expired': ({ earliest }) => ({
    detail: `The feed has the events since ${timestamp(earliest)}.`,
    members: { earliestAt: timestamp(earliest) },
  }),
  'webhook-endpoint-not-found': ({ id }) => ({ detail: `Endpoint ${id} does not exist.` }),
  'customer-not-found': ({ customerId }) => ({ detail: `There is no record of customer ${customerId}.` }),
  'delivery-not-found': ({ id }) => ({ detail: `Delivery ${id} does not exist.` }),
  'report-too-large': ({ maximum }) => ({ detail: `A report has at most ${maximum} rows. Ask for fewer days.` }),
  'webhook-url-refused': ({ because }) => ({
    detail: `/url ${urlFaults[because]}.`,
    errors: [{ pointer: '/url', code: because, detail: urlFaults[because] }],
  }),
  'too-many-webhook-endpoints': ({ maximum }) => ({ detail: `A shop has at most ${maximum} endpoints.` }),
  'temporarily-unavailable': ({ faults }) => ({ detail: `The service is not ready: ${faults.join(', ')}.` }),
};

/** The parts of a problem document that a refusal of a use case adds to the texts of its code. */
export const problemPartsOf = (refusal: Refusal): ProblemParts => {
  const parts = (partsByKind as Readonly<Record<string, ((refusal: never) => ProblemParts) | undefined>>)[refusal.kind];
  return parts === undefined ? {} : parts(refusal as never);
};

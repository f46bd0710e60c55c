import type { FieldError, ProblemParts } from '#adapters/http/problem';
import { quoteBody } from '#adapters/http/representations/orders/price';
import type { ProductNotFound } from '#application/catalog/find-product';
import type { DiscountNotFound } from '#application/catalog/get-discount';
import type { VersionMismatch } from '#application/orders/change-order';
import type { VersionNotFound } from '#application/orders/get-order';
import type { NotYours } from '#application/orders/list-orders';
import type { ExternalReferenceTaken, OrderDenied, OutOfStock, PriceChanged } from '#application/orders/place-order';
import type { PricingRefusal } from '#application/orders/price-cart';
import type { NotReady } from '#application/service/check-readiness';
import type { AboveMaximum } from '#domain/above-maximum';
import type { DiscountObstacle } from '#domain/catalog/discount';
import type { StockBelowZero } from '#domain/catalog/stock';
import type { QuantityExceedsOpen } from '#domain/orders/cancel';
import type { OrderTooLarge } from '#domain/orders/decision';
import type { OrderOnHold } from '#domain/orders/hold';
import type { HoldNotFound } from '#domain/orders/release-hold';
import type { AddressChangesTax } from '#domain/orders/replace-shipping-address';
import type { OrderStatusConflict } from '#domain/orders/status-conflict';
import type { Refusal } from '#domain/result';

/** The refusals that say more than their code. All others are told by the catalogue's words alone. */
type Telling =
  | AboveMaximum
  | AddressChangesTax
  | DiscountNotFound
  | HoldNotFound
  | OrderOnHold
  | QuantityExceedsOpen
  | ExternalReferenceTaken
  | NotReady
  | NotYours
  | OrderDenied
  | OrderStatusConflict
  | OrderTooLarge
  | OutOfStock
  | PriceChanged
  | PricingRefusal
  | ProductNotFound
  | StockBelowZero
  | VersionMismatch
  | VersionNotFound;

const atLine = ({ index }: { readonly index: number }, field: string, code: string, detail: string): FieldError => ({
  pointer: `/lines/${index}/${field}`,
  code,
  detail,
});

const obstacles: Readonly<Record<DiscountObstacle, string>> = {
  unknown: 'there is no such discount',
  'other-currency': 'it is given in another currency',
  'not-started': 'it is not given yet',
  ended: 'it is given no more',
  'used-up': 'it was given as often as it can be',
};

const tellers: { readonly [Kind in Telling['kind']]: (refusal: Extract<Telling, { kind: Kind }>) => ProblemParts } = {
  'unknown-product': ({ lines }) => ({
    detail: `Not in the catalogue: ${lines.map((line) => line.sku).join(', ')}.`,
    errors: lines.map((line) => atLine(line, 'sku', 'unknown-product', `there is no product ${line.sku}`)),
  }),
  'currency-mismatch': ({ currency, lines }) => ({
    detail: `The order is in ${currency}; ${lines.map((line) => `${line.sku} is sold in ${line.currency}`).join(', ')}.`,
    errors: lines.map((line) => atLine(line, 'sku', 'currency-mismatch', `sold in ${line.currency}`)),
  }),
  'unknown-shipping-method': ({ method, currency }) => ({
    detail: `The shop has no shipping method "${method}" in ${currency}.`,
    errors: [{ pointer: '/shippingMethod', code: 'unknown-shipping-method', detail: 'not offered in this currency' }],
  }),
  'discount-not-applicable': ({ code, because }) => ({
    detail: `The discount ${code} cannot be had: ${obstacles[because]}.`,
    errors: [{ pointer: '/discountCode', code: because, detail: obstacles[because] }],
  }),
  'discount-not-found': ({ code }) => ({ detail: `There is no discount ${code}.` }),
  'out-of-stock': ({ lines }) => ({
    detail: lines.map((line) => `${line.sku}: ${line.requested} requested, ${line.available} available`).join('; '),
    errors: lines.map((line) =>
      atLine(line, 'quantity', 'out-of-stock', `${line.requested} requested, ${line.available} available`),
    ),
    members: { lines: lines.map(({ sku, requested, available }) => ({ sku, requested, available })) },
  }),
  'price-changed': ({ expected, quote }) => ({
    detail: `You expected ${expected}, the total is ${quote.price.totals.totalAmount}.`,
    errors: [
      {
        pointer: '/expectedTotalAmount',
        code: 'price-changed',
        detail: `the total is ${quote.price.totals.totalAmount}`,
      },
    ],
    members: { quote: quoteBody(quote) },
  }),
  'order-denied': ({ rule }) => ({ detail: `A rule of the shop denies the order: ${rule}.` }),
  'external-reference-taken': ({ reference }) => ({
    detail: `Another order has the reference "${reference}".`,
    errors: [{ pointer: '/externalReference', code: 'external-reference-taken', detail: 'belongs to another order' }],
  }),
  'insufficient-scope': ({ detail }) => ({ detail }),
  'version-not-found': ({ version, latest }) => ({ detail: `The order has ${latest} versions, not ${version}.` }),
  'version-mismatch': ({ currentVersion }) => ({
    detail: currentVersion === null ? 'It does not exist.' : `It is now of version ${currentVersion}.`,
    members: { currentVersion },
  }),
  'order-status-conflict': ({ status, allowed }) => ({
    detail:
      allowed.length === 0
        ? 'Something of the order is in a parcel already.'
        : `The order is ${status}; this takes one that is ${allowed.join(' or ')}.`,
    members: { orderStatus: status },
  }),
  'quantity-exceeds-open': ({ lines }) => ({
    detail: lines
      .map(({ lineId, requested, open }) => `line ${lineId}: ${requested} requested, ${open} open`)
      .join('; '),
    errors: lines.map(({ index, lineId, requested, open }) =>
      atLine({ index }, 'quantity', 'quantity-exceeds-open', `line ${lineId}: ${requested} requested, ${open} open`),
    ),
  }),
  'order-on-hold': ({ holds }) => ({ detail: `Held by ${holds.join(', ')}.`, members: { holds } }),
  'hold-not-found': ({ holdId }) => ({ detail: `The order has no hold ${holdId}.` }),
  'address-changes-tax': ({ country, region, field }) => ({
    detail: `The order is taxed in ${region === null ? country : `${country}-${region}`}; the address must be there.`,
    errors: [{ pointer: `/${field}`, code: 'address-changes-tax', detail: 'another than the order is taxed in' }],
  }),
  'order-too-large': ({ of, maximum }) => ({ detail: `An order has at most ${maximum} ${of}.` }),
  'product-not-found': ({ sku }) => ({ detail: `There is no product ${sku}.` }),
  'stock-below-zero': ({ sku, available }) => ({
    detail: `${sku} has ${available} units.`,
    errors: [{ pointer: '/delta', code: 'stock-below-zero', detail: `there are ${available}` }],
    members: { available },
  }),
  'validation-failed': ({ field, maximum }) => ({
    detail: `/${field}: at most ${maximum}, together with what is there.`,
    errors: [{ pointer: `/${field}`, code: 'too-large', detail: `at most ${maximum}` }],
  }),
  'temporarily-unavailable': ({ faults }) => ({ detail: `Not ready: ${faults.join(', ')}.` }),
};

/** What a use case's refusal says to the client beyond its code. */
export const problemPartsOf = (refusal: Refusal): ProblemParts => {
  const tell = (tellers as Readonly<Record<string, ((refusal: never) => ProblemParts) | undefined>>)[refusal.kind];
  return tell === undefined ? {} : tell(refusal as never);
};

import { parsedBy } from '#adapters/dynamodb/engine/stored';
import { parseDiscountCode, type Redeemer } from '#domain/catalog/discount';
import { parseSku, taxCategories } from '#domain/catalog/product';
import { parseCountry } from '#domain/country';
import { parseCurrency } from '#domain/currency';
import { locales } from '#domain/locale';
import type { CustomerId } from '#domain/orders/order';
import { parseOrderId } from '#domain/orders/order-id';
import { parseRate } from '#domain/rate';
import { parseWebhookEndpointId } from '#domain/webhooks/endpoint';

/** Parsers of the domain's values. */
export const sku = parsedBy(parseSku, 'a sku');
export const taxCategory = parsedBy((text) => taxCategories.find((one) => one === text), 'a tax category');
export const discountCode = parsedBy(parseDiscountCode, 'a discount code');
export const redeemer = parsedBy(
  (text) => (/^[\w-]{22}$/.test(text) ? (text as Redeemer) : undefined),
  'a pseudonym of a customer',
);
export const country = parsedBy(parseCountry, 'a country');
export const currency = parsedBy(parseCurrency, 'a currency');
export const locale = parsedBy((text) => locales.find((one) => one === text), 'a locale');
export const rate = parsedBy(parseRate, 'a rate');
export const orderId = parsedBy(parseOrderId, 'an order id');
export const webhookEndpointId = parsedBy(parseWebhookEndpointId, 'the id of an endpoint');
export const customerId = parsedBy((text) => (text === '' ? undefined : (text as CustomerId)), 'a customer id');

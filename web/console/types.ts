import type { components } from '../../clients/typescript/schema';

/** Names of the contract's schemas. */
type Schemas = components['schemas'];
export type Order = Schemas['Order'];
export type OrderAction = Schemas['OrderAction'];
export type Operation = OrderAction['operation'];
export type OrderSummary = Schemas['OrderSummary'];
export type OrderEvent = Schemas['ListOrderEventsReply']['events'][number];
export type RefundQuote = Schemas['RefundQuote'];
export type Payment = Schemas['Payment'];
export type Product = Schemas['Product'];
export type Discount = Schemas['Discount'];
export type EventType = Schemas['EventType'];
export type WebhookEndpoint = Schemas['WebhookEndpoint'];
export type WebhookDelivery = Schemas['WebhookDelivery'];
export type WebhookAttempt = Schemas['WebhookAttempt'];
export type Customer = Schemas['Customer'];
export type CustomerExport = Schemas['CustomerExport'];
export type CurrencyAccount = Schemas['CustomerAccount']['currencies'][number];
export type SalesReport = Schemas['SalesReport'];
export type TaxReport = Schemas['TaxReport'];
export type RefundReport = Schemas['RefundReport'];
export type ProductReport = Schemas['ProductReport'];
export type BalanceReport = Schemas['BalanceReport'];

import type { OrderSummary } from '#application/ports';

/** The stored fields of a summary. The id and the time of placement follow from the key. */
export type SummaryField = Exclude<keyof OrderSummary, 'id' | 'placedAt'>;

/** Their names in the table. The index projects these and nothing else. */
export const summaryFields = {
  status: 'st',
  paymentStatus: 'py',
  fulfillmentStatus: 'fl',
  returnStatus: 'rt',
  currency: 'cu',
  totalAmount: 'to',
  lineCount: 'lc',
  customerId: 'id',
  externalReference: 'xr',
} as const satisfies Readonly<Record<SummaryField, string>>;

import type { OrderSummary } from '#application/ports';

/** The fields of a summary that are stored as such. The id and the time of placement are in the key. */
export type SummaryField = Exclude<keyof OrderSummary, 'id' | 'placedAt'>;

/** Their names in the table; the index holds these and nothing else. */
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

import type { OrderSummary } from './types';

export type Tone = 'good' | 'warning' | 'bad' | 'info' | 'quiet';

/** What a status asks of a person decides its color: warnings wait for somebody. */
export const statusTones = {
  status: { pending: 'warning', confirmed: 'info', completed: 'good', canceled: 'quiet' },
  paymentStatus: {
    disputed: 'bad',
    'not-required': 'quiet',
    overpaid: 'warning',
    refunded: 'quiet',
    'partially-refunded': 'quiet',
    paid: 'good',
    'partially-paid': 'warning',
    authorized: 'info',
    'partially-authorized': 'warning',
    voided: 'quiet',
    unpaid: 'warning',
  },
  fulfillmentStatus: {
    'not-required': 'quiet',
    delivered: 'good',
    fulfilled: 'info',
    'partially-fulfilled': 'warning',
    unfulfilled: 'warning',
  },
  returnStatus: { none: 'quiet', requested: 'warning', returned: 'quiet', 'partially-returned': 'quiet' },
} as const satisfies {
  readonly [Kind in StatusKind]: Readonly<Record<OrderSummary[Kind], Tone>>;
};

export type StatusKind = 'status' | 'paymentStatus' | 'fulfillmentStatus' | 'returnStatus';

/** The values of each status, in the order of a filter. */
export const statusValues: { readonly [Kind in StatusKind]: readonly OrderSummary[Kind][] } = {
  status: Object.keys(statusTones.status) as OrderSummary['status'][],
  paymentStatus: Object.keys(statusTones.paymentStatus) as OrderSummary['paymentStatus'][],
  fulfillmentStatus: Object.keys(statusTones.fulfillmentStatus) as OrderSummary['fulfillmentStatus'][],
  returnStatus: Object.keys(statusTones.returnStatus) as OrderSummary['returnStatus'][],
};

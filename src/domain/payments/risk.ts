import type { Instant } from '#domain/instant';
import { declineCodes, type Paid, type Payment, type PaymentOperation } from '#domain/payments/payment';

/** The reasons of risk rules, in the words that staff read on a hold. Each needs a code in the table, too. */
export const riskTexts = {
  'order-amount': 'larger than the largest order',
  'denied-customer': 'customer on the deny list',
  'denied-email': 'email on the deny list',
  'denied-address': 'address on the deny list',
  'orders-per-hour': 'many orders in an hour',
  'declined-payments': 'many declined payments in an hour',
  'card-country': 'card of another country',
} as const;

export type RiskReason = keyof typeof riskTexts;
/** At least one. */
export type RiskReasons = readonly [RiskReason, ...RiskReason[]];

/**
 * The answer of the risk rules. `hold`: the order is taken, and staff look at it before it is confirmed, captured or
 * shipped. `deny`: nothing is stored.
 */
export type RiskAnswer =
  | { readonly kind: 'allow' }
  | { readonly kind: 'hold'; readonly reasons: RiskReasons }
  | { readonly kind: 'deny'; readonly reasons: RiskReasons };

/** The reason of a hold that the rules placed. */
export const riskTextOf = (reasons: RiskReasons): string => reasons.map((reason) => riskTexts[reason]).join(', ');

const isDeclined = ({ type, state, reason }: PaymentOperation): boolean =>
  type === 'authorization' && state === 'failed' && declineCodes.some((code) => code === reason);

/** The provider may call an attempt failed because this service has voided it. */
const isVoided = ({ operations }: Payment): boolean =>
  operations.some(({ type, state }) => type === 'void' && state !== 'failed');

/** The payments of an order that the provider declined after a moment. */
export const declinedPaymentsAfter = ({ payments }: Paid, moment: Instant): number =>
  payments.filter(
    (payment) =>
      !isVoided(payment) && payment.operations.some((operation) => isDeclined(operation) && operation.at > moment),
  ).length;

import type { CustomerHistory, Ports, RiskQuestion } from '#application/ports';
import type { Caller } from '#domain/access/caller';
import { bounds } from '#domain/bounds';
import { days, hours } from '#domain/instant';
import { fold } from '#domain/orders/evolve';
import type { CustomerId, Order } from '#domain/orders/order';
import type { ProviderOutcome } from '#domain/payments/outcome';
import { declinedPaymentsAfter, type RiskReason, type RiskReasons } from '#domain/payments/risk';
import { ok, type Result, refuse } from '#domain/result';

/** The reasons are for the log: who tries to deceive the shop must not learn which rule to avoid. */
export type OrderDenied = { readonly kind: 'order-denied'; readonly reasons: RiskReasons };

type JudgingPorts = Pick<Ports, 'riskRules' | 'recentOrders' | 'clock'>;

/** The recent past of a customer. It reads when a rule asks for the first count, and once for a command. */
export const historyOf = (
  { recentOrders, clock }: Pick<JudgingPorts, 'recentOrders' | 'clock'>,
  customerId: CustomerId,
): CustomerHistory => {
  const now = clock.now();
  const hourAgo = now - hours(1);
  let read: Promise<readonly Order[]> | undefined;
  const newest = (): Promise<readonly Order[]> => {
    read ??= recentOrders
      .ofCustomer(customerId, { placedFrom: now - days(1), limit: bounds.recentOrders })
      .then((records) => records.map((record) => fold(record)));
    return read;
  };
  return {
    orders: async () => (await newest()).filter(({ placedAt }) => placedAt > hourAgo).length,
    declinedPayments: async () =>
      (await newest()).reduce((count, order) => count + declinedPaymentsAfter(order, hourAgo), 0),
  };
};

/** The giver of a command, as the rules tell callers apart. */
export const giverOf = ({ role }: Caller): RiskQuestion['by'] => (role === 'customer' ? 'customer' : 'staff');

/** The reasons to hold the order; none: it is not held. Refused if a rule denies it. */
export const judgeRisk = async (
  { riskRules }: Pick<JudgingPorts, 'riskRules'>,
  question: RiskQuestion,
): Promise<Result<readonly RiskReason[], OrderDenied>> => {
  const answer = await riskRules.judge(question);
  switch (answer.kind) {
    case 'allow':
      return ok([]);
    case 'hold':
      return ok(answer.reasons);
    case 'deny':
      return refuse({ kind: 'order-denied', reasons: answer.reasons });
  }
};

/** The same about an order that exists. `totalAmount`: what it is worth after the command. */
export const judgeOrder = (
  ports: JudgingPorts,
  order: Order,
  caller: Caller,
  { occasion, totalAmount }: Pick<RiskQuestion, 'occasion' | 'totalAmount'>,
): Promise<Result<readonly RiskReason[], OrderDenied>> => {
  const { customerId, currency } = order;
  const { email, shippingAddress } = order.private;
  const history = historyOf(ports, customerId);
  const by = giverOf(caller);
  return judgeRisk(ports, { occasion, by, customerId, email, shippingAddress, currency, totalAmount, history });
};

/**
 * Why an authorization that has succeeded holds its order, by what the provider tells of the card. An order is taxed in the
 * country of its address; without one, in that of the shop.
 */
export const judgeCard = async (
  { riskRules }: Pick<Ports, 'riskRules'>,
  order: Order,
  outcome: ProviderOutcome,
): Promise<readonly RiskReason[]> => {
  const cardCountry = outcome.state === 'succeeded' ? outcome.cardCountry : undefined;
  if (cardCountry === undefined) return [];
  const answer = await riskRules.judgeCard({ cardCountry, addressCountry: order.taxCountry });
  return answer.kind === 'allow' ? [] : answer.reasons;
};

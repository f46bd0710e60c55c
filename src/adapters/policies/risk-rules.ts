import { createDenyList } from '#adapters/policies/deny-list';
import { type HourlyLimits, ownValue, type ShopSettings } from '#adapters/policies/shop-settings';
import type { RiskQuestion, RiskRules } from '#application/ports';
import type { RiskAnswer, RiskReason } from '#domain/payments/risk';

type Settings = Pick<ShopSettings, 'maxOrderAmount' | 'risk'>;
type Verdict = { readonly kind: 'hold' | 'deny'; readonly reason: RiskReason };
type Rule = {
  readonly occasions: readonly RiskQuestion['occasion'][];
  /** The rule does not bind staff. */
  readonly customersOnly: boolean;
  readonly verdictOn: (question: RiskQuestion) => Verdict | undefined | Promise<Verdict | undefined>;
};

const largestOrder = ({ maxOrderAmount }: Settings): Rule => ({
  occasions: ['placement', 'edit'],
  customersOnly: false,
  verdictOn: ({ currency, totalAmount }) =>
    totalAmount > (ownValue(maxOrderAmount, currency) ?? Number.POSITIVE_INFINITY)
      ? { kind: 'deny', reason: 'order-amount' }
      : undefined,
});

/** Asked at a payment too: the email and the address of an order can change after its placement. */
const denyList = ({ risk }: Settings): Rule => {
  const listing = createDenyList(risk?.denyList);
  return {
    occasions: ['placement', 'payment'],
    customersOnly: false,
    verdictOn: (question) => {
      const reason = listing(question);
      return reason && { kind: 'deny', reason };
    },
  };
};

const above = (count: number, { hold, deny }: HourlyLimits, reason: RiskReason): Verdict | undefined => {
  if (deny !== undefined && count > deny) return { kind: 'deny', reason };
  return hold !== undefined && count > hold ? { kind: 'hold', reason } : undefined;
};

/** Counts the order that is about to be placed. */
const ordersPerHour = (limits: HourlyLimits): Rule => ({
  occasions: ['placement'],
  customersOnly: true,
  verdictOn: async ({ history }) => above((await history.orders()) + 1, limits, 'orders-per-hour'),
});

const declinedPaymentsPerHour = (limits: HourlyLimits): Rule => ({
  occasions: ['placement', 'payment'],
  customersOnly: true,
  verdictOn: async ({ history }) => above(await history.declinedPayments(), limits, 'declined-payments'),
});

/** Those that read come last. A shop without their settings has none of them, and its orders cost no read. */
const rulesOf = (settings: Settings): readonly Rule[] => {
  const { ordersPerHour: orders, declinedPaymentsPerHour: declined } = settings.risk ?? {};
  return [
    largestOrder(settings),
    denyList(settings),
    ...(orders === undefined ? [] : [ordersPerHour(orders)]),
    ...(declined === undefined ? [] : [declinedPaymentsPerHour(declined)]),
  ];
};

/** The first rule that denies is the reason; rules that hold are all named. */
export const createRiskRules = (settings: Settings): RiskRules => {
  const rules = rulesOf(settings);
  return {
    judge: async (question): Promise<RiskAnswer> => {
      const holding: RiskReason[] = [];
      for (const { occasions, customersOnly, verdictOn } of rules) {
        if (!occasions.includes(question.occasion) || (customersOnly && question.by === 'staff')) continue;
        const verdict = await verdictOn(question);
        if (verdict?.kind === 'deny') return { kind: 'deny', reasons: [verdict.reason] };
        if (verdict !== undefined) holding.push(verdict.reason);
      }
      const [first, ...more] = holding;
      return first === undefined ? { kind: 'allow' } : { kind: 'hold', reasons: [first, ...more] };
    },
    judgeCard: async ({ cardCountry, addressCountry }) =>
      settings.risk?.cardCountry === 'hold' && cardCountry !== addressCountry
        ? { kind: 'hold', reasons: ['card-country'] }
        : { kind: 'allow' },
  };
};

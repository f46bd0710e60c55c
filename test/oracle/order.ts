/**
 * The oracle of an order's money and goods. It is written from the rules of money and goods (money.md) and the contract
 * (api.md) alone and shares no code with `src`, so that a life of the real order can be checked against it. Amounts are
 * integers in minor units; every product is computed in BigInt (money/exact.ts). Times are milliseconds.
 *
 * The rules leave these choices:
 *
 * | Rule | Question | Reading |
 * | --- | --- | --- |
 * | R5 | Do adjustments rise again if an edit adds lines after they fell? | No. They fall at each fact and stay. |
 * | R5 | Which refund's adjustment falls first? | The newest. |
 * | R5 | What are the shares of goodwill? | One for each line and for each rate of shipping, by largest remainder. |
 * | R5 | When is the tax of goodwill split? | A refund's own at its request (the quote); that of all adjustments anew over what is left, so that T = 0 leaves no tax. |
 * | R5 | Does an earlier adjustment reduce "what is left"? | No: the weights are the totals of lines and shipping. Each rate is capped at the tax that is left. |
 * | R5, V3 | Does the goodwill change if the provider refunds another amount? | No. The difference is due or credit. |
 * | R9 | What is `goodwillAmount` of a pending order? | 0: it makes no adjustment. |
 * | R9 | Which tax does credit contain that stood before? | That of the units and shipping taken out before, split as in R5; 0 if none was. |
 * | R9 | Which tax do lines contain that are refunded below their worth? | Their shares of the amount by totals, each containing tax at its rate. |
 * | R9, R2 | Is the part of `manual` payments in the amount? | Yes for a cancel and the default: it is credit. No payment is listed for it. |
 * | P1 | Which disputes lower N for the maximum? | Lost ones only. |
 * | P1 | Does a payment that requires action lower the maximum? | No. It is voided first (P3) and is not unsettled. |
 * | C2 | Is an open dispute part of what is due for a capture? | Yes: due is T − N. |
 * | A | Is an authorization open while its capture or void is unsettled? | Yes. |
 * | F2, G5 | Is shipping owed again if a line that needs it is added after all such lines were canceled? | Yes, at the amount of before, unless it was given back. |
 * | F2, R3, R7 | Does shipping that was given back come back? | No. |
 * | F4 | Where does `not-required` stand? | After `disputed`: T = 0 and C − D = 0 excludes `overpaid`. |
 * | F4 | Does voiding an attempt that requires action make `voided`? | Yes. |
 * | status | Which lines does `returnStatus` count? | Those that need shipping (api.md), so refunded `lines` without shipping do not. |
 * | G4 | Does an attempt that requires action keep an order open? | No: unsettled is `pending` or `processing`. |
 * | F5 | Which time is left if the hold is placed after `expiresAt`? | None: 10 minutes. |
 * | C7 | Which units of a line are a parcel's next? | Those after its canceled and shipped units. |
 * | C7 | Is an authorization that can be captured once captured although an older one covers the parcel? | Yes, with the first parcel. |
 * | V7 | Is goodwill bounded by the rounded T or the exact sum? | The exact sum: adjustments never exceed lines + shipping. |
 * | V7, C7 | Which part of a parcel is captured? | Its worth with the shipping of the first, rounded to the step; at most what is due. |
 * | V7, R9 | Which tax does the rounding contain? | None: what is taken out contains its own tax, and no earlier credit. |
 * | R10 | When does the time to withdraw end? | With the last of the days after the day on which the last parcel is delivered, everywhere: a day more than the days. |
 * | R10 | And before every shipped parcel is delivered? | It has not begun, so the request is in time. |
 * | R10 | What is the whole order? | Every unit that needs shipping and was not canceled, in as many returns as it takes, each requested in time. |
 * | R10 | What is the standard shipping of a dearer method? | What the standard method would have cost at the placement, with its tax, less what was given back before. |
 * | R10 | Which tax is in a part of the shipping? | It is split over its rates by totals (largest remainder), each share containing tax at its rate. |
 * | V7, V3 | What if the provider moves another amount, off the step? | It counts as it is: what is due or in credit is then off the step. |
 */
export type Order = {
  readonly status: 'pending' | 'confirmed' | 'completed' | 'canceled';
  readonly pricesIncludeTax: boolean;
  /** The step of T in minor units (money.md V7). */
  readonly amountStep: number;
  readonly lines: readonly Line[];
  readonly shipping: Shipping | null;
  /** What returns and refunds gave back of the shipping costs (money.md R3, R7, R10). */
  readonly shippingGivenBack: number;
  /** What the standard shipping would have cost; null: no less than the shipping did (money.md R10). */
  readonly standardShippingAmount: number | null;
  readonly payments: readonly Payment[];
  readonly adjustments: readonly Adjustment[];
  readonly parcels: readonly Parcel[];
  readonly returns: readonly Return[];
  readonly holds: readonly string[];
  /** Null while held and once the order is not pending (money.md F5). */
  readonly expiresAt: number | null;
  /** The time that was left when the first hold was placed. */
  readonly timeLeft: number | null;
};

export type Worth = { readonly netAmount: number; readonly taxAmount: number; readonly totalAmount: number };
export type NewLine = Worth & {
  readonly units: number;
  readonly taxRate: string;
  readonly requiresShipping: boolean;
};
/** `returned` counts received units and those that a refund took out (money.md R3). */
export type Line = NewLine & { readonly id: string; readonly canceled: number; readonly returned: number };
export type TaxShare = { readonly rate: string; readonly netAmount: number; readonly taxAmount: number };
export type Shipping = Worth & { readonly taxes: readonly TaxShare[] };
export type Quantities = readonly { readonly lineId: string; readonly quantity: number }[];

export type Parcel = {
  readonly id: string;
  readonly status: 'open' | 'shipped' | 'delivered' | 'canceled';
  readonly lines: Quantities;
  /** Null until it is delivered. */
  readonly deliveredAt: number | null;
};
export type Return = {
  readonly id: string;
  readonly status: 'requested' | 'received' | 'rejected';
  readonly lines: Quantities;
  readonly requestedAt: number;
};

export type Operation = {
  readonly id: string;
  readonly type: 'authorization' | 'capture' | 'void' | 'refund';
  readonly amount: number;
  readonly state: 'pending' | 'requires-action' | 'processing' | 'succeeded' | 'failed';
};
export type Dispute = { readonly id: string; readonly amount: number; readonly state: 'open' | 'won' | 'lost' };
export type Payment = {
  readonly id: string;
  readonly method: string;
  /** What is open of its authorization. */
  readonly authorizedAmount: number;
  readonly capturedAmount: number;
  /** What final captures released (money.md C1). */
  readonly releasedAmount: number;
  /** Its authorization was voided or lapsed. */
  readonly wasVoided: boolean;
  readonly operations: readonly Operation[];
  readonly disputes: readonly Dispute[];
};
/** What is left of the goodwill of a refund (money.md R5). */
export type Adjustment = { readonly operationId: string; readonly amount: number };

export type NewOrder = {
  readonly pricesIncludeTax: boolean;
  readonly amountStep?: number;
  readonly lines: readonly NewLine[];
  readonly shipping: Shipping | null;
  readonly standardShippingAmount?: number | null;
  readonly expiresAt: number;
};

/** Lines with their numbers, which continue those that are there. */
export const numbered = (lines: readonly NewLine[], before = 0): readonly Line[] =>
  lines.map((line, index) => ({ ...line, id: String(before + index + 1), canceled: 0, returned: 0 }));

/** An order as it is placed. */
export const newOrder = ({
  pricesIncludeTax,
  amountStep = 1,
  lines,
  shipping,
  standardShippingAmount = null,
  expiresAt,
}: NewOrder): Order => ({
  status: 'pending',
  pricesIncludeTax,
  amountStep,
  lines: numbered(lines),
  shipping,
  shippingGivenBack: 0,
  standardShippingAmount,
  payments: [],
  adjustments: [],
  parcels: [],
  returns: [],
  holds: [],
  expiresAt,
  timeLeft: null,
});

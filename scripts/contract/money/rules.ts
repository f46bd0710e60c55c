/** A rule of money and goods. */
export type Rule = {
  readonly id: string;
  readonly says: string;
  /** The file of a test whose name begins with the id. */
  readonly test: string;
  /** The part of the rule that is not built yet. */
  readonly except?: string;
};

const built = (id: string, test: string, says: string, except?: string): Rule => ({
  id,
  says,
  test: `test/${test}.test.ts`,
  ...(except === undefined ? {} : { except }),
});

type Area = { readonly title: string; readonly rules: readonly Rule[] };

/** Every rule, for the developer of a shop. The page and its test read this list. */
export const areas: readonly Area[] = [
  {
    title: 'Worth and tax',
    rules: [
      built(
        'F1',
        'unit/orders/balance',
        'A line is divided over its units to the cent: any sequence of cancels, returns and refunds sums to the line. Where prices include tax, the total is divided and the tax is contained in it.',
      ),
      built('F2', 'unit/orders/balance', 'Shipping is owed while a unit that needs shipping is not canceled.'),
      built(
        'F3',
        'unit/payments/consequences',
        'A pending order that is not fully covered expires. The same change asks for the void and the refund of everything that was authorized and captured.',
      ),
      built(
        'F4',
        'unit/orders/statuses',
        '`paymentStatus` is computed. `disputed` stands first; `overpaid` stands before `refunded`, so that money that is owed to a customer can be found. A lost dispute is money that is due again.',
      ),
      built(
        'F5',
        'unit/orders/expire',
        'A hold stops the time of a pending order. Releasing the last hold gives it the time that was left, at least 10 minutes.',
      ),
      built('F6', 'unit/money/pricing', 'Shipping is taxed as the goods are, divided over their rates by value.'),
      built(
        'F7',
        'unit/orders/replace-shipping-address',
        'Regions are compared by their meaning. An address is refused only if it would change a tax.',
      ),
    ],
  },
  {
    title: 'Paying',
    rules: [
      built(
        'P1',
        'unit/payments/pay',
        'A payment takes at most what is due and not under way; an order takes at most 10 payments. A card number is refused, and never stored or logged.',
      ),
      built(
        'P2',
        'unit/payments/consequences',
        'A pending order without holds is confirmed in the change that covers it: by an authorization, a capture, a canceled line or the release of a hold.',
      ),
      built(
        'P3',
        'application/payments/pay-order',
        'If the customer must act, the payment shows `nextAction` to the customer alone. Paying again voids the attempt; if it was paid meanwhile, the new payment is refused.',
      ),
      built(
        'P4',
        'application/payments/pay-order',
        'At the expiry an attempt that waits for the customer is voided first. A payment on its way puts the expiry off, at most 14 days while the provider works on it.',
      ),
      built(
        'P5',
        'unit/payments/outcome',
        'A slow method keeps the order pending and its stock taken. If it fails days later, an order that staff confirmed stays confirmed, with money due.',
      ),
      built(
        'P6',
        'unit/payments/pay',
        'Staff record what was paid outside with `method: "manual"`. No provider is called, for its refunds neither.',
      ),
      built('P7', 'application/payments/pay-order', 'Customers pay their own orders. Staff need `payments:write`.'),
      built(
        'P8',
        'unit/payments/capture',
        'On hold, a payment is only authorized; the release of the last hold captures it. Voids, refunds and all outcomes are taken on hold.',
      ),
    ],
  },
  {
    title: 'Capturing and voiding',
    rules: [
      built(
        'C1',
        'unit/payments/capture',
        'A capture releases the rest of the authorization, unless `final` is false and the method allows parts.',
      ),
      built(
        'C2',
        'unit/payments/capture',
        'A capture takes by default the rest of the authorization, at most what is due; never more than either.',
      ),
      built(
        'C3',
        'unit/payments/capture',
        'Lines that are canceled before the capture need no call: the capture releases the rest.',
      ),
      built(
        'C4',
        'unit/payments/capture',
        'A void takes the open rest of one authorization. A call that the state of the payment does not allow is refused.',
      ),
      built(
        'C5',
        'unit/payments/outcome',
        'A lapsed authorization is voided with the reason `lapsed`, and nobody is charged again.',
      ),
      built(
        'C6',
        'unit/payments/capture',
        'A payment whose authorization, capture or void is unsettled takes no other of these. Refunds run side by side.',
      ),
      built(
        'C7',
        'unit/payments/shipment-captures',
        'With `captureOn: "shipment"` each parcel captures its worth, the first with the shipping, the last all that is due. An authorization that can be captured once is captured in full with the first. A parcel that leaves while a capture is under way is captured with its outcome.',
      ),
      built(
        'C8',
        'application/payments/pay-order',
        'A payment command that the provider refuses answers 402 with the reason. In a cancel or a return the answer is 200, and the credit stays.',
      ),
    ],
  },
  {
    title: 'Canceling, returning, refunding',
    rules: [
      built(
        'R1',
        'application/payments/refunds',
        'Canceling and receiving a return pay out the credit or leave it, by the policy of the shop or the field `refund`, which needs `payments:write`. Canceling the whole voids every open authorization.',
      ),
      built(
        'R2',
        'unit/payments/consequences',
        'A refund without a named payment takes the newest payment first. Payments that staff recorded are left alone.',
      ),
      built(
        'R3',
        'unit/payments/refund',
        'A refund is an amount, units, the shipping, or the credit. Units and shipping lower what the order is worth by their price, so nothing becomes due.',
      ),
      built('R4', 'unit/payments/refund', 'Refunds of a payment never exceed what it captured, less disputes.'),
      built(
        'R5',
        'unit/payments/refund',
        'What a refund takes above the credit is goodwill. It lowers what the order is worth, never below zero.',
      ),
      built('R6', 'unit/payments/refund', 'A refund that succeeded may fail later: the credit is there again.'),
      built(
        'R7',
        'unit/payments/refund',
        'A unit is worth what it cost after its discount. A return keeps the shipping unless the shop gives it back.',
      ),
      built(
        'R8',
        'unit/payments/refund',
        'The balance shows what the order is worth, authorized, pending, captured, refunded, disputed, due and in credit.',
      ),
      built(
        'R9',
        'unit/payments/quote-refund',
        'A quote tells what a refund or a cancel gives, with its tax. While the version is the same, the refund is equal to the cent.',
      ),
      built(
        'R10',
        'unit/returns/withdrawal',
        'Withdrawal in the EU: a return of the whole order that is asked for within `withdrawal.days` after the delivery gives the standard shipping back. A customer’s cancellation or return request for units in an open parcel is taken and holds the order.',
      ),
    ],
  },
  {
    title: 'The provider',
    rules: [
      built(
        'V1',
        'application/payments/settle-payments',
        'An operation whose answer was lost is looked up, not repeated. It has failed when the provider does not know it after 70 seconds.',
      ),
      built(
        'V2',
        'unit/payments/outcome',
        'An outcome is recorded only if it moves its operation forward: old, repeated and reordered ones change nothing.',
      ),
      built(
        'V3',
        'unit/payments/outcome',
        'Another amount than was asked for is recorded as the provider has it, and holds the order. Another currency is not counted.',
      ),
      built(
        'V4',
        'application/payments/receive-provider-event',
        'A refund made at the provider is recorded; above the credit it is goodwill.',
      ),
      built(
        'V5',
        'application/payments/receive-provider-event',
        'A dispute lowers what is paid, never what the order is worth; a dispute that is won gives it back.',
      ),
      built(
        'V6',
        'unit/payments/outcome',
        'A success that comes late to a canceled order is recorded with its void or refund in the same change.',
      ),
      built(
        'V7',
        'unit/payments/amount-step',
        'What an order is worth is rounded half up to the `amountStep` of its currency, which it keeps for life; `totals.roundingAmount` is the difference. Amounts of payments, captures and refunds must be multiples of the step.',
      ),
      built('V8', 'adapters/payments/simulator', 'Tokens and secrets stand in no event.', 'erasing a customer'),
    ],
  },
  {
    title: 'Keys and replies',
    rules: [
      built(
        'K1',
        'application/payments/place-with-payment',
        'An unknown outcome is 503 `provider-unavailable`. The same key gets the outcome later.',
      ),
      built(
        'K2',
        'unit/payments/chain',
        'A retry gets the order as the first answer to its payment left it, whoever recorded the answer.',
      ),
      built(
        'K3',
        'unit/orders/decision',
        '`If-Match` counts when money is asked for. An outcome is never refused: a command leaves room for it.',
      ),
      built('K4', 'unit/payments/consequences', 'An order is deleted only if every operation on it failed.'),
    ],
  },
  {
    title: 'Goods',
    rules: [
      built(
        'G1',
        'unit/fulfillment/fulfill',
        'A confirmed order without holds is packed, from its open units that need shipping.',
      ),
      built(
        'G2',
        'unit/fulfillment/parcels',
        'A parcel is shipped or canceled while it is open, and delivered once it is shipped.',
      ),
      built(
        'G3',
        'unit/returns/returns',
        'Units that were shipped can come back, for customers within the return window.',
      ),
      built(
        'G4',
        'unit/payments/consequences',
        'An order is completed in the change that makes it true: everything delivered, nothing due, owed, unsettled or disputed. Completing voids what is still authorized. Staff complete an order that has no hold, no unsettled operation and no open parcel or return request.',
      ),
      built(
        'G5',
        'unit/orders/edit',
        'Editing an order adds and cancels units in one change, for the total that a preview named. Customers edit their order while it is pending, staff also later. Backordered units are packed once they are in stock; what arrives is for the oldest orders.',
      ),
      built(
        'G6',
        'unit/returns/returns',
        'Refusals come in this order: 404, status, hold, state of the payment, parcel or return, 422.',
      ),
    ],
  },
];

export const rules: readonly Rule[] = areas.flatMap((area) => area.rules);

import { type OutOfStock, outOfStock } from '#application/catalog/out-of-stock';
import { type ReadingRecords, type WantsContact, withContact } from '#application/orders/contact-from-record';
import type { OrderNotFound } from '#application/orders/find-order';
import { callFor, doneOf, type ProviderUnavailable } from '#application/payments/change-with-calls';
import { giverOf, historyOf, judgeRisk, type OrderDenied } from '#application/payments/judge-risk';
import { settlesPayments } from '#application/payments/settle-operation';
import { type Ports, type Receipt, Unavailable, type Write, type Writes } from '#application/ports';
import {
  type Cart,
  type DiscountNotApplicable,
  type PricedCart,
  type PricingRefusal,
  priceCart,
  pricesCarts,
} from '#application/pricing/price-cart';
import { type IdempotencyKeyReused, receiptFor, refusedUnlessReplayed, resultIn } from '#application/receipts';
import { type Done, defineUseCase, type Request } from '#application/use-case';
import { actorOf, mayMoveMoney } from '#domain/access/caller';
import { referenceOwnerOf } from '#domain/access/reference-owner';
import { appliedOf, type DiscountCode } from '#domain/catalog/discount';
import { takesOf } from '#domain/catalog/stock';
import { regionCode } from '#domain/country';
import { minutes } from '#domain/instant';
import type { OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import type { CustomerId, Order } from '#domain/orders/order';
import { place } from '#domain/orders/place';
import type { CaptureMode } from '#domain/payments/payment';
import type { RiskReason } from '#domain/payments/risk';
import { ok, type Result, refuse } from '#domain/result';

export type PlaceOrder = Cart &
  WantsContact & {
    readonly customerId: CustomerId | undefined;
    readonly expectedTotalAmount: number | undefined;
    readonly externalReference: string | null;
    /** Undefined: the order is paid later. */
    readonly payment?: { readonly method: string; readonly capture: CaptureMode } | undefined;
  };

/** `quote`: the cart as it is priced now, or the order as the command would leave it. */
export type PriceChanged = {
  readonly kind: 'price-changed';
  readonly expected: number;
  readonly quote: PricedCart | Order;
};
export type ExternalReferenceTaken = { readonly kind: 'external-reference-taken'; readonly reference: string };
export type PlacingForOthers = { readonly kind: 'insufficient-scope'; readonly detail: string };

export type PlaceOrderRefusal =
  | PricingRefusal
  | OutOfStock
  | PriceChanged
  | OrderDenied
  | ExternalReferenceTaken
  | PlacingForOthers
  | ReadingRecords
  | IdempotencyKeyReused
  | OrderNotFound
  | ProviderUnavailable;

/** The ports of every use case that places orders. */
export const placesOrders = [
  ...pricesCarts,
  'customers',
  'recentOrders',
  'orders',
  'receipts',
  'orderIds',
  'commit',
  ...settlesPayments,
] as const;
type Placing = Pick<Ports, (typeof placesOrders)[number]>;
type Answer = Result<Done<Order>, PlaceOrderRefusal>;

/** The attempts of one command while the catalog changes or an order id collides. */
const maximumRounds = 5;

const payingForOthers: PlacingForOthers = {
  kind: 'insufficient-scope',
  detail: 'Staff need the scope payments:write to pay with a placement.',
};

const customerOf = ({ customerId }: PlaceOrder, { caller }: Request): Result<CustomerId, PlacingForOthers> => {
  if (caller.role === 'staff') return ok(customerId ?? (caller.staffId as CustomerId));
  if (caller.role === 'customer' && (customerId ?? caller.customerId) === caller.customerId)
    return ok(caller.customerId);
  return refuse({ kind: 'insufficient-scope', detail: 'A customer places orders for themselves only.' });
};

/** The reply of an earlier attempt of this command: the order as it was placed, after its payment. */
const replay = async (ports: Placing, receipt: Receipt, request: Request): Promise<Answer> => {
  const result = resultIn(receipt, request.cause, 'order');
  if (!result.ok) return result;
  const record = await ports.orders.find(result.value.id);
  if (record === undefined) return refuse({ kind: 'order-not-found' });
  return doneOf(await callFor(ports, { record, version: 1, replayed: true }, request));
};

/** Asks the risk rules about the priced cart of a command. Its rounds read the customer's history once. */
const judging = (ports: Placing, { private: data }: PlaceOrder, { caller }: Request, customerId: CustomerId) => {
  const placementFacts = {
    occasion: 'placement',
    by: giverOf(caller),
    customerId,
    email: data.email ?? null,
    shippingAddress: data.shippingAddress ?? null,
    history: historyOf(ports, customerId),
  } as const;
  return ({ price: { currency, totals } }: PricedCart) =>
    judgeRisk(ports, { ...placementFacts, currency, totalAmount: totals.totalAmount });
};

type AcceptedCart = { readonly cart: PricedCart; readonly riskReasons: readonly RiskReason[] };

const acceptedCart = async (
  ports: Placing,
  command: PlaceOrder,
  judge: ReturnType<typeof judging>,
  fresh: boolean,
): Promise<Result<AcceptedCart, PricingRefusal | PriceChanged | OrderDenied>> => {
  const priced = await priceCart(ports, command, { fresh });
  if (!priced.ok) return priced;
  const cart = priced.value;
  const expected = command.expectedTotalAmount;
  if (expected !== undefined && expected !== cart.price.totals.totalAmount)
    return refuse({ kind: 'price-changed', expected, quote: cart });
  const judged = await judge(cart);
  return judged.ok ? ok({ cart, riskReasons: judged.value }) : judged;
};

const newRecord = (
  ports: Placing,
  command: PlaceOrder,
  request: Request,
  customerId: CustomerId,
  { cart, riskReasons }: AcceptedCart,
): OrderRecord => {
  const at = ports.clock.now();
  return place(
    {
      id: ports.orderIds.next(customerId, at),
      customerId,
      externalReference: command.externalReference,
      price: cart.price,
      standardShippingAmount: cart.standardShippingAmount,
      discount: appliedOf(cart.discount, () => ports.orderIds.redeemerOf(customerId)),
      taxCountry: cart.destination.country,
      taxRegion: regionCode(cart.destination.country, cart.destination.region),
      private: command.private,
      payment: command.payment && { ...command.payment, provider: ports.payments.provider },
      riskReasons,
    },
    {
      at,
      actor: actorOf(request.caller),
      cause: request.cause,
      trace: request.trace,
      expiresAt: at + minutes(ports.shop.pendingOrderMinutes),
    },
  );
};

type PlacementWrite = Extract<
  Write,
  { kind: 'new-order' | 'receipt' | 'take-stock' | 'redeem-discount' | 'redeem-for-customer' | 'external-reference' }
>;

/** A discount counts redemptions where it has a maximum; without one there is no write. */
const redemptions = ({ discount: applied }: Order, { discount }: PricedCart): readonly PlacementWrite[] => {
  if (applied === null || discount === undefined) return [];
  const { code, version, maxRedemptionsPerCustomer: maximum } = discount;
  const { counted, redeemer } = applied;
  return [
    ...(counted ? [{ kind: 'redeem-discount', code, factsVersion: version } as const] : []),
    ...(redeemer === null || maximum === null
      ? []
      : [{ kind: 'redeem-for-customer', code, redeemer, maximum } as const]),
  ];
};

const writesOf = (record: OrderRecord, order: Order, command: PlaceOrder, cart: PricedCart): Writes<PlacementWrite> => {
  const [{ at, cause }] = record.changes;
  return [
    { kind: 'new-order', record, order },
    { kind: 'receipt', receipt: receiptFor(cause, { kind: 'order', id: record.id }, at) },
    ...takesOf(command.lines, cart.facts),
    ...redemptions(order, cart),
    ...(record.externalReference === null
      ? []
      : [
          {
            kind: 'external-reference',
            reference: record.externalReference,
            owner: referenceOwnerOf(record),
            orderId: record.id,
          } as const,
        ]),
  ];
};

const usedUp = (code: DiscountCode, because: DiscountNotApplicable['because']): DiscountNotApplicable => ({
  kind: 'discount-not-applicable',
  code,
  because,
});

/**
 * A discount without a maximum may be changed, limited or deleted after it priced the cart. Its order writes nothing to
 * it, so no condition of the commit would notice. The read is strongly consistent, just before the commit.
 */
const hasOldDiscount = async (ports: Placing, { discount }: PricedCart): Promise<boolean> => {
  if (discount === undefined || discount.maxRedemptions !== null) return false;
  const stored = await ports.discounts.find(discount.code, { fresh: true });
  return stored?.version !== discount.version;
};

/**
 * Commits order, stock, receipt, redemption and reference at once. The receipt is part of the commit, so only a refusal
 * needs to read it.
 */
const placeInRounds = async (ports: Placing, command: PlaceOrder, request: Request, customerId: CustomerId) => {
  const judge = judging(ports, command, request, customerId);
  let fresh = false;
  for (let round = 0; round < maximumRounds; round += 1) {
    const accepted = await acceptedCart(ports, command, judge, fresh);
    if (!accepted.ok) {
      // The cached facts may be old: only fresh facts may refuse.
      if (fresh)
        return refusedUnlessReplayed<Answer>(ports, request, accepted, (receipt) => replay(ports, receipt, request));
      fresh = true;
      continue;
    }
    const { cart } = accepted.value;
    const record = newRecord(ports, command, request, customerId, accepted.value);
    if (await hasOldDiscount(ports, cart)) {
      fresh = true;
      continue;
    }
    const order = fold(record);
    const committed = await ports.commit(writesOf(record, order, command, cart));
    if (committed.kind === 'committed')
      return doneOf(await callFor(ports, { record, version: 1, replayed: false }, request));
    const { why } = committed;
    if (why.kind === 'receipt-exists') return replay(ports, why.receipt, request);
    if (why.kind === 'reference-taken')
      return refuse({ kind: 'external-reference-taken', reference: command.externalReference ?? '' });
    if (why.kind === 'discount-used-up') return refuse(usedUp(why.code, 'used-up'));
    if (why.kind === 'discount-used-up-by-customer') return refuse(usedUp(why.code, 'used-up-by-customer'));
    if (why.kind === 'stock-short') return refuse(outOfStock(command.lines, why));
    fresh = why.kind === 'facts-changed' || why.kind === 'discount-changed';
  }
  throw new Unavailable('the catalog changed in every attempt of this placement; repeat the request');
};

/** Places an order: it is pending until it is paid or confirmed, or expires. A declined payment leaves it pending. */
export const placeOrder = defineUseCase({
  uses: placesOrders,
  with:
    (ports) =>
    async (command: PlaceOrder, request: Request): Promise<Answer> => {
      if (command.payment !== undefined && request.caller.role === 'staff' && !mayMoveMoney(request.caller))
        return refuse(payingForOthers);
      const customerId = customerOf(command, request);
      if (!customerId.ok) return customerId;
      const complete = await withContact(ports, command, customerId.value, request);
      return complete.ok ? placeInRounds(ports, complete.value, request, customerId.value) : complete;
    },
});

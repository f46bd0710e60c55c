import { type OutOfStock, outOfStock } from '#application/catalog/out-of-stock';
import { type ChangeRefusal, storeChange } from '#application/orders/change-order';
import type { Decided, Takes } from '#application/orders/commit-decision';
import { findOrder } from '#application/orders/find-order';
import type { PriceChanged } from '#application/orders/place-order';
import { callsProvider, changeWithCalls, type ProviderUnavailable } from '#application/payments/change-with-calls';
import { judgeOrder, type OrderDenied } from '#application/payments/judge-risk';
import type { Commit, Ports } from '#application/ports';
import { type CurrencyMismatch, readGoods, type UnknownProduct } from '#application/pricing/price-goods';
import { priceShipment, type UnknownShippingMethod } from '#application/pricing/price-shipment';
import { type Done, defineUseCase, type Request } from '#application/use-case';
import type { Caller } from '#domain/access/caller';
import type { ProductFacts, Sku } from '#domain/catalog/product';
import type { StockMove } from '#domain/catalog/stock';
import type { MinorUnits } from '#domain/money';
import { type Edit, type EditRefusal, edit, editable, goodsAmountAfter, openForEdits } from '#domain/orders/edit';
import { evolveAll, fold } from '#domain/orders/evolve';
import { holdForRisks } from '#domain/orders/holds/hold';
import type { LineQuantities } from '#domain/orders/lines/line-quantities';
import { worthOf } from '#domain/orders/money/balance';
import type { ConfirmedOrder, Order, PendingOrder } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import { taxDestinationOf } from '#domain/orders/replace-shipping-address';
import type { RiskReason } from '#domain/payments/risk';
import { priceLines } from '#domain/pricing';
import { ok, type Result, refuse } from '#domain/result';

/** At least one entry in `add` and `cancel` together; `cancel` names each line once. */
export type EditOrder = {
  readonly id: OrderId;
  readonly add: readonly StockMove[];
  readonly cancel: LineQuantities;
  /** Stores nothing. */
  readonly preview: boolean;
  /** What the order should be worth after the edit; undefined: any amount. */
  readonly expectedTotalAmount: MinorUnits | undefined;
};

type RefusedEdit =
  | EditRefusal
  | UnknownProduct
  | CurrencyMismatch
  | UnknownShippingMethod
  | PriceChanged
  | OrderDenied
  | OutOfStock;
type Refused = RefusedEdit | ChangeRefusal | ProviderUnavailable;

const uses = [...callsProvider, 'products', 'taxRates', 'shippingRates', 'recentOrders'] as const;
type Editing = Pick<Ports, (typeof uses)[number]>;

type PricedEdit = { readonly edit: Edit; readonly facts: ReadonlyMap<Sku, ProductFacts> };

/**
 * The new lines at the prices and taxes of today, without discount. The order keeps the shipping that it has; else the
 * first line that needs shipping adds the default method (money.md G5). The facts are read fresh: the commit checks only
 * those of products whose stock it takes, and units that replace canceled ones take none.
 */
const priceEdit = async (
  ports: Editing,
  order: PendingOrder | ConfirmedOrder,
  { add, cancel: canceled }: EditOrder,
): Promise<Result<PricedEdit, UnknownProduct | CurrencyMismatch | UnknownShippingMethod>> => {
  if (add.length === 0) return ok({ edit: { added: [], canceled, shipping: null }, facts: new Map() });
  const { currency, pricesIncludeTax } = order;
  const destination = taxDestinationOf(order);
  const goods = await readGoods(ports, { currency, lines: add, destination }, { fresh: true });
  if (!goods.ok) return refuse({ ...goods.refusal, list: 'add' });
  const { items, facts, rules } = goods.value;
  const added = priceLines(
    items.map(({ item }) => item),
    pricesIncludeTax,
    null,
  );
  if (order.shipping !== null) return ok({ edit: { added, canceled, shipping: null }, facts });
  const goodsAmount = goodsAmountAfter(order, { added, canceled });
  const lines = added;
  const shipment = { method: undefined, currency, pricesIncludeTax, destination, rules, goodsAmount, lines };
  const shipping = await priceShipment(ports, shipment);
  return shipping.ok
    ? ok({ edit: { added, canceled, shipping: shipping.value }, facts })
    : refuse({ ...shipping.refusal, list: 'add' });
};

/**
 * Why the risk rules hold the order with its new lines; mostly for no reason. Refused if it is worth another amount than
 * expected, or a rule denies it.
 */
const accepted = async (
  ports: Editing,
  order: Order,
  { add, expectedTotalAmount: expected }: EditOrder,
  caller: Caller,
): Promise<Result<readonly RiskReason[], PriceChanged | OrderDenied>> => {
  const totalAmount = worthOf(order);
  if (expected !== undefined && expected !== totalAmount)
    return refuse({ kind: 'price-changed', expected, quote: order });
  if (add.length === 0) return ok([]);
  return judgeOrder(ports, order, caller, { occasion: 'edit', totalAmount });
};

const decideEdit = async (
  ports: Editing,
  command: EditOrder,
  caller: Caller,
  order: Order,
): Promise<Result<Decided<RefusedEdit>, RefusedEdit>> => {
  const open = openForEdits(caller, order);
  if (!open.ok) return open;
  const may = editable(open.value, { added: command.add.length, canceled: command.cancel });
  if (!may.ok) return may;
  const priced = await priceEdit(ports, may.value, command);
  if (!priced.ok) return priced;
  const decision = edit(may.value, priced.value.edit, priced.value.facts);
  const after = await accepted(ports, evolveAll(order, decision.events), command, caller);
  if (!after.ok) return after;
  const events = [...decision.events, ...holdForRisks(order, order.version + 1, after.value)];
  const takes: Takes<RefusedEdit> = {
    units: decision.takes,
    whenShort: (why) => ({ ...outOfStock(command.add, why), list: 'add' }),
  };
  return ok({ ...decision, events, takes });
};

const storesNothing: Commit = async () => ({ kind: 'committed' });

/** The order as the edit would leave it, with the version that it has. The stock is not asked. */
const preview = async (
  ports: Editing,
  command: EditOrder,
  request: Request,
): Promise<Result<Done<Order>, RefusedEdit | ChangeRefusal>> => {
  const found = await findOrder(ports, command.id, request.caller);
  if (!found.ok) return found;
  const { changes } = found.value;
  const stored = await storeChange<RefusedEdit>({ ...ports, commit: storesNothing }, found.value, request, (order) =>
    decideEdit(ports, command, request.caller, order),
  );
  if (!stored.ok) return stored;
  return ok({ value: { ...fold(stored.value.record), version: changes.length }, replayed: false });
};

/**
 * Adds lines at the prices of today and cancels units that are not in a parcel, in one commit with the stock. The rest
 * follows: the order may be confirmed, something may be due or in credit. An edit refunds nothing by itself (money.md G5).
 */
export const editOrder = defineUseCase({
  uses,
  with:
    (ports) =>
    async (command: EditOrder, request: Request): Promise<Result<Done<Order>, Refused>> =>
      command.preview
        ? preview(ports, command, request)
        : changeWithCalls<RefusedEdit>(ports, command.id, request, (order) =>
            decideEdit(ports, command, request.caller, order),
          ),
});

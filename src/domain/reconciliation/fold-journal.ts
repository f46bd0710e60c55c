import type { Change, OrderEvent, OrderRecord } from '#domain/orders/events';
import { type Effects, type Journal, withinGoods } from '#domain/reconciliation/journal';
import { goodsEffects } from '#domain/reconciliation/journal-goods';
import { moneyEffects } from '#domain/reconciliation/journal-money';

const effects: Effects = { ...goodsEffects, ...moneyEffects };

/** The cast is safe: a type selects the effect of its own data, which the compiler cannot follow through a union. */
const effectOf = ({ type }: OrderEvent) => effects[type] as (journal: Journal, data: unknown) => Journal;

const empty: Journal = {
  pricesIncludeTax: false,
  amountStep: 1,
  lines: new Map(),
  parcels: new Map(),
  shippingAmount: null,
  shippingRefundedAmount: 0,
  goodwill: new Map(),
  operations: new Map(),
};

/** The journal after each change, in their order. */
export function* journalsOf({ changes }: Pick<OrderRecord, 'changes'>): Generator<readonly [Journal, Change]> {
  let journal = empty;
  for (const change of changes) {
    for (const event of change.events) journal = withinGoods(effectOf(event)(journal, event.data));
    yield [journal, change];
  }
}

/** The sums of the whole journal. */
export const journalOf = (record: Pick<OrderRecord, 'changes'>): Journal => {
  let last = empty;
  for (const [journal] of journalsOf(record)) last = journal;
  return last;
};

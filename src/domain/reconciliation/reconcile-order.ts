import { namesOf } from '#domain/names';
import type { OrderRecord } from '#domain/orders/events';
import { type Balance, balanceOf } from '#domain/orders/money/balance';
import type { LineQuantity, Order } from '#domain/orders/order';
import type { ImpossibleUnits, SumDifference, UnitsDifference } from '#domain/reconciliation/difference';
import { journalOf } from '#domain/reconciliation/fold-journal';
import type { JournalLine } from '#domain/reconciliation/journal';
import { balanceIn } from '#domain/reconciliation/journal-balance';

const sums = namesOf<Balance>({
  currentAmount: true,
  adjustedAmount: true,
  authorizedAmount: true,
  pendingAmount: true,
  capturedAmount: true,
  refundedAmount: true,
  disputedAmount: true,
  dueAmount: true,
  creditAmount: true,
  refundableAmount: true,
});

const counts = namesOf<LineQuantity>({
  ordered: true,
  canceled: true,
  fulfilled: true,
  delivered: true,
  returned: true,
});

const none: LineQuantity = { ordered: 0, canceled: 0, fulfilled: 0, delivered: 0, returned: 0 };

/** Units are open, canceled, in a parcel, or taken out by a refund; only what is in a parcel is delivered. */
const isPossible = ({ requiresShipping, units }: JournalLine): boolean => {
  const { ordered, canceled, fulfilled, delivered, returned } = units;
  const used = canceled + (requiresShipping ? fulfilled : returned);
  return (
    used <= ordered && canceled + returned <= ordered && delivered <= fulfilled && counts.every((n) => units[n] >= 0)
  );
};

/**
 * Compares the sums of an order's journal with its state: its balance, and the units of its lines. `order`: the fold of
 * the record.
 */
export const reconcileOrder = (
  record: OrderRecord,
  order: Order,
): readonly (SumDifference | UnitsDifference | ImpossibleUnits)[] => {
  const orderId = record.id;
  const journal = journalOf(record);
  const [inJournal, inOrder] = [balanceIn(journal), balanceOf(order)];
  const units = new Map(order.lines.map(({ id, quantity }) => [id, quantity]));
  const lineIds = new Set([...journal.lines.keys(), ...units.keys()]);
  return [
    ...sums
      .filter((of) => inJournal[of] !== inOrder[of])
      .map((of) => ({ kind: 'order-sum', orderId, of, journal: inJournal[of], order: inOrder[of] }) as const),
    ...[...lineIds].flatMap((lineId) => {
      const [left, right] = [journal.lines.get(lineId)?.units ?? none, units.get(lineId) ?? none];
      return counts
        .filter((of) => left[of] !== right[of])
        .map((of) => ({ kind: 'order-units', orderId, lineId, of, journal: left[of], order: right[of] }) as const);
    }),
    ...[...journal.lines]
      .filter(([, line]) => !isPossible(line))
      .map(([lineId, line]) => ({ kind: 'order-units-impossible', orderId, lineId, units: line.units }) as const),
  ];
};

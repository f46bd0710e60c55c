import type { OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import type { Order } from '#domain/orders/order';
import { allocate, taxIn } from '#test/oracle/money/exact';
import { currentAmount, type Part, partsLeft } from '#test/oracle/money/worth';
import type { Order as OracleOrder } from '#test/oracle/order';

/**
 * A report by brute force: the orders as they were at the end of each day, less what they were at the end of the day before.
 * It shares no code with the reports, and takes what an order is worth from the oracle.
 */

/** The sums of a row by `report day currency labels name`, without those of 0. */
export type Recount = ReadonlyMap<string, number>;

const oracleOf = ({ lines, shipping, shippingRefundedAmount, ...order }: Order): OracleOrder =>
  ({
    ...order,
    lines: lines.map(({ quantity, ...line }) => ({
      ...line,
      units: quantity.ordered,
      canceled: quantity.canceled,
      returned: quantity.returned,
    })),
    shipping,
    shippingGivenBack: shippingRefundedAmount,
  }) as unknown as OracleOrder;

type Tax = { readonly rate: string; readonly net: number; readonly tax: number };

const taxOfPart = ({ rate, taxAmount, totalAmount }: Part, share: number): Tax => {
  const net = totalAmount - taxAmount;
  const given = Math.max(share - net, Math.min(taxIn(share, rate), taxAmount));
  return { rate, net: net - (share - given), tax: taxAmount - given };
};

const taxesLeft = (order: OracleOrder): readonly Tax[] => {
  const parts = partsLeft(order);
  const goodwill = order.adjustments.reduce((sum, { amount }) => sum + amount, 0);
  const shares = allocate(
    goodwill,
    parts.map(({ totalAmount }) => totalAmount),
  );
  return parts.map((part, index) => taxOfPart(part, shares[index] ?? 0));
};

const taxesSold = ({ lines, shipping }: Order): readonly Tax[] => [
  ...lines.map((line) => ({ rate: line.taxRate, net: line.netAmount, tax: line.taxAmount })),
  ...(shipping?.taxes ?? []).map((share) => ({ rate: share.rate, net: share.netAmount, tax: share.taxAmount })),
];

/** Refunds that succeeded, and those of them that came back, by the events alone. */
const refundsIn = ({ changes }: Pick<OrderRecord, 'changes'>) => {
  const sums = { refundCount: 0, refundedAmount: 0, failedRefundCount: 0, failedRefundAmount: 0 };
  const succeeded = new Map<string, number>();
  for (const { type, data } of changes.flatMap(({ events }) => events)) {
    if (type === 'payment.refunded') {
      sums.refundCount += 1;
      sums.refundedAmount += data.amount;
      succeeded.set(data.operationId, data.amount);
    }
    const back = type === 'payment.refund-failed' ? succeeded.get(data.operationId) : undefined;
    if (back === undefined) continue;
    sums.failedRefundCount += 1;
    sums.failedRefundAmount += back;
  }
  return sums;
};

/** What the customer has paid and not got back (N of money.md), by the events alone. A refund counts from its request. */
const netPaidIn = ({ changes }: Pick<OrderRecord, 'changes'>): number => {
  const byOperation = new Map<string, number>();
  for (const { type, data } of changes.flatMap(({ events }) => events)) {
    if (type === 'payment.captured') byOperation.set(data.operationId, data.amount);
    const isRefund = type === 'payment.refunded' || (type === 'payment.requested' && data.operation === 'refund');
    if (isRefund || type === 'payment.disputed') byOperation.set(data.operationId, -data.amount);
    if (type === 'payment.refund-failed' || (type === 'payment.dispute-closed' && data.won))
      byOperation.set(data.operationId, 0);
  }
  return [...byOperation.values()].reduce((sum, amount) => sum + amount, 0);
};

/** The rate without zeros at its end. */
const plain = (rate: string): string => String(Number(rate));

/** The sums of an order after some of its changes, by report, labels and name. */
const sumsOf = (record: OrderRecord, version: number): Recount => {
  const sums = new Map<string, number>();
  const add = (label: string, name: string, amount: number): void => {
    sums.set(`${label} ${name}`, (sums.get(`${label} ${name}`) ?? 0) + amount);
  };
  if (version === 0) return sums;
  const order = fold(record, version);
  const oracle = oracleOf(order);
  const { totals, currency } = order;
  const sold = taxesSold(order);
  for (const [name, amount] of Object.entries({
    orderCount: 1,
    canceledOrderCount: Number(order.status === 'canceled'),
    grossAmount: totals.subtotalAmount,
    discountAmount: totals.discountAmount,
    shippingAmount: totals.shippingAmount,
    netAmount: sold.reduce((sum, { net }) => sum + net, 0),
    taxAmount: sold.reduce((sum, { tax }) => sum + tax, 0),
    roundingAmount: totals.roundingAmount,
    // The columns of what was taken back are compared as one: by these states nobody can tell them apart.
    fallenAmount: totals.totalAmount - currentAmount(oracle),
    ...refundsIn({ changes: record.changes.slice(0, version) as never }),
  }))
    add(`sales ${currency}`, name, amount);
  const due = currentAmount(oracle) - netPaidIn({ changes: record.changes.slice(0, version) as never });
  add(`balances ${currency}`, due > 0 ? 'dueAmount' : 'creditAmount', Math.abs(due));
  add(`balances ${currency}`, due > 0 ? 'dueOrderCount' : 'creditOrderCount', due === 0 ? 0 : 1);
  const place = `taxes ${currency} ${order.taxCountry} ${order.taxRegion}`;
  for (const { rate, net, tax } of sold) {
    add(`${place} ${plain(rate)}`, 'netAmount', net);
    add(`${place} ${plain(rate)}`, 'taxAmount', tax);
    add(`${place} ${plain(rate)}`, 'refundedNetAmount', net);
    add(`${place} ${plain(rate)}`, 'refundedTaxAmount', tax);
  }
  for (const { rate, net, tax } of taxesLeft(oracle)) {
    add(`${place} ${plain(rate)}`, 'refundedNetAmount', -net);
    add(`${place} ${plain(rate)}`, 'refundedTaxAmount', -tax);
  }
  for (const [index, line] of order.lines.entries()) {
    const product = `products ${currency} ${line.sku}`;
    const left = partsLeft(oracle)[index];
    add(product, 'orderedQuantity', line.quantity.ordered);
    add(product, 'canceledQuantity', line.quantity.canceled);
    add(product, 'returnedQuantity', line.quantity.returned);
    add(product, 'netAmount', line.netAmount);
    add(product, 'refundedNetAmount', line.netAmount - ((left?.totalAmount ?? 0) - (left?.taxAmount ?? 0)));
  }
  return sums;
};

/** The day of a moment by the formatter of another language than the service uses. */
const dayAt = (timeZone: string, at: number): string => new Date(at).toLocaleDateString('sv-SE', { timeZone });

/** The reports over orders by the day of each change, or all of an order on the day of its placement. */
export const recount = (records: readonly OrderRecord[], timeZone: string, by: 'booked' | 'placed'): Recount => {
  const total = new Map<string, number>();
  const add = (day: string, sums: Recount, sign: number): void => {
    for (const [name, amount] of sums) total.set(`${day} ${name}`, (total.get(`${day} ${name}`) ?? 0) + sign * amount);
  };
  for (const record of records) {
    const days = record.changes.map(({ at }) => dayAt(timeZone, at));
    const placedOn = days[0] ?? '';
    for (const [index, day] of days.entries()) {
      if (days[index + 1] === day) continue;
      const on = by === 'placed' ? placedOn : day;
      add(on, sumsOf(record, index + 1), 1);
      add(on, sumsOf(record, days.indexOf(day)), -1);
    }
  }
  return new Map([...total].filter(([, amount]) => amount !== 0).toSorted());
};

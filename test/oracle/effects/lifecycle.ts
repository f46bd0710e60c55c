import type { Effect, Fact } from '#test/oracle/facts';
import { type Line, numbered, type Order, type Quantities } from '#test/oracle/order';

/** A released order has at least this long to be paid (money.md F5). */
const leastTime = 10 * 60_000;

/** Moves a count of the named lines. Throws if a line is missing or has fewer units: such a fact cannot have happened. */
export const moveUnits = (order: Order, quantities: Quantities, count: 'canceled' | 'returned'): Order => {
  const moved = (line: Line): Line => {
    const quantity = quantities.find(({ lineId }) => lineId === line.id)?.quantity ?? 0;
    const after = { ...line, [count]: line[count] + quantity };
    if (after.canceled + after.returned > after.units)
      throw new Error(`Line ${line.id} has no ${quantity} units left.`);
    return after;
  };
  const unknown = quantities.find(({ lineId }) => !order.lines.some(({ id }) => id === lineId));
  if (unknown !== undefined) throw new Error(`The order has no line ${unknown.lineId}.`);
  return { ...order, lines: order.lines.map(moved) };
};

/** A status that is not pending has no time to pay. */
const inStatus = (order: Order, status: Exclude<Order['status'], 'pending'>): Order => ({
  ...order,
  status,
  expiresAt: null,
  timeLeft: null,
});

/** Every unit that is left is canceled, and shipping with them (money.md F2, G6). */
const withoutUnits = (order: Order): Order =>
  inStatus(
    { ...order, lines: order.lines.map((line) => ({ ...line, canceled: line.units - line.returned })) },
    'canceled',
  );

/** The first hold of a pending order stops its clock (money.md F5). */
const hold: Effect<'order.held'> = (order, { holdId, at }) => ({
  ...order,
  holds: [...order.holds, holdId],
  expiresAt: null,
  timeLeft: order.expiresAt === null ? order.timeLeft : Math.max(0, order.expiresAt - at),
});

/** The last release gives a pending order the time that was left, at least 10 minutes (money.md F5). */
const release: Effect<'order.hold-released'> = (order, { holdId, at }) => {
  const holds = order.holds.filter((id) => id !== holdId);
  const starts = order.status === 'pending' && holds.length === 0 && order.timeLeft !== null;
  return starts
    ? { ...order, holds, expiresAt: at + Math.max(leastTime, order.timeLeft ?? 0), timeLeft: null }
    : { ...order, holds };
};

/** Shipping stays as it is; an edit prices it where there was none (money.md G5). */
const edit: Effect<'order.edited'> = (order, { add, cancel, shipping }) => {
  const left = moveUnits(order, cancel, 'canceled');
  return {
    ...left,
    lines: [...left.lines, ...numbered(add, left.lines.length)],
    shipping: left.shipping ?? shipping ?? null,
  };
};

export const lifecycleEffects = {
  'order.lines-canceled': (order, { lines }) => moveUnits(order, lines, 'canceled'),
  'order.canceled': withoutUnits,
  'order.expired': withoutUnits,
  'order.confirmed': (order) => inStatus(order, 'confirmed'),
  'order.completed': (order) => inStatus(order, 'completed'),
  'order.held': hold,
  'order.hold-released': release,
  'order.edited': edit,
} satisfies { [Type in Extract<Fact['type'], `order.${string}`>]: Effect<Type> };

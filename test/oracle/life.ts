import fc from 'fast-check';
import { apply } from '#test/oracle/apply';
import type { Fact } from '#test/oracle/facts';
import { expiresAt, placed } from '#test/oracle/golden';
import { capturableAmount, payableAmount, takenOutAmount } from '#test/oracle/money/amounts';
import { isUnsettled, refundableAmount } from '#test/oracle/money/payments';
import { type Cart, pricedLines, pricedShipping } from '#test/oracle/money/pricing';
import { isCovered } from '#test/oracle/money/sums';
import type { Line, Operation, Order, Payment, Quantities } from '#test/oracle/order';
import { consequence } from '#test/oracle/statuses';
import { fulfilledUnits, openUnits, refundableUnits, returnableUnits } from '#test/oracle/units';

/** One command of a random life: which, on what, and how much, each a share of what is possible in thousandths. */
type Step = { readonly move: number; readonly which: number; readonly much: number; readonly chance: number };

type Choice = Step & { readonly id: string };

const oneOf = <Item>(items: readonly Item[], thousandths: number): Item | undefined =>
  items[Math.min(items.length - 1, Math.floor((thousandths * items.length) / 1000))];

/** From 1 to `most`; `most` in a tenth of all cases. */
const upTo = (most: number, thousandths: number): number =>
  thousandths > 900 ? most : 1 + Math.floor((thousandths * (most - 1)) / 1000);

/** As `upTo`, a multiple of the order's step (money.md V7). */
const amountUpTo = ({ amountStep }: Order, most: number, thousandths: number): number =>
  upTo(most / amountStep, thousandths) * amountStep;

const someUnits = (
  order: Order,
  { which, much }: Choice,
  available: (order: Order, line: Line) => number,
): Quantities | null => {
  const line = oneOf(
    order.lines.filter((entry) => available(order, entry) > 0),
    which,
  );
  return line === undefined ? null : [{ lineId: line.id, quantity: upTo(available(order, line), much) }];
};

const isOpen = ({ status }: Order): boolean => status === 'pending' || status === 'confirmed';
const isFree = ({ operations }: Payment): boolean =>
  !operations.some((operation) => operation.type !== 'refund' && isUnsettled(operation));

type Move = (order: Order, choice: Choice) => readonly Fact[];

const none: readonly Fact[] = [];

const cancelLines: Move = (order, choice) => {
  const lines = isOpen(order) ? someUnits(order, choice, openUnits) : null;
  return lines === null ? none : [{ type: 'order.lines-canceled', lines }];
};

/** Lives that end early show little: most steps do not end one. */
const endWhole: Move = (order, { chance, much }) => {
  if (much > 200) return none;
  const hasParcel = order.lines.some((line) => fulfilledUnits(order, line) > 0);
  if (order.status === 'pending' && order.holds.length === 0 && !isCovered(order) && chance < 500)
    return [{ type: 'order.expired' }];
  return isOpen(order) && !hasParcel ? [{ type: 'order.canceled' }] : none;
};

const confirm: Move = (order) =>
  order.status === 'pending' && order.holds.length === 0 ? [{ type: 'order.confirmed' }] : none;

/** A hold is released sooner than another is placed: a held order waits for most of a life. */
const holdOrRelease: Move = (order, { id, which, much }) => {
  const holdId = oneOf(order.holds, which);
  const at = Math.floor((much * expiresAt) / 1000);
  if (holdId !== undefined) return [{ type: 'order.hold-released', holdId, at }];
  return isOpen(order) && much < 300 ? [{ type: 'order.held', holdId: id, at }] : none;
};

const edit: Move = (order, { which, much }) => {
  if (!isOpen(order) || order.lines.length > 6) return none;
  const { pricesIncludeTax } = order;
  const taxRate = oneOf(['0', '0.07', '0.19'], which) ?? '0';
  const add = pricedLines({
    pricesIncludeTax,
    lines: [{ unitAmount: 100 + much, units: 2, taxRate }],
    shippingAmount: null,
  });
  return [{ type: 'order.edited', add, cancel: [], shipping: pricedShipping(490, add, pricesIncludeTax) }];
};

const pay: Move = (order, { id, much, chance }) => {
  const most = payableAmount(order);
  if (most === 0 || order.payments.length > 9) return none;
  const operation = { paymentId: id, operationId: `${id}a` };
  const amount = amountUpTo(order, most, much);
  const request: Fact = { type: 'payment.requested', ...operation, method: 'tok_ok', amount };
  if (chance < 500) return [request, { type: 'payment.authorized', ...operation, amount }];
  if (chance < 600) return [request, { type: 'payment.requires-action', ...operation }];
  return chance < 700 ? [request, { type: 'payment.processing', ...operation }] : [request];
};

/** A payment outside that staff record: any amount. */
const record: Move = (order, { id, much }) => {
  const amount = (much + 1) * order.amountStep;
  return [
    { type: 'payment.requested', paymentId: id, operationId: `${id}a`, method: 'manual', amount },
    { type: 'payment.captured', paymentId: id, operationId: `${id}c`, amount, final: true },
  ];
};

const capture: Move = (order, { id, which, much }) => {
  const payment = oneOf(
    order.payments.filter((entry) => isFree(entry) && capturableAmount(order, entry.id) > 0),
    which,
  );
  if (payment === undefined) return none;
  const amount = amountUpTo(order, capturableAmount(order, payment.id), much);
  return [{ type: 'payment.capture-requested', paymentId: payment.id, operationId: id, amount }];
};

const voidOrLapse: Move = (order, { id, which, chance }) => {
  const payment = oneOf(
    order.payments.filter((entry) => isFree(entry) && entry.authorizedAmount > 0),
    which,
  );
  if (payment === undefined) return none;
  return chance < 500
    ? [{ type: 'payment.void-requested', paymentId: payment.id, operationId: id }]
    : [{ type: 'payment.voided', paymentId: payment.id }];
};

const outcomeOf = (paymentId: string, { id, type, amount }: Operation, { much, chance }: Choice): Fact => {
  const operation = { paymentId, operationId: id };
  const fails = chance < 250;
  if (type === 'refund')
    return fails ? { type: 'payment.refund-failed', ...operation } : { type: 'payment.refunded', ...operation, amount };
  if (fails) return { type: 'payment.failed', ...operation };
  if (type === 'void') return { type: 'payment.voided', ...operation };
  return type === 'authorization'
    ? { type: 'payment.authorized', ...operation, amount }
    : { type: 'payment.captured', ...operation, amount, final: much < 500 };
};

const settle: Move = (order, choice) => {
  const waiting = order.payments.flatMap(({ id, operations }) =>
    operations
      .filter((operation) => isUnsettled(operation) || operation.state === 'requires-action')
      .map((operation) => outcomeOf(id, operation, choice)),
  );
  const outcome = oneOf(waiting, choice.which);
  return outcome === undefined ? none : [outcome];
};

/** A bank sends a refund back that succeeded (money.md R6). */
const sendBack: Move = (order, { which }) => {
  const sent = order.payments.flatMap(({ id, operations }) =>
    operations
      .filter(({ type, state }) => type === 'refund' && state === 'succeeded')
      .map((operation) => ({ paymentId: id, operationId: operation.id })),
  );
  const refund = oneOf(sent, which);
  return refund === undefined ? none : [{ type: 'payment.refund-failed', ...refund }];
};

const refund: Move = (order, choice) => {
  const payment = oneOf(
    order.payments.filter((entry) => refundableAmount(entry) > 0),
    choice.which,
  );
  if (payment === undefined) return none;
  const operation = { paymentId: payment.id, operationId: choice.id };
  const most = refundableAmount(payment);
  if (choice.chance < 500)
    return [{ type: 'payment.refund-requested', ...operation, amount: amountUpTo(order, most, choice.much) }];
  const lines = choice.chance < 800 ? someUnits(order, choice, refundableUnits) : null;
  const shipping = lines === null && order.shippingGivenBack === 0;
  const amount = takenOutAmount(order, lines ?? [], shipping);
  if (amount === 0 || amount > most) return none;
  return [
    { type: 'payment.refund-requested', ...operation, amount, ...(lines === null ? { shipping: true } : { lines }) },
  ];
};

const dispute: Move = (order, { id, which, much, chance }) => {
  const open = order.payments.flatMap((payment) =>
    payment.disputes.filter(({ state }) => state === 'open').map((entry) => ({ paymentId: payment.id, id: entry.id })),
  );
  const first = open[0];
  if (first !== undefined)
    return [{ type: 'payment.dispute-closed', paymentId: first.paymentId, disputeId: first.id, won: chance < 500 }];
  const payment = oneOf(
    order.payments.filter(({ capturedAmount }) => capturedAmount > 0),
    which,
  );
  if (payment === undefined) return none;
  const amount = amountUpTo(order, payment.capturedAmount, much);
  return [{ type: 'payment.disputed', paymentId: payment.id, disputeId: id, amount }];
};

const pack: Move = (order, choice) => {
  const canPack = order.status === 'confirmed' && order.holds.length === 0;
  const shippable = (from: Order, line: Line): number => (line.requiresShipping ? openUnits(from, line) : 0);
  const lines = canPack ? someUnits(order, choice, shippable) : null;
  return lines === null ? none : [{ type: 'fulfillment.created', fulfillmentId: choice.id, lines }];
};

const moveParcel: Move = (order, { which, chance }) => {
  const parcel = oneOf(
    order.parcels.filter(({ status }) => status === 'open' || status === 'shipped'),
    which,
  );
  if (parcel === undefined) return none;
  if (parcel.status === 'shipped') return [{ type: 'fulfillment.delivered', fulfillmentId: parcel.id }];
  return [{ type: chance < 800 ? 'fulfillment.shipped' : 'fulfillment.canceled', fulfillmentId: parcel.id }];
};

const askReturn: Move = (order, choice) => {
  const lines = someUnits(order, choice, returnableUnits);
  return lines === null ? none : [{ type: 'return.requested', returnId: choice.id, lines }];
};

const closeReturn: Move = (order, { which, much, chance }) => {
  const entry = oneOf(
    order.returns.filter(({ status }) => status === 'requested'),
    which,
  );
  if (entry === undefined) return none;
  if (chance < 300) return [{ type: 'return.rejected', returnId: entry.id }];
  const lines = entry.lines.map(({ lineId, quantity }) => ({ lineId, quantity: upTo(quantity, much) }));
  return [
    { type: 'return.received', returnId: entry.id, lines, shipping: chance > 800 && order.shippingGivenBack === 0 },
  ];
};

/** The moves of a life, with those that lead further named more than once. */
const moves: readonly Move[] = [
  ...[pay, pay, settle, settle, settle, capture, capture, confirm, pack, pack, moveParcel, moveParcel, askReturn],
  ...[closeReturn, refund, refund, sendBack, dispute, cancelLines, record, voidOrLapse, holdOrRelease, edit, endWhole],
];

const withConsequence = (order: Order): readonly Fact[] => {
  const type = consequence(order);
  return type === null ? none : [{ type }];
};

/** The facts that a step adds to a life: those of its move, or of the next that is possible, then the consequence of the same change. */
export const factsOf = (order: Order, step: Step, number: number): readonly Fact[] => {
  const first = Math.floor((step.move * moves.length) / 1000);
  const choice = { ...step, id: `id_${number}` };
  let facts = none;
  for (const move of [...moves.slice(first), ...moves.slice(0, first)]) {
    if (facts.length === 0) facts = move(order, choice);
  }
  const after = facts.reduce<Order>((before, fact) => apply(before, fact), order);
  return facts.length === 0 ? none : [...facts, ...withConsequence(after)];
};

const thousandths = fc.integer({ min: 0, max: 999 });
export const anySteps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({ move: thousandths, which: thousandths, much: thousandths, chance: thousandths }),
  { minLength: 1, maxLength: 40, size: 'max' },
);

export const anyCart: fc.Arbitrary<Cart> = fc.record({
  pricesIncludeTax: fc.boolean(),
  lines: fc.array(
    fc.record({
      unitAmount: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9999 })),
      units: fc.integer({ min: 1, max: 7 }),
      taxRate: fc.constantFrom('0', '0.07', '0.19', '0.08875', '1'),
      requiresShipping: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  discount: fc.oneof(
    fc.record({ type: fc.constant('fixed' as const), amount: fc.integer({ min: 0, max: 5000 }) }),
    fc.constant({ type: 'percent' as const, rate: '0.33' }),
  ),
  shippingAmount: fc.constantFrom(null, 0, 490),
});

export const anyOrder: fc.Arbitrary<Order> = fc
  .tuple(anyCart, fc.constantFrom(1, 1, 10))
  .map(([cart, step]) => placed(cart, step));

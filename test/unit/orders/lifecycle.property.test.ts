import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { test } from '@jest/globals';
import fc from 'fast-check';
import { concluded } from '#domain/orders/consequences';
import { appended, type Decision } from '#domain/orders/decision';
import { countEvents, type LaterEvents, type OrderEvent, type OrderRecord } from '#domain/orders/events';
import { journalOf } from '#domain/orders/events/journal';
import { evolve, fold } from '#domain/orders/evolve';
import { hold } from '#domain/orders/holds/hold';
import { releaseHold } from '#domain/orders/holds/release-hold';
import { cancel } from '#domain/orders/lifecycle/cancel';
import { complete } from '#domain/orders/lifecycle/complete';
import { confirm } from '#domain/orders/lifecycle/confirm';
import { balanceOf, worthOf } from '#domain/orders/money/balance';
import type { Order, OrderStatus } from '#domain/orders/order';
import { detailsOf, type PrivateData } from '#domain/orders/private-data';
import { replaceShippingAddress } from '#domain/orders/replace-shipping-address';
import { inStatus } from '#domain/orders/status-conflict';
import { statusesOf } from '#domain/orders/statuses';
import { type OrderPatch, update } from '#domain/orders/update';
import type { DiscountValue } from '#domain/pricing';
import type { Refusal, Result } from '#domain/result';
import { noTaxes, type TaxRules } from '#domain/tax';
import { tenOClock } from '#test/builders/clock';
import { code, redeemer } from '#test/builders/discounts';
import { address, country, line, orderRecord, rate, type WantedLine, type WantedOrder } from '#test/builders/orders';
import { cause } from '#test/builders/requests';
import { casesOf, hasManyCases } from '#test/properties/runs';

const numRuns = casesOf(10_000);

type Command =
  | { readonly verb: 'confirm' | 'complete' | 'cancel' }
  /** How many units of the lines, in halves of what is open: 0 none, 2 all, 3 more than all. */
  | { readonly verb: 'cancel-lines'; readonly halves: readonly number[] }
  | { readonly verb: 'hold'; readonly reason: string }
  /** The how manieth of its holds; past the last there is none. */
  | { readonly verb: 'release'; readonly which: number }
  | { readonly verb: 'update'; readonly patch: OrderPatch }
  | { readonly verb: 'readdress'; readonly city: string; readonly abroad: boolean };

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
const openOf = ({ quantity }: Order['lines'][number]): number => quantity.ordered - quantity.canceled;

const linesOf = (order: Order, halves: readonly number[]) =>
  order.lines
    .map((each, index) => ({ lineId: each.id, quantity: Math.ceil((openOf(each) * (halves[index] ?? 0)) / 2) }))
    .filter(({ quantity }) => quantity > 0);

const holdIdOf = (order: Order, which: number): string => order.holds[which]?.id ?? 'hold_0';
const addressIn = (city: string, abroad: boolean) => address({ city, country: country(abroad ? 'FR' : 'DE') });

/** No rate of an order is one of these, so that an address abroad always changes the tax. */
const foreign = rate('0.123456');
const abroad: TaxRules = {
  rates: { standard: foreign, reduced: foreign, zero: foreign },
  shipping: 'goods',
  isRegionKnown: true,
};
const atHome: TaxRules = noTaxes;

const decide = (order: Order, command: Command): Result<Decision, Refusal> => {
  const open = inStatus(order, 'pending', 'confirmed');
  switch (command.verb) {
    case 'confirm': {
      const pending = inStatus(order, 'pending');
      return pending.ok ? confirm(pending.value) : pending;
    }
    case 'complete': {
      const isConfirmed = inStatus(order, 'confirmed');
      return isConfirmed.ok ? complete(isConfirmed.value) : isConfirmed;
    }
    case 'cancel':
      return open.ok ? cancel(open.value, { reason: 'for any reason' }) : open;
    case 'cancel-lines':
      return open.ok ? cancel(open.value, { reason: 'for some reason', lines: linesOf(order, command.halves) }) : open;
    case 'hold':
      return open.ok ? hold(open.value, command) : open;
    case 'release':
      return releaseHold(order, holdIdOf(order, command.which));
    case 'update': {
      const written = inStatus(order, 'pending', 'confirmed', 'completed');
      return written.ok ? update(written.value, command.patch) : written;
    }
    case 'readdress':
      return open.ok
        ? replaceShippingAddress(open.value, addressIn(command.city, command.abroad), { before: atHome, after: abroad })
        : open;
  }
};

/** A merge patch by RFC 7396. */
const merged = (target: unknown, patch: unknown): unknown => {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch;
  const result: Record<string, unknown> =
    typeof target === 'object' && target !== null && !Array.isArray(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name];
    else if (value !== undefined) result[name] = merged(result[name], value);
  }
  return result;
};
const nothingInternal = { internalNote: null, internalTags: [], internalMetadata: {} };
const nothingWritten = { email: null, note: null, tags: [], metadata: {}, ...nothingInternal };
const writtenAfter = (before: PrivateData, patch: OrderPatch): PrivateData => ({
  ...before,
  ...nothingWritten,
  ...(merged(before, patch) as Partial<PrivateData>),
});

const placeOf = ({ abroad: isAbroad }: { readonly abroad: boolean }) => (isAbroad ? 'FR' : 'DE');

/** Nothing that is left of the order costs anything, so it has no tax anywhere. */
const isTaxFree = ({ lines, shipping }: Order): boolean =>
  lines.every((each) => openOf(each) === 0 || each.totalAmount === 0) &&
  (shipping?.totalAmount ?? 0) * lines.filter((each) => each.requiresShipping && openOf(each) > 0).length === 0;

/** The documented state machine: the status after a command, before its consequences; undefined: refused. */
const commandedStatus = (order: Order, command: Command): OrderStatus | undefined => {
  const { status } = order;
  const open = status === 'pending' || status === 'confirmed';
  switch (command.verb) {
    case 'confirm':
      return status === 'pending' && order.holds.length === 0 ? 'confirmed' : undefined;
    case 'complete':
      return status === 'confirmed' && order.holds.length === 0 ? 'completed' : undefined;
    case 'cancel':
      return open ? 'canceled' : undefined;
    case 'cancel-lines': {
      const halves = order.lines.map((each, index) => (openOf(each) === 0 ? 2 : (command.halves[index] ?? 0)));
      if (!open || halves.some((some) => some > 2)) return undefined;
      const isAll = order.lines.every(
        (each, index) => openOf(each) <= Math.ceil((openOf(each) * (halves[index] ?? 0)) / 2),
      );
      return isAll ? 'canceled' : status;
    }
    case 'hold':
      return open ? status : undefined;
    case 'release':
      return command.which < order.holds.length ? status : undefined;
    case 'update': {
      const emailChanges = writtenAfter(order.private, command.patch).email !== order.private.email;
      return status === 'canceled' || (status === 'completed' && emailChanges) ? undefined : status;
    }
    case 'readdress':
      return open && (placeOf(command) === order.taxCountry || isTaxFree(order)) ? status : undefined;
  }
};

const needsShipping = ({ requiresShipping }: { readonly requiresShipping: boolean }): boolean => requiresShipping;
const unitsToShip = ({ lines }: Order): number => sum(lines.filter(needsShipping).map(openOf));

/** The status after a change: without holds, nothing due confirms, and nothing to ship completes. */
const statusAfter = (commanded: OrderStatus, order: Order): OrderStatus => {
  const isSettled = order.holds.length === 0 && worthOf(order) === 0;
  if (!isSettled || (commanded !== 'pending' && commanded !== 'confirmed')) return commanded;
  return unitsToShip(order) === 0 ? 'completed' : 'confirmed';
};

/** The worth of the remaining units of a line, by the definition. */
const leftOf = (amount: number, { ordered, canceled }: { readonly ordered: number; readonly canceled: number }) =>
  amount - Number((2n * BigInt(amount) * BigInt(canceled) + BigInt(ordered)) / (2n * BigInt(ordered)));

const anyLine: fc.Arbitrary<WantedLine> = fc
  .record({
    sku: fc.constantFrom('TEE-M', 'MUG', 'CAP'),
    unitAmount: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 999_999_999 })),
    quantity: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 9_999 })),
    requiresShipping: fc.boolean(),
    taxRate: fc.constantFrom('0', '0.07', '0.19', '0.08875', '1').map(rate),
  })
  .map(line);

const anyOrder: fc.Arbitrary<WantedOrder> = fc
  .record({
    lines: fc.array(anyLine, { minLength: 1, maxLength: 4 }),
    pricesIncludeTax: fc.boolean(),
    shippingAmount: fc.constantFrom(null, 0, 490),
    discount: fc.constantFrom<DiscountValue | null>(
      null,
      { type: 'fixed', amount: 1000 },
      { type: 'percent', rate: rate('1') },
    ),
    applied: fc.constantFrom(
      null,
      { code: code('WELCOME10'), counted: true, redeemer: null },
      { code: code('WELCOME10'), counted: false, redeemer: null },
      { code: code('WELCOME10'), counted: true, redeemer: redeemer('ada') },
    ),
    private: fc.constantFrom({}, { email: 'a@example.com', tags: ['x'], metadata: { a: '1', b: '2' }, locale: 'de' }),
  })
  // Goods that need no shipping have none.
  .map((wanted) => (wanted.lines.some(needsShipping) ? wanted : { ...wanted, shippingAmount: null }));

const anyMetadata = fc.option(fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom(null, '1', '2')));
const anyPatch: fc.Arbitrary<OrderPatch> = fc.record(
  {
    email: fc.constantFrom(null, 'a@example.com', 'b@example.com'),
    note: fc.constantFrom(null, 'a note'),
    tags: fc.constantFrom(null, [], ['x'], ['x', 'y']),
    metadata: anyMetadata,
    internalNote: fc.constantFrom(null, 'another note'),
    internalTags: fc.constantFrom(null, [], ['z']),
    internalMetadata: anyMetadata,
  },
  { requiredKeys: [] },
);

const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ verb: fc.constantFrom('confirm' as const, 'complete' as const, 'cancel' as const) }),
  fc.record({
    verb: fc.constant('cancel-lines' as const),
    halves: fc
      .array(fc.oneof({ weight: 12, arbitrary: fc.nat(2) }, { weight: 1, arbitrary: fc.constant(3) }), {
        minLength: 4,
        maxLength: 4,
      })
      .filter((halves) => halves.some((some) => some > 0)),
  }),
  fc.record({ verb: fc.constant('hold' as const), reason: fc.constantFrom('check the address', 'wait for stock') }),
  fc.record({ verb: fc.constant('release' as const), which: fc.nat(1) }),
  fc.record({ verb: fc.constant('update' as const), patch: anyPatch }),
  fc.record({
    verb: fc.constant('readdress' as const),
    city: fc.constantFrom('Berlin', 'Hamburg'),
    abroad: fc.boolean(),
  }),
);

const anyStep = fc.record({ command: anyCommand, after: fc.integer({ min: 0, max: 100_000 }) });

const sameCause = cause();
const isLater = (event: OrderEvent): event is OrderEvent<keyof LaterEvents> => event.type !== 'order.placed';
const expectConsistent = (order: Order): void => {
  const { paymentStatus, fulfillmentStatus, returnStatus } = statusesOf(order);
  const { totals, lines, shipping, pricesIncludeTax } = order;
  const charged = [...lines, ...(shipping === null ? [] : [shipping])];

  for (const part of charged) assert.equal(part.netAmount + part.taxAmount, part.totalAmount);
  assert.equal(sum(charged.map((part) => part.totalAmount)), totals.totalAmount);
  assert.equal(sum(charged.map((part) => part.taxAmount)), totals.taxAmount);
  assert.equal(
    totals.subtotalAmount - totals.discountAmount + totals.shippingAmount,
    totals.totalAmount - (pricesIncludeTax ? 0 : totals.taxAmount),
  );

  const canceled = order.status === 'canceled';
  for (const { quantity } of lines) assert.ok(quantity.canceled >= 0 && quantity.canceled <= quantity.ordered);
  assert.equal(
    lines.every((each) => openOf(each) === 0),
    canceled,
  );
  const left = (amount: 'netAmount' | 'taxAmount' | 'totalAmount') =>
    sum(lines.map((each) => leftOf(each[amount], each.quantity)));
  const goods = pricesIncludeTax ? left('totalAmount') : left('netAmount') + left('taxAmount');
  const anythingToShip = unitsToShip(order) > 0;
  assert.equal(worthOf(order), goods + (anythingToShip ? (shipping?.totalAmount ?? 0) : 0));
  const { dueAmount, creditAmount, refundableAmount } = balanceOf(order);
  assert.deepEqual([dueAmount, creditAmount, refundableAmount], [worthOf(order), 0, 0]);
  assert.equal(paymentStatus, worthOf(order) === 0 ? 'not-required' : 'unpaid');
  assert.equal(fulfillmentStatus, anythingToShip ? 'unfulfilled' : 'not-required');
  assert.equal(returnStatus, 'none');
  assert.equal(new Set(order.holds.map(({ id }) => id)).size, order.holds.length);
};

/** The private data that a command leaves. */
const privateAfter = (before: PrivateData, command: Command): PrivateData => {
  if (command.verb === 'update') return writtenAfter(before, command.patch);
  return command.verb === 'readdress'
    ? { ...before, shippingAddress: addressIn(command.city, command.abroad) }
    : before;
};

test('in any life an order is the fold of its events, is consistent, and returns its stock once', () => {
  const ends = new Set<OrderStatus>();
  const done = new Map<string, number>();
  let returned = 0;
  fc.assert(
    fc.property(anyOrder, fc.array(anyStep, { maxLength: 8 }), (wanted, steps) => {
      let record: OrderRecord = orderRecord({ ...wanted, cause: sameCause });
      let at = tenOClock;
      let stepwise: Order = fold(record);
      assert.equal(stepwise.status, statusAfter('pending', stepwise));
      const versions: Order[] = [stepwise];
      const restocked = new Map<string, number>();
      const redemptions: string[] = [];

      for (const { command, after } of steps) {
        const before: Order = stepwise;
        // Lines of which nothing is open are not asked for.
        if (command.verb === 'cancel-lines' && linesOf(before, command.halves).length === 0) continue;
        const next = commandedStatus(before, command);
        const decided = decide(before, command);
        assert.equal(decided.ok, next !== undefined);
        if (!decided.ok || next === undefined) continue;

        const expectedPrivate = privateAfter(before.private, command);
        const onPaper = command.verb === 'update' || command.verb === 'readdress';
        assert.equal(decided.value.events.length === 0, onPaper && isDeepStrictEqual(expectedPrivate, before.private));
        if (decided.value.events.length === 0) continue;

        at += after;
        const decision = concluded(before, decided.value, at);
        const result = appended(record, decision, {
          at,
          actor: { role: 'customer' },
          cause: sameCause,
          trace: null,
        });
        if (!result.ok) throw new Error('these lives are short');
        record = result.value;

        const circumstances = { at, ...detailsOf(decision.private) };
        const evolved: Order = decision.events
          .filter(isLater)
          .reduce((order: Order, event) => evolve(order, event, circumstances), before);
        stepwise = { ...evolved, version: before.version + 1, updatedAt: at, private: expectedPrivate };
        versions.push(stepwise);
        for (const gift of decision.gives ?? [])
          if (gift.kind !== 'return-stock') redemptions.push(`${gift.kind} ${gift.code}`);
          else restocked.set(gift.move.sku, (restocked.get(gift.move.sku) ?? 0) + gift.move.quantity);
        assert.equal(stepwise.status, statusAfter(next, stepwise));
        done.set(command.verb, (done.get(command.verb) ?? 0) + 1);
      }

      for (const [index, version] of versions.entries()) {
        assert.deepEqual(fold(record, index + 1), version);
        expectConsistent(version);
      }
      assert.deepEqual(fold(record), stepwise);

      const canceledUnits = new Map<string, number>();
      for (const { sku, quantity } of stepwise.lines)
        if (quantity.canceled > 0) canceledUnits.set(sku, (canceledUnits.get(sku) ?? 0) + quantity.canceled);
      assert.deepEqual(restocked, canceledUnits);
      const { status, discount } = stepwise;
      assert.deepEqual(discount, wanted.applied);
      const expectedRedemptions = [
        ...(discount?.counted ? ['return-redemption WELCOME10'] : []),
        ...(discount?.redeemer ? ['return-customer-redemption WELCOME10'] : []),
      ];
      assert.deepEqual(redemptions, status === 'canceled' ? expectedRedemptions : []);
      returned += redemptions.length;

      const journal = journalOf(record);
      assert.deepEqual(
        journal.map(({ sequence }) => sequence),
        Array.from({ length: countEvents(record) }, (_, index) => index + 1),
      );
      assert.equal(journal.at(-1)?.version, stepwise.version);

      const { private: erasedData, holds, ...books } = fold({ ...record, revisions: [] });
      const { private: _, holds: holdsBefore, ...booksBefore } = stepwise;
      assert.deepEqual(books, booksBefore);
      assert.deepEqual(erasedData, { ...nothingWritten, shippingAddress: null, locale: null, paymentMethods: {} });
      assert.deepEqual(
        holds,
        holdsBefore.map((each) => ({ ...each, reason: null })),
      );
      ends.add(stepwise.status);
    }),
    { numRuns },
  );
  assert.deepEqual(ends, new Set(['pending', 'confirmed', 'completed', 'canceled']));
  if (!hasManyCases) return;
  assert.equal(done.size, 8);
  assert.ok(returned > numRuns / 50, `${returned} redemptions came back only`);
  for (const [verb, times] of done) assert.ok(times > numRuns / 100, `${verb} was done ${times} times only`);
});

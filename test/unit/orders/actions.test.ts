import { describe, expect, test } from '@jest/globals';
import type { Caller } from '#domain/access/caller';
import { accessOfCommands, orderCommands } from '#domain/access/order-commands';
import { days, type Instant } from '#domain/instant';
import { type ActionRules, actionsOf } from '#domain/orders/actions';
import type { OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import { ada, customer, staff } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { packed, shipped } from '#test/builders/goods';
import { changed, confirmed, held, line, orderRecord } from '#test/builders/orders';

const rules: ActionRules = { shipOnlyWhenCovered: false, returnWindowDays: 30, withdrawal: null };
const withdrawal = { days: 14, refundShipping: 'standard' } as const;

const asked = (record: OrderRecord, caller: Caller, more: Partial<ActionRules> = {}, at: Instant = tenOClock) =>
  actionsOf(fold(record), { caller, at, rules: { ...rules, ...more } });

/** The kind of the refusal of each command; null: it is allowed. Of several parts, the last. */
const kinds = (...args: Parameters<typeof asked>) =>
  Object.fromEntries(asked(...args).map(({ command, refusal }) => [command, refusal?.kind ?? null]));

const placed = orderRecord({ lines: [line(), line({ sku: 'MUG', quantity: 1 })] });
const open = changed(placed, [confirmed]);
const sent = changed(open, [packed('ful_1', ['1', 2]), shipped('ful_1')]);

describe('the actions of an order', () => {
  test('are the commands of customers for its customer', () => {
    const forCustomers = orderCommands.filter((command) => accessOfCommands[command].who === 'customer or staff');
    expect(Object.keys(kinds(placed, customer(ada)))).toEqual(forCustomers);
    expect(forCustomers).toContain('cancelOrder');
    expect(forCustomers).not.toContain('placeHold');
  });

  test('are all commands about parts that it has for staff', () => {
    const names = Object.keys(kinds(changed(sent, [held('hold_4')]), staff()));
    const ofMissingParts = ['capturePayment', 'voidPayment', 'refundPayment', 'receiveReturn', 'rejectReturn'];
    expect(names).toEqual(orderCommands.filter((command) => !ofMissingParts.includes(command)));
  });

  test('name each part', () => {
    const two = changed(sent, [packed('ful_2', ['2', 1])]);
    expect(asked(two, staff()).filter(({ command }) => command === 'shipFulfillment')).toEqual([
      {
        command: 'shipFulfillment',
        part: { fulfillmentId: 'ful_1' },
        refusal: { kind: 'fulfillment-status-conflict', fulfillmentId: 'ful_1', status: 'shipped', allowed: ['open'] },
      },
      { command: 'shipFulfillment', part: { fulfillmentId: 'ful_2' }, refusal: null },
    ]);
  });

  test('need the scopes of staff, and then the order decides', () => {
    const onlyGoods = staff('op_1', ['fulfillment:write']);
    expect(kinds(open, onlyGoods)).toMatchObject({
      fulfillOrder: null,
      confirmOrder: 'insufficient-scope',
      payOrder: 'insufficient-scope',
    });
    expect(kinds(open, staff())).toMatchObject({ fulfillOrder: null, confirmOrder: 'order-status-conflict' });
  });
});

describe('an action is allowed while there is a choice that the order takes', () => {
  test('units that are left can be canceled beside a parcel', () => {
    expect(kinds(sent, staff())).toMatchObject({ cancelOrder: null, fulfillOrder: null });
    const allSent = changed(sent, [packed('ful_2', ['1', 1], ['2', 1])]);
    expect(kinds(allSent, staff())).toMatchObject({
      cancelOrder: 'order-status-conflict',
      fulfillOrder: 'quantity-exceeds-open',
    });
  });

  test('what a customer may withdraw from can be canceled from a parcel that has not left', () => {
    const inParcels = changed(open, [packed('ful_1', ['1', 3], ['2', 1])]);
    expect(kinds(inParcels, customer(ada)).cancelOrder).toBe('order-status-conflict');
    expect(kinds(inParcels, customer(ada), { withdrawal }).cancelOrder).toBeNull();
    expect(kinds(inParcels, staff(), { withdrawal }).cancelOrder).toBe('order-status-conflict');
  });

  test('customers return within the window, staff later too', () => {
    const late = tenOClock + days(31);
    expect(kinds(open, customer(ada)).requestReturn).toBe('quantity-exceeds-fulfilled');
    expect(kinds(sent, customer(ada)).requestReturn).toBeNull();
    expect(kinds(sent, customer(ada), {}, late).requestReturn).toBe('return-window-closed');
    expect(kinds(sent, customer(ada), { returnWindowDays: 40 }, late).requestReturn).toBeNull();
    expect(kinds(sent, staff(), {}, late).requestReturn).toBeNull();
  });

  test('customers edit until the order is confirmed', () => {
    expect(kinds(placed, customer(ada)).editOrder).toBeNull();
    expect(kinds(open, customer(ada)).editOrder).toBe('order-status-conflict');
    expect(kinds(open, staff()).editOrder).toBeNull();
  });

  test('a shop may ship covered orders only', () =>
    expect(kinds(open, staff(), { shipOnlyWhenCovered: true }).fulfillOrder).toBe('order-not-covered'));
});

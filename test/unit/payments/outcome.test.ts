import { describe, expect, test } from '@jest/globals';
import type { OrderEvent } from '#domain/orders/events';
import { evolveAll } from '#domain/orders/evolve';
import { balanceOf } from '#domain/orders/money/balance';
import type { Order } from '#domain/orders/order';
import { outcomeOf, type ProviderOutcome } from '#domain/payments/outcome';
import { paymentStateOf } from '#domain/payments/payment';
import { canceled, confirmed, expired, held, heldForRisks, released } from '#test/builders/orders';
import {
  authorizing,
  decided,
  golden,
  operation,
  paying,
  requestsIn,
  settled,
  success,
} from '#test/builders/payments/decided';
import { failedOf, requested } from '#test/builders/payments/money';
import { currency } from '#test/builders/products';

const failed = (reason: Extract<ProviderOutcome, { state: 'failed' }>['reason'] = 'generic'): ProviderOutcome => ({
  state: 'failed',
  reason,
});
const processing: ProviderOutcome = { state: 'processing', reference: null };
const action: ProviderOutcome = {
  state: 'requires-action',
  reference: null,
  action: { type: 'provider', clientSecret: 'secret' },
};
const typesOf = (events: readonly OrderEvent[]) => events.map(({ type }) => type);
/** The golden order with an unsettled authorization that captures. */
const asked = (...events: readonly OrderEvent[]): Order => golden(requested(1, 1, 7541, { captures: true }), ...events);
const paid = success(7541, { capture: { state: 'succeeded', amount: 7541 } });
const waiting = decided(asked(), outcomeOf(asked(), 'op_1', action));

describe('V2 an outcome moves an operation forward only', () => {
  const authorized = golden(...authorizing(1, 1, 7541));
  const refused = asked(failedOf(1, 1, 7541));
  const working = decided(asked(), outcomeOf(asked(), 'op_1', processing));
  test.each<[string, Order, ProviderOutcome]>([
    ['pending after processing', working, processing],
    ['an action after processing', working, action],
    ['the same action twice', waiting, action],
    ['a success twice', authorized, success(7541)],
    ['a failure after a success', authorized, failed()],
    ['a success after a failure', refused, success(7541)],
    ['processing after a success', authorized, processing],
  ])('%s changes nothing', (_, order, outcome) => expect(outcomeOf(order, 'op_1', outcome)).toEqual({ events: [] }));

  test('of an operation that is not in the order changes nothing', () =>
    expect(outcomeOf(asked(), 'op_9', success(7541))).toEqual({ events: [] }));

  test.each<[Order, ProviderOutcome, readonly string[]]>([
    [asked(), action, ['payment.requires-action']],
    [asked(), processing, ['payment.processing']],
    [waiting, processing, ['payment.processing']],
    [working, success(7541), ['payment.authorized']],
    [waiting, paid, ['payment.authorized', 'payment.captured']],
    [waiting, failed('authentication-failed'), ['payment.failed']],
  ])('and else is recorded: case %#', (order, outcome, types) =>
    expect(typesOf(outcomeOf(order, 'op_1', outcome).events)).toEqual(types),
  );
});

describe('P3 the customer must act', () => {
  test('and the secret is beside the events', () => {
    const decision = outcomeOf(asked(), 'op_1', action);
    expect(decision.nextAction).toEqual({
      operationId: 'op_1',
      action: { type: 'provider', clientSecret: 'secret' },
    });
    expect(JSON.stringify(decision.events)).not.toContain('secret');
  });

  test.each<[string, ProviderOutcome]>([
    ['a success', paid],
    ['a failure', failed()],
    ['work of the provider', processing],
  ])('until %s: the secret is removed', (_, outcome) =>
    expect(outcomeOf(waiting, 'op_1', outcome)).toMatchObject({ nextAction: null }),
  );

  const voiding = evolveAll(waiting, [requested(1, 2, 7541, { operation: 'void' })]);

  test('no more once the attempt is voided', () => {
    const order = settled(voiding);
    expect(order.nextAction).toBeNull();
    expect(order.payments.map(paymentStateOf)).toEqual(['voided']);
  });

  test('still, where the provider refuses the void', () =>
    expect(outcomeOf(voiding, 'op_2', failed())).not.toHaveProperty('nextAction'));
});

describe('P5 a slow method', () => {
  test('that fails days later leaves a confirmed order confirmed, with money due', () => {
    const order = decided(asked(confirmed), outcomeOf(asked(confirmed), 'op_1', processing));
    const late = decided(order, outcomeOf(order, 'op_1', failed('insufficient-funds')));
    expect([late.status, balanceOf(late).dueAmount]).toEqual(['confirmed', 7541]);
    expect(operation(late, 'op_1')).toMatchObject({ state: 'failed', reason: 'insufficient-funds' });
  });

  test('that succeeds days later confirms a pending order', () => {
    const order = decided(asked(), outcomeOf(asked(), 'op_1', processing));
    expect(decided(order, outcomeOf(order, 'op_1', paid))).toMatchObject({ status: 'confirmed' });
  });
});

describe('C5 a capture that finds the authorization lapsed', () => {
  const capturing = golden(...authorizing(1, 1, 7541), confirmed, requested(1, 2, 7541, { operation: 'capture' }));

  test('voids what is left of it, and nobody is charged again', () => {
    const order = decided(capturing, outcomeOf(capturing, 'op_2', failed('lapsed')));
    expect(operation(order, 'op_2')).toMatchObject({ type: 'capture', state: 'failed', reason: 'lapsed' });
    expect(operation(order, 'op_3')).toMatchObject({ type: 'void', amount: 7541, reason: 'lapsed' });
    expect(order.payments.map(paymentStateOf)).toEqual(['voided']);
    expect(balanceOf(order)).toMatchObject({ authorizedAmount: 0, dueAmount: 7541 });
  });

  test('and one that fails otherwise leaves the authorization open', () => {
    const order = decided(capturing, outcomeOf(capturing, 'op_2', failed('provider-limit')));
    expect(order.payments.map(paymentStateOf)).toEqual(['authorized']);
    expect(operation(order, 'op_3')).toBeUndefined();
  });
});

describe('C8 an automatic payment', () => {
  test('whose capture fails stays authorized, and the order is confirmed', () => {
    const outcome = success(7541, { capture: { state: 'failed', reason: 'provider-limit' } });
    const order = decided(asked(), outcomeOf(asked(), 'op_1', outcome));
    expect(operation(order, 'op_2')).toMatchObject({ type: 'capture', state: 'failed', reason: 'provider-limit' });
    expect([order.status, ...order.payments.map(paymentStateOf)]).toEqual(['confirmed', 'authorized']);
  });

  test('that succeeds after the worth fell is recorded in full, and the rest is credit', () => {
    const order = asked({ type: 'order.lines-canceled', data: { lines: [{ lineId: '1', quantity: 1 }] } });
    const late = decided(order, outcomeOf(order, 'op_1', paid));
    expect(balanceOf(late)).toMatchObject({ capturedAmount: 7541, creditAmount: 2031 });
    expect(requestsIn(outcomeOf(order, 'op_1', paid).events)).toEqual([]);
  });
});

describe('V3 another amount than was asked for', () => {
  test.each<[string, Order, 'op_1' | 'op_2' | 'op_3', ProviderOutcome, object]>([
    ['authorized', asked(), 'op_1', success(7540), { authorizedAmount: 7540 }],
    [
      'authorized and captured',
      asked(),
      'op_1',
      success(7540, { capture: { state: 'succeeded', amount: 7540 } }),
      { capturedAmount: 7540, dueAmount: 1 },
    ],
    [
      'captured',
      golden(...authorizing(1, 1, 7541), requested(1, 2, 7541, { operation: 'capture' })),
      'op_2',
      success(7500),
      { capturedAmount: 7500, authorizedAmount: 0 },
    ],
    [
      'refunded',
      golden(...paying(1, 1, 7541), confirmed, requested(1, 3, 1000, { operation: 'refund' })),
      'op_3',
      success(900),
      { refundedAmount: 900 },
    ],
  ])('that is %s is recorded as the provider has it, and holds the order', (_, order, id, outcome, balance) => {
    const decision = outcomeOf(order, id, outcome);
    expect(decision.events.at(-1)).toEqual({ type: 'order.held', data: { holdId: `hold_${order.version + 1}` } });
    expect(decision.private).toEqual({ reason: 'amount-differs' });
    expect(balanceOf(decided(order, decision))).toMatchObject(balance);
  });

  test('does not confirm the order while it is held', () =>
    expect(decided(asked(), outcomeOf(asked(), 'op_1', success(8000)))).toMatchObject({ status: 'pending' }));

  test('as it was asked for holds nothing', () =>
    expect(typesOf(outcomeOf(asked(), 'op_1', paid).events)).not.toContain('order.held'));
});

describe('an authorization after which the risk rules hold the order', () => {
  const foreign = (order: Order, outcome: ProviderOutcome) => outcomeOf(order, 'op_1', outcome, ['card-country']);
  const heldFor = (order: Order) => heldForRisks(`hold_${order.version + 1}`, 'card-country');

  test('is recorded with the hold, and does not confirm the order', () => {
    const decision = foreign(asked(), paid);
    expect(typesOf(decision.events)).toEqual(['payment.authorized', 'payment.captured', 'order.held']);
    expect(decision.events.at(-1)).toEqual(heldFor(asked()));
    expect(decided(asked(), decision)).toMatchObject({
      status: 'pending',
      holds: [{ reason: 'card of another country' }],
    });
  });

  test('V3 of another amount places one hold, with both reasons', () => {
    const decision = foreign(asked(), success(7540));
    expect(decision.events.slice(1)).toEqual([heldFor(asked())]);
    expect(decided(asked(), decision).holds.map(({ reason }) => reason)).toEqual([
      'amount-differs, card of another country',
    ]);
  });

  test('P8 is not captured by itself, although it began on hold', () => {
    const opens = { provider: 'simulator', capture: 'automatic' } as const;
    const order = golden(held('hold_2'), requested(1, 1, 7541, { opens }), released('hold_2'));
    expect(typesOf(foreign(order, success(7541)).events)).toEqual(['payment.authorized', 'order.held']);
  });

  test('holds it once for the reason', () => {
    const order = asked(heldForRisks('hold_2', 'card-country'), released('hold_2'));
    expect(typesOf(foreign(order, paid).events)).toEqual(['payment.authorized', 'payment.captured']);
  });

  test('V6 of a canceled order holds nothing', () =>
    expect(typesOf(foreign(asked(canceled), paid).events)).not.toContain('order.held'));

  test('that fails holds nothing', () =>
    expect(typesOf(foreign(asked(), failed()).events)).toEqual(['payment.failed']));
});

describe('V3 another currency', () => {
  const dollars = currency('USD');
  test.each<[string, Order, 'op_1' | 'op_3', readonly string[], object]>([
    ['an authorization', asked(), 'op_1', ['payment.failed', 'order.held'], { capturedAmount: 0, authorizedAmount: 0 }],
    [
      'a refund',
      golden(...paying(1, 1, 7541), confirmed, requested(1, 3, 1000, { operation: 'refund' })),
      'op_3',
      ['payment.refund-failed', 'order.held'],
      { refundedAmount: 0 },
    ],
  ])('of %s is not counted, and holds the order', (_, order, id, types, balance) => {
    const decision = outcomeOf(order, id, { ...paid, currency: dollars });
    expect(typesOf(decision.events)).toEqual(types);
    expect(decision.private).toEqual({ reason: 'currency-differs' });
    expect(balanceOf(decided(order, decision))).toMatchObject(balance);
  });
});

describe('V6 a success that comes late', () => {
  test.each<[string, OrderEvent]>([
    ['canceled', canceled],
    ['expired', expired],
  ])('to an order that is %s asks for its refund in the same change', (_, end) => {
    const order = decided(asked(end), outcomeOf(asked(end), 'op_1', paid));
    expect(operation(order, 'op_3')).toMatchObject({ type: 'refund', state: 'pending', amount: 7541 });
    expect(balanceOf(settled(order))).toMatchObject({ refundedAmount: 7541, creditAmount: 0 });
  });

  test('to a canceled order and only authorizes asks for its void', () => {
    const order = decided(asked(canceled), outcomeOf(asked(canceled), 'op_1', success(7541)));
    expect(operation(order, 'op_2')).toMatchObject({ type: 'void', state: 'pending', amount: 7541 });
  });

  test('as a capture of a canceled order asks for its refund', () => {
    const order = golden(...authorizing(1, 1, 7541), requested(1, 2, 7541, { operation: 'capture' }), canceled);
    expect(requestsIn(outcomeOf(order, 'op_2', success(7541)).events)).toEqual(['refund pay_1 7541']);
  });

  test('as an order that is not canceled asks for nothing', () =>
    expect(requestsIn(outcomeOf(asked(held('hold_2')), 'op_1', paid).events)).toEqual([]));

  test('whose capture failed is voided, not refunded', () => {
    const outcome = success(7541, { capture: { state: 'failed', reason: 'generic' } });
    const order = decided(asked(canceled), outcomeOf(asked(canceled), 'op_1', outcome));
    expect(operation(order, 'op_3')).toMatchObject({ type: 'void', amount: 7541 });
  });
});

describe('P8 an automatic payment that began on hold', () => {
  const opens = { provider: 'simulator', capture: 'automatic' } as const;
  const begun = [held('hold_2'), requested(1, 1, 7541, { opens })];

  test('is captured when its authorization arrives after the release', () => {
    const order = golden(...begun, released('hold_2'));
    expect(requestsIn(outcomeOf(order, 'op_1', success(7541)).events)).toEqual(['capture pay_1 7541']);
  });

  test('waits while the order is on hold, and after another amount', () => {
    expect(requestsIn(outcomeOf(golden(...begun), 'op_1', success(7541)).events)).toEqual([]);
    const order = golden(...begun, released('hold_2'));
    expect(typesOf(outcomeOf(order, 'op_1', success(7000)).events)).toEqual(['payment.authorized', 'order.held']);
  });

  test('of a canceled order is not captured', () => {
    const order = golden(...begun, released('hold_2'), canceled);
    expect(requestsIn(outcomeOf(order, 'op_1', success(7541)).events)).toEqual([]);
  });
});

import { describe, expect, test } from '@jest/globals';
import type { OrderEvent } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import type { ProviderOutcome } from '#domain/payments/outcome';
import { comparableOperations, reconcileOperation } from '#domain/reconciliation/reconcile-operation';
import { changed, orderRecord } from '#test/builders/orders';
import { authorized, capturedOf, failedOf, refundedOf, requested, voidedOf } from '#test/builders/payments/money';
import { currency, eur } from '#test/builders/products';

type Succeeded = Extract<ProviderOutcome, { state: 'succeeded' }>;
const succeeded = (amount: number, wanted: Partial<Succeeded> = {}): Succeeded => ({
  ...{ state: 'succeeded', amount, currency: eur, reference: null, authorizedUntil: null, capturesMany: false },
  ...{ capture: null, ...wanted },
});
const failed: ProviderOutcome = { state: 'failed', reason: 'generic' };

const recordOf = (...events: readonly OrderEvent[]) => changed(orderRecord(), events as [OrderEvent, ...OrderEvent[]]);
const compared = (record: ReturnType<typeof recordOf>) => comparableOperations(record, fold(record), 'simulator');
/** The last operation that can be asked for, compared with an answer. */
const differences = (outcome: ProviderOutcome | undefined, ...events: readonly OrderEvent[]) => {
  const record = recordOf(...events);
  const found = compared(record).at(-1);
  if (found === undefined) throw new Error('nothing can be asked for');
  return reconcileOperation(record, fold(record), found, outcome).map(({ of, order, provider }) => [
    of,
    order,
    provider,
  ]);
};

describe('operations to compare', () => {
  const ids = (...events: readonly OrderEvent[]) => compared(recordOf(...events)).map(({ operation }) => operation.id);
  const captures = requested(1, 1, 5000, { captures: true, opens: { provider: 'simulator', capture: 'automatic' } });

  test('were asked for by this service, and have an outcome', () => {
    expect(ids(requested(1, 1, 5000))).toEqual([]);
    expect(ids(requested(1, 1, 5000), authorized(1, 1, 5000))).toEqual(['op_1']);
  });

  test('are none that the provider began, or that came with an authorization', () => {
    expect(ids(captures, authorized(1, 1, 5000), capturedOf(1, 2, 5000), refundedOf(1, 3, 100))).toEqual(['op_1']);
  });

  test('are none of another provider', () => {
    expect(
      ids(requested(1, 1, 5000, { opens: { provider: 'manual', capture: 'automatic' } }), authorized(1, 1, 5000)),
    ).toEqual([]);
  });
});

describe('an operation', () => {
  const capture = [
    requested(1, 1, 5000),
    authorized(1, 1, 5000),
    requested(1, 2, 5000, { operation: 'capture' }),
    capturedOf(1, 2, 5000),
  ];
  const automatic = [requested(1, 1, 5000, { captures: true }), authorized(1, 1, 5000), capturedOf(1, 2, 5000)];
  const declined = [requested(1, 1, 5000), failedOf(1, 1, 5000)];

  test('that succeeded here and at the provider with one amount does not differ', () => {
    expect(differences(succeeded(5000), ...capture)).toEqual([]);
  });

  test.each([
    ['is unknown to the provider', undefined, ['state', 'succeeded', 'unknown']],
    ['has failed at the provider', failed, ['state', 'succeeded', 'failed']],
    ['has another amount there', succeeded(4000), ['amount', 5000, 4000]],
  ])('that succeeded here and %s differs', (_, outcome, difference) => {
    expect(differences(outcome, ...capture)).toEqual([difference]);
  });

  test('that captures is compared with what was captured', () => {
    const taken = (amount: number) => succeeded(5000, { capture: { state: 'succeeded', amount } });
    expect(differences(taken(5000), ...automatic)).toEqual([]);
    expect(differences(taken(4000), ...automatic)).toEqual([['captured', 5000, 4000]]);
    expect(differences(succeeded(5000), ...automatic)).toEqual([['captured', 5000, 0]]);
    expect(differences(taken(5000), ...automatic.slice(0, 2))).toEqual([['captured', 0, 5000]]);
  });

  test('that failed here may be unknown to the provider, but may not have succeeded there', () => {
    expect(differences(undefined, ...declined)).toEqual([]);
    expect(differences(failed, ...declined)).toEqual([]);
    expect(differences(succeeded(5000), ...declined)).toEqual([['state', 'failed', 'succeeded']]);
  });

  test('of another currency is not counted here, and staff know', () => {
    expect(differences(succeeded(5000, { currency: currency('USD') }), ...declined)).toEqual([]);
  });

  test('that voids may have another amount there: providers do not tell the rest alike', () => {
    const voided = [
      requested(1, 1, 5000),
      authorized(1, 1, 5000),
      requested(1, 2, 5000, { operation: 'void' }),
      voidedOf(1, 2, 5000),
    ];
    expect(differences(succeeded(0), ...voided)).toEqual([]);
    expect(differences(failed, ...voided)).toEqual([['state', 'succeeded', 'failed']]);
  });
});

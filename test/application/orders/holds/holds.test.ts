import { describe, expect, test } from '@jest/globals';
import { placeHold } from '#application/orders/holds/place-hold';
import { releaseHold } from '#application/orders/holds/release-hold';
import { cancelOrder } from '#application/orders/lifecycle/cancel-order';
import { confirmOrder } from '#application/orders/lifecycle/confirm-order';
import { getOrder } from '#application/orders/reading/get-order';
import type { Ports } from '#application/ports';
import { staff } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { line, orderRecord, units } from '#test/builders/orders';
import { outpaced } from '#test/builders/ports';
import { product } from '#test/builders/products';
import { request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

const placed = orderRecord();
const { id } = placed;
const byStaff = () => request({ caller: staff() });
const world = () => memoryWorld({ products: [product()], orders: [placed] });
const hold = (ports: Ports, reason = 'check the address') => placeHold.with(ports)({ id, reason }, byStaff());
const release = (ports: Ports, holdId: string) => releaseHold.with(ports)({ id, holdId }, byStaff());
const confirm = (ports: Ports) => confirmOrder.with(ports)({ id }, byStaff());
const holdsOf = async (ports: Ports, version?: number) =>
  answerOf(await getOrder.with(ports)({ id, version }, byStaff())).holds;

describe('a held order', () => {
  test('is not confirmed until its last hold is released', async () => {
    const { ports } = world();
    answerOf(await hold(ports));
    answerOf(await hold(ports, 'wait for stock'));
    expect(refusalOf(await confirm(ports))).toEqual({ kind: 'order-on-hold', holds: ['hold_2', 'hold_3'] });
    answerOf(await release(ports, 'hold_2'));
    expect(refusalOf(await confirm(ports))).toEqual({ kind: 'order-on-hold', holds: ['hold_3'] });
    answerOf(await release(ports, 'hold_3'));
    expect(answerOf(await confirm(ports)).value).toMatchObject({ status: 'confirmed', version: 6, holds: [] });
  });

  test('shows the reason, time and version of each hold', async () => {
    const { ports, advance } = world();
    advance(5_000);
    answerOf(await hold(ports));
    advance(5_000);
    answerOf(await hold(ports, 'wait for stock'));
    answerOf(await release(ports, 'hold_2'));
    const first = { id: 'hold_2', reason: 'check the address', placedAt: tenOClock + 5_000 };
    const second = { id: 'hold_3', reason: 'wait for stock', placedAt: tenOClock + 10_000 };
    expect(await holdsOf(ports, 1)).toEqual([]);
    expect(await holdsOf(ports, 2)).toEqual([first]);
    expect(await holdsOf(ports, 3)).toEqual([first, second]);
    expect(await holdsOf(ports)).toEqual([second]);
  });

  test('shows no reason after the words are erased', async () => {
    const { ports, store } = world();
    answerOf(await hold(ports));
    const kept = store.orders.get(id);
    if (kept !== undefined) store.orders.set(id, { ...kept, record: { ...kept.record, revisions: [] } });
    expect(await holdsOf(ports)).toEqual([{ id: 'hold_2', reason: null, placedAt: tenOClock }]);
    expect(refusalOf(await confirm(ports)).kind).toBe('order-on-hold');
  });

  test('can be canceled', async () => {
    const { ports } = world();
    answerOf(await hold(ports));
    const canceled = await cancelOrder.with(ports)({ id, reason: 'sold out', lines: undefined }, byStaff());
    expect(answerOf(canceled).value.status).toBe('canceled');
  });

  test('of which nothing is due is confirmed by the release of its last hold', async () => {
    const gift = orderRecord({ lines: [line(), line({ unitAmount: 0, quantity: 1 })], shippingAmount: 0 });
    const { ports } = memoryWorld({ products: [product()], orders: [gift] });
    answerOf(await hold(ports));
    const onlyTheGift = { id, reason: 'only the gift', lines: units(['1', 3]) };
    expect(answerOf(await cancelOrder.with(ports)(onlyTheGift, byStaff())).value.status).toBe('pending');
    expect(answerOf(await release(ports, 'hold_2')).value).toMatchObject({ status: 'confirmed', version: 4 });
  });

  test('that is canceled has no other holds to release: a missing one is not found', async () => {
    const { ports } = world();
    answerOf(await hold(ports));
    answerOf(await cancelOrder.with(ports)({ id, reason: 'sold out', lines: undefined }, byStaff()));
    expect(refusalOf(await release(ports, 'hold_9'))).toEqual({ kind: 'hold-not-found', holdId: 'hold_9' });
    expect(refusalOf(await release(ports, 'hold_2')).kind).toBe('order-status-conflict');
  });

  test('stays unconfirmed when the hold wins the race', async () => {
    const { ports } = world();
    const racing = outpaced(ports, () => hold(ports));
    expect(refusalOf(await confirm(racing))).toEqual({ kind: 'order-on-hold', holds: ['hold_2'] });
  });
});

describe('several concurrent holds', () => {
  test('are all placed, each with its own id', async () => {
    const { ports } = world();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => hold(ports, `no. ${index}`)));
    answers.forEach(answerOf);
    const holds = await holdsOf(ports);
    expect(new Set(holds.map((each) => each.id)).size).toBe(20);
    expect(new Set(holds.map((each) => each.reason)).size).toBe(20);
  });

  test('are released once each', async () => {
    const { ports } = world();
    answerOf(await hold(ports));
    const answers = await Promise.all([release(ports, 'hold_2'), release(ports, 'hold_2')]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal]))).toEqual([
      { kind: 'hold-not-found', holdId: 'hold_2' },
    ]);
  });
});

test('an unknown hold is refused', async () => {
  const { ports } = world();
  expect(refusalOf(await release(ports, 'hold_2'))).toEqual({ kind: 'hold-not-found', holdId: 'hold_2' });
  expect((await ports.orders.find(id))?.changes).toHaveLength(1);
});

test('an order has at most 20 open holds, and a released one makes room', async () => {
  const { ports } = world();
  for (let count = 0; count < 20; count += 1) answerOf(await hold(ports));
  expect(refusalOf(await hold(ports))).toEqual({ kind: 'order-too-large', of: 'open holds', maximum: 20 });
  answerOf(await release(ports, 'hold_2'));
  expect(answerOf(await hold(ports)).value.holds).toHaveLength(20);
});

import assert from 'node:assert/strict';
import { test } from '@jest/globals';
import fc from 'fast-check';
import { cancelParcel } from '#domain/fulfillment/cancel-parcel';
import { deliver } from '#domain/fulfillment/deliver';
import { fulfill } from '#domain/fulfillment/fulfill';
import { ship } from '#domain/fulfillment/ship';
import { concluded } from '#domain/orders/consequences';
import { appended, type Decision } from '#domain/orders/decision';
import type { OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import { cancel } from '#domain/orders/lifecycle/cancel';
import { worthOf } from '#domain/orders/money/balance';
import type { Order } from '#domain/orders/order';
import { inStatus } from '#domain/orders/status-conflict';
import type { Refusal, Result } from '#domain/result';
import { receive } from '#domain/returns/receive';
import { reject } from '#domain/returns/reject';
import { request } from '#domain/returns/request';
import { tenOClock } from '#test/builders/clock';
import { changed, confirmed, line, orderRecord } from '#test/builders/orders';
import { cause } from '#test/builders/requests';
import { casesOf, hasManyCases } from '#test/properties/runs';

/** Every unit of an order is followed by itself, and counted afterwards. */

type Unit = {
  readonly lineId: string;
  readonly needsShipping: boolean;
  /** The parcel that it is in; null: it is open. */
  parcel: number | null;
  /** The open return request that names it. */
  asked: number | null;
  state: 'kept' | 'canceled' | 'returned';
};
type Parcel = 'open' | 'shipped' | 'delivered' | 'canceled';
type World = { readonly units: readonly Unit[]; readonly parcels: Parcel[]; readonly requests: ('open' | 'closed')[] };

type Command = {
  readonly verb: 'pack' | 'ship' | 'deliver' | 'unpack' | 'cancel' | 'request' | 'receive' | 'reject';
  /** Units of each line. */
  readonly wanted: readonly number[];
  /** The number of the parcel or of the request. */
  readonly which: number;
};

const quantitiesOf = ({ wanted }: Command) =>
  wanted.map((quantity, index) => ({ lineId: String(index + 1), quantity })).filter(({ quantity }) => quantity > 0);

/** The first units of each line that can be taken; undefined: there are too few. */
const take = (world: World, command: Command, canBeTaken: (unit: Unit) => boolean): readonly Unit[] | undefined => {
  const taken = quantitiesOf(command).map(({ lineId, quantity }) => {
    const units = world.units.filter((unit) => unit.lineId === lineId && canBeTaken(unit)).slice(0, quantity);
    return units.length === quantity ? units : undefined;
  });
  return taken.includes(undefined) ? undefined : taken.flatMap((units) => units ?? []);
};

const isSent = ({ parcels }: World, { parcel }: Unit): boolean =>
  parcel !== null && (parcels[parcel - 1] === 'shipped' || parcels[parcel - 1] === 'delivered');
const isOpen = ({ parcel, state }: Unit): boolean => parcel === null && state === 'kept';

/** Does the command to the units, or returns false where it must be refused. */
const follow = (world: World, status: Order['status'], command: Command): boolean => {
  const { which } = command;
  const { units, parcels, requests } = world;
  const turn = (from: Parcel, to: Parcel): boolean => {
    if (parcels[which - 1] !== from) return false;
    parcels[which - 1] = to;
    return true;
  };
  switch (command.verb) {
    case 'pack': {
      const taken = take(world, command, (unit) => unit.needsShipping && isOpen(unit));
      if (status !== 'confirmed' || taken === undefined) return false;
      parcels.push('open');
      for (const unit of taken) unit.parcel = parcels.length;
      return true;
    }
    case 'ship':
      return turn('open', 'shipped');
    case 'deliver':
      return turn('shipped', 'delivered');
    case 'unpack': {
      if (!turn('open', 'canceled')) return false;
      for (const unit of units) if (unit.parcel === which) unit.parcel = null;
      return true;
    }
    case 'cancel': {
      const taken = take(world, command, isOpen);
      if (status !== 'confirmed' || taken === undefined) return false;
      for (const unit of taken) unit.state = 'canceled';
      return true;
    }
    case 'request': {
      const taken = take(world, command, (unit) => isSent(world, unit) && unit.state === 'kept' && unit.asked === null);
      if ((status !== 'confirmed' && status !== 'completed') || taken === undefined) return false;
      requests.push('open');
      for (const unit of taken) unit.asked = requests.length;
      return true;
    }
    case 'receive':
    case 'reject': {
      if (requests[which - 1] !== 'open') return false;
      const back = command.verb === 'reject' ? [] : take(world, command, ({ asked }) => asked === which);
      if (back === undefined) return false;
      requests[which - 1] = 'closed';
      for (const unit of back) unit.state = 'returned';
      for (const unit of units) if (unit.asked === which) unit.asked = null;
      return true;
    }
  }
};

const decide = (order: Order, command: Command): Result<Decision, Refusal> => {
  const lines = quantitiesOf(command);
  const [fulfillmentId, returnId] = [`ful_${command.which}`, `ret_${command.which}`] as const;
  const open = inStatus(order, 'confirmed');
  switch (command.verb) {
    case 'pack':
      return open.ok ? fulfill(open.value, { lines, tracking: null }, { shipOnlyWhenCovered: false }) : open;
    case 'ship':
      return ship(order, { fulfillmentId, tracking: null });
    case 'deliver':
      return deliver(order, fulfillmentId);
    case 'unpack':
      return cancelParcel(order, fulfillmentId);
    case 'cancel':
      return open.ok ? cancel(open.value, { reason: 'too many', lines }) : open;
    case 'request': {
      const sent = inStatus(order, 'confirmed', 'completed');
      return sent.ok ? request(sent.value, { lines, reason: 'too small' }) : sent;
    }
    case 'receive':
      return receive(order, { returnId, lines: lines.map((each) => ({ ...each, restock: true })) });
    case 'reject':
      return reject(order, { returnId, reason: undefined });
  }
};

const expectCounted = (order: Order, world: World): void => {
  const { units, parcels } = world;
  for (const { id, quantity } of order.lines) {
    const count = (isCounted: (unit: Unit) => boolean) => units.filter((u) => u.lineId === id && isCounted(u)).length;
    assert.deepEqual(quantity, {
      ordered: count(() => true),
      canceled: count(({ state }) => state === 'canceled'),
      fulfilled: count(({ parcel }) => parcel !== null),
      delivered: count(({ parcel }) => parcel !== null && parcels[parcel - 1] === 'delivered'),
      returned: count(({ state }) => state === 'returned'),
    });
  }
  assert.deepEqual(
    order.fulfillments.map(({ status }) => status),
    parcels,
  );
};

/** Without money due, an order is completed as soon as each kept unit that needs shipping was delivered. */
const expectCompleted = (order: Order, { units, parcels, requests }: World): void => {
  const active = units.filter(({ needsShipping, state }) => needsShipping && state !== 'canceled');
  const isDone = active.every(({ parcel }) => parcel !== null && parcels[parcel - 1] === 'delivered');
  if (order.status === 'confirmed') assert.equal(isDone && worthOf(order) === 0 && !requests.includes('open'), false);
};

const anyCommand: fc.Arbitrary<Command> = fc.record({
  verb: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom<Command['verb'][]>('pack', 'ship', 'deliver', 'request', 'receive') },
    { weight: 1, arbitrary: fc.constantFrom<Command['verb'][]>('unpack', 'cancel', 'reject') },
  ),
  wanted: fc.constantFrom([1, 0, 0], [1, 0, 0], [2, 0, 0], [0, 1, 0], [1, 1, 0], [0, 0, 1], [3, 0, 2]),
  which: fc.constantFrom(1, 1, 1, 2),
});
const anyOrder = fc.record({
  quantities: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
  shippable: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  unitAmount: fc.constantFrom(0, 1999),
});

const by = { actor: { role: 'system' }, cause: cause(), trace: null } as const;
const numRuns = casesOf(2_000);

test('in any life each unit is in one place, is counted there, and returns to stock at most once', () => {
  const done = new Map<string, number>();
  fc.assert(
    fc.property(anyOrder, fc.array(anyCommand, { maxLength: 40, size: 'max' }), (wanted, commands) => {
      const lines = wanted.quantities.map((quantity, index) =>
        line({
          sku: `SKU-${index}`,
          quantity,
          unitAmount: wanted.unitAmount,
          requiresShipping: index === 0 || wanted.shippable[index] === true,
        }),
      );
      let record: OrderRecord = orderRecord({ lines, shippingAmount: 0 });
      if (fold(record).status === 'pending') record = changed(record, [confirmed]);
      const world: World = {
        units: lines.flatMap(({ quantity, requiresShipping }, index) =>
          Array.from(
            { length: quantity },
            (): Unit => ({
              lineId: String(index + 1),
              needsShipping: requiresShipping,
              parcel: null,
              asked: null,
              state: 'kept',
            }),
          ),
        ),
        parcels: [],
        requests: [],
      };
      let restocked = 0;
      for (const [index, command] of commands.entries()) {
        const order = fold(record);
        const decided = decide(order, command);
        assert.equal(decided.ok, follow(world, order.status, command), command.verb);
        if (!decided.ok) continue;
        const at = tenOClock + index;
        const result = appended(record, concluded(order, decided.value, at), { ...by, at });
        if (!result.ok) throw new Error('these lives are short');
        record = result.value;
        for (const gift of decided.value.gives ?? []) if (gift.kind === 'return-stock') restocked += gift.move.quantity;
        done.set(command.verb, (done.get(command.verb) ?? 0) + 1);
        expectCounted(fold(record), world);
        expectCompleted(fold(record), world);
        assert.ok(worthOf(fold(record)) <= worthOf(order));
      }
      assert.equal(restocked, world.units.filter(({ state }) => state !== 'kept').length);
    }),
    { numRuns },
  );
  if (!hasManyCases) return;
  assert.equal(done.size, 8);
  for (const [verb, times] of done) assert.ok(times > numRuns / 100, `${verb} was done ${times} times only`);
});

import assert from 'node:assert/strict';
import { eraseCustomer } from '#application/customers/erase-customer';
import { erasePrivateData } from '#application/customers/erase-private-data';
import type { Ports } from '#application/ports';
import { ada, staff } from '#test/builders/callers';
import { customerRecord } from '#test/builders/customers';
import { bySystem, request } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import type { MemoryWorld } from '#test/builders/world';
import { restored, type Snapshot, snapshotOf } from '#test/lives/crashes/snapshot';
import { moments, noted, Stopped, stopping } from '#test/lives/crashes/stopping';
import type { ShopKind } from '#test/lives/shop';

/** Each call has a key of its own: an erasure is repeated without an Idempotency-Key, and a sweep by the next one. */
export const erasures = {
  eraseCustomer: (ports) => eraseCustomer.with(ports)({ id: ada }, request({ caller: staff() })),
  erasePrivateData: async (ports) => {
    const keeping = { ...ports, shop: { ...ports.shop, privateDataDays: 30 } };
    const swept = answerOf(await erasePrivateData.with(keeping)({ after: undefined, limit: 100 }, bySystem()));
    // A sweep reports a defect of an order and goes on; here it ends the run.
    for (const { defect } of swept.failed) throw defect;
  },
} satisfies Readonly<Record<string, (ports: Ports) => Promise<unknown>>>;

/** A stored value without the keys of the calls that wrote it. */
const withoutCauses = (value: unknown): unknown => {
  if (value instanceof Map) return new Map([...value].map(([key, each]) => [key, withoutCauses(each)]));
  if (Array.isArray(value)) return value.map(withoutCauses);
  if (value === null || typeof value !== 'object' || value instanceof Set) return value;
  const fields = Object.entries(value).filter(([name]) => name !== 'cause');
  return Object.fromEntries(fields.map(([name, each]) => [name, withoutCauses(each)]));
};

/** Without the list of the sweep: an entry that the stream would remove stays until the next sweep. */
const storedIn = (world: MemoryWorld, shop: ShopKind): unknown =>
  withoutCauses(snapshotOf(world, shop).data.filter(([name]) => name !== 'privateEntries'));

const endAfter = async (from: Snapshot, change: (world: MemoryWorld) => Promise<unknown>) => {
  const world = restored(from);
  await change(world);
  return storedIn(world, from.shop);
};

/**
 * Erases the orders of a world, crashed before and after each awaited call and repeated: everything stored must be as after an
 * erasure without a crash. Returns the number of crashes.
 */
export const crashErasureEverywhere = async (
  world: MemoryWorld,
  shop: ShopKind,
  by: keyof typeof erasures,
): Promise<number> => {
  const erase = erasures[by];
  await world.ports.writeCustomers.put(customerRecord(), undefined);
  const from = snapshotOf(world, shop);
  const { ports, calls } = noted(world.ports);
  await erase(ports);
  const expected = await endAfter(from, (fresh) => erase(fresh.ports));
  for (const [point, name] of calls.entries())
    for (const moment of moments) {
      const ended = await endAfter(from, async (fresh) => {
        const { ports: ending, isStopped } = stopping(fresh.ports, new Set(calls), point, moment);
        await assert.rejects(erase(ending), Stopped);
        assert.ok(isStopped(), 'the call was not made');
        await erase(fresh.ports);
      });
      assert.deepEqual(ended, expected, `${by} crashed ${moment} call ${point}, ${name}`);
    }
  return calls.length * moments.length;
};

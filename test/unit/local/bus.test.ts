import { expect, test } from '@jest/globals';
import type { CloudEvent } from '#application/events/cloud-event';
import { type Attempts, createLocalBus, usualAttempts, waitAfter } from '#infrastructure/local/aws/bus';

const event = (id: string, type = 'order.confirmed') => ({ id, type }) as CloudEvent;
const quick: Attempts = { maximum: 4, firstWaitMs: 1, longestWaitMs: 2 };

/** A bus whose function fails for an event as often as its number of failures says. */
const busOf = (failures: Readonly<Record<string, number>>, attempts = quick) => {
  const log: string[] = [];
  const dead: string[] = [];
  const left = new Map(Object.entries(failures));
  const handler = async ({ detail }: { readonly detail: unknown }) => {
    const { id } = detail as CloudEvent;
    const count = left.get(id) ?? 0;
    left.set(id, count - 1);
    log.push(count > 0 ? `${id} failed` : id);
    if (count > 0) throw new Error('the table does not answer');
  };
  const bus = createLocalBus(['order.confirmed'], handler, ({ id }) => dead.push(id), attempts);
  return { bus, log, dead };
};

const until = async (isTrue: () => boolean): Promise<void> => {
  for (let waited = 0; waited < 5_000 && !isTrue(); waited += 1) await new Promise((resolve) => setTimeout(resolve, 1));
};

test('an event that fails is tried for minutes: twelve times, with growing waits', () => {
  const waits = Array.from({ length: usualAttempts.maximum - 1 }, (_, index) => waitAfter(index + 1, usualAttempts));
  expect(waits).toEqual([400, 800, 1_600, 3_200, 6_400, 12_800, 25_600, 51_200, 60_000, 60_000, 60_000]);
});

test('the events after a failed one do not wait for it', async () => {
  const { bus, log, dead } = busOf({ one: 2 });
  for (const id of ['one', 'two', 'three']) bus.accept(event(id));
  await until(() => log.length === 5);
  expect(log.slice(0, 3)).toEqual(['one failed', 'two', 'three']);
  expect(log.slice(3)).toEqual(['one failed', 'one']);
  expect(dead).toEqual([]);
});

test('an event that takes long holds up no other, unless eight do', async () => {
  const ends: (() => void)[] = [];
  const log: string[] = [];
  const handler = async ({ detail }: { readonly detail: unknown }) => {
    const { id } = detail as CloudEvent;
    log.push(id);
    if (id.startsWith('slow')) await new Promise<void>((resolve) => ends.push(resolve));
  };
  const bus = createLocalBus(['order.confirmed'], handler, () => {}, quick);
  for (let index = 1; index <= 7; index += 1) bus.accept(event(`slow ${index}`));
  bus.accept(event('one'));
  await until(() => log.length === 8);
  bus.accept(event('slow 8'));
  bus.accept(event('two'));
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(log.slice(7)).toEqual(['one', 'slow 8']);
  ends.shift()?.();
  await until(() => log.length === 10);
  expect(log.at(-1)).toBe('two');
  for (const end of ends) end();
  await bus.stop();
});

test('an event that fails in every attempt is a dead letter', async () => {
  const { bus, log, dead } = busOf({ one: 9 });
  bus.accept(event('one'));
  await until(() => dead.length > 0);
  expect(log).toEqual(Array.from({ length: 4 }, () => 'one failed'));
  expect(dead).toEqual(['one']);
});

test('an event of another type goes nowhere', async () => {
  const { bus, log } = busOf({});
  bus.accept(event('one', 'order.placed'));
  await bus.stop();
  expect(log).toEqual([]);
});

test('nothing is tried again after the stop', async () => {
  const { bus, log } = busOf({ one: 9 });
  bus.accept(event('one'));
  await bus.stop();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(log).toEqual(['one failed']);
});

test('too many waiting events become dead letters', async () => {
  const { bus, dead } = busOf({});
  // Eight are in work.
  for (let index = 0; index < 10_009; index += 1) bus.accept(event(String(index)));
  expect(dead).toEqual(['10008']);
  await bus.stop();
});

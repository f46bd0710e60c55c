import { expect, test } from '@jest/globals';
import { fold } from '#domain/orders/evolve';
import { releaseHolds } from '#domain/orders/release-holds';
import { changed, held, orderRecord, released } from '#test/builders/orders';

const placed = orderRecord();

test('releasing all holds is one event for each, oldest first', () => {
  const twice = changed(changed(placed, [held('hold_2')]), [held('hold_3')]);
  expect(releaseHolds(fold(twice))).toEqual({ events: [released('hold_2'), released('hold_3')] });
});

test('an order without holds has nothing to release', () => expect(releaseHolds(fold(placed))).toEqual({ events: [] }));

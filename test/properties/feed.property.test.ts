import { test } from '@jest/globals';
import fc from 'fast-check';
import { memoryWorld } from '#test/builders/world';
import { expectEverythingSeen, shops } from '#test/properties/polled-feed';
import { casesOf } from '#test/properties/runs';

test('a reader that follows cursors sees every event of slow publishers with wrong clocks, in the order of each order', () =>
  fc.assert(
    fc.asyncProperty(shops, (shop) => expectEverythingSeen(memoryWorld().ports, shop)),
    { numRuns: casesOf(1_000) },
  ));

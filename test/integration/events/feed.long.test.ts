import { test } from '@jest/globals';
import fc from 'fast-check';
import { dynamoWorld, emptiedTable } from '#test/integration/world';
import { expectEverythingSeen, shops } from '#test/properties/polled-feed';

/** Their number changes while the publishers publish. */
const shards = [
  { from: 0, shards: 2 },
  { from: Date.UTC(2026, 10, 21, 10, 59, 57), shards: 3 },
] as const;

test('a reader that follows cursors sees every event of the table, over several shards', () =>
  fc.assert(
    fc.asyncProperty(shops, async (shop) => {
      const { ports } = await dynamoWorld({ shards, table: await emptiedTable() });
      await expectEverythingSeen(ports, shop);
    }),
    // A slow machine has fewer runs. The property over the memory has a thousand.
    { numRuns: 20, interruptAfterTimeLimit: 90_000 },
  ));

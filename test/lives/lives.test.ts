import { test } from '@jest/globals';
import fc from 'fast-check';
import { anyLife, liveWithOracle } from '#test/lives/live';

test('real orders agree with the oracle after each change of their lives', async () => {
  await fc.assert(
    fc.asyncProperty(anyLife, (life) => liveWithOracle(life, () => undefined)),
    { numRuns: 20 },
  );
}, 60_000);

import { expect, test } from '@jest/globals';
import { checkTranscript } from '../../scripts/test/transcript.mjs';

test('the commands of the README and of docs/order.md give the answers that the pages show', async () => {
  const { steps, differences } = await checkTranscript();
  expect(steps).toBeGreaterThanOrEqual(8);
  expect(differences).toEqual([]);
});

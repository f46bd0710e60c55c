import { expect, test } from '@jest/globals';
import { checkTranscript } from '../../scripts/test/transcript.mjs';

test('the commands of README and of the pages that follow an order have the documented answers', async () => {
  const { steps, differences } = await checkTranscript();
  expect(steps).toBeGreaterThanOrEqual(8);
  expect(differences).toEqual([]);
});

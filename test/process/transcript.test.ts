import { expect, test } from '@jest/globals';
import { checkTranscript } from '../../scripts/test/transcript.mjs';

test('a newcomer who types the README’s commands gets the README’s answers', async () => {
  const { steps, differences } = await checkTranscript();
  expect(steps).toBeGreaterThanOrEqual(8);
  expect(differences).toEqual([]);
});

import { expect, test } from '@jest/globals';
import { serve } from '#test/process/local-server';
import { faultsOf } from '../../scripts/operate/smoke.mjs';

test('a service that serves has no faults, and one that is not there has as many as there are questions', async () => {
  const { url } = await serve();
  expect(await faultsOf(url)).toEqual([]);
  expect(await faultsOf('http://127.0.0.1:1')).toHaveLength(7);
});

import { expect, test } from '@jest/globals';
import { serve } from '#test/process/local-server';
import { faultsOf } from '../../scripts/operate/smoke.mjs';

test('a running service passes every smoke check, and a missing service fails every check', async () => {
  const { url } = await serve();
  expect(await faultsOf(url)).toEqual([]);
  expect(await faultsOf('http://127.0.0.1:1')).toHaveLength(7);
});

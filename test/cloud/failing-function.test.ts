import { afterEach, describe, expect, test } from '@jest/globals';
import { ask, expectOfGateway } from '#test/cloud/support/deployment';
import { configure, replaceCode, restore } from '#test/cloud/support/functions';

const health = 'order-service-dev_service_health';
afterEach(() => restore(health));

const secret = 'a text of the error';

describe('a function that', () => {
  test.each([
    ['throws', `exports.handler = () => { throw new Error('${secret}'); };`],
    ['rejects', `exports.handler = async () => { throw new Error('${secret}'); };`],
    ['ends its process', `exports.handler = () => { console.error('${secret}'); process.exit(1); };`],
    ['cannot be loaded', `throw new Error('${secret}');`],
    ['has no handler', `exports.other = () => '${secret}';`],
  ])('%s is answered by the gateway, without details', async (_, code) => {
    await replaceCode(health, code);
    const answered = await ask('/health');
    expectOfGateway(answered, '500 Internal Server Error');
    expect(answered.body).not.toContain(secret);
    await restore(health);
    expect((await ask('/health')).json).toEqual({ status: 'alive' });
  });

  test('exceeds its time-out is stopped, and answered by the gateway', async () => {
    await replaceCode(health, 'exports.handler = () => new Promise((resolve) => setTimeout(resolve, 60_000));');
    await configure(health, { Timeout: 1 });
    const began = performance.now();
    expectOfGateway(await ask('/health'), '500 Internal Server Error');
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

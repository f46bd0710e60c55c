import { expect, test } from '@jest/globals';
import { expectRefusedAtTheEdge } from '#test/http/support/problems';
import { startService } from '#test/http/support/service';

/** tokens.long.test.ts goes through every operation. */
test('an expired token is refused as such, and a new one is accepted', async () => {
  const service = await startService();
  const claims = { sub: 'cus_ada', exp: Math.floor(Date.now() / 1_000) - 1 };
  const call = { path: '/v1/orders', token: await service.issuer.token({ claims }) };
  await expectRefusedAtTheEdge(service, call, { status: 401, code: 'token-expired' });
  expect((await service.call({ ...call, token: service.tokens.ada })).status).toBe(200);
});

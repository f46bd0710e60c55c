import { beforeAll, describe, expect, test } from '@jest/globals';
import { operations } from '#adapters/http/operations/registry';
import { expectProblem } from '#test/http/support/problems';
import { named, sampleOf } from '#test/http/support/samples';
import { startService, type TestService } from '#test/http/support/service';

const ofService = operations.filter(({ tag }) => tag === 'Service');
const others = operations.filter(({ tag }) => tag !== 'Service');

describe('while the shop is closed', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService(undefined, { configuration: { isClosed: true } });
  });

  test.each(named(others))('%s answers 503, says so, and touches no port', async (_, operation) => {
    const before = service.portCalls.length;
    const answer = await service.call({ ...sampleOf(operation), once: true });
    expectProblem(answer, { status: 503, code: 'temporarily-unavailable' });
    expect(answer.json.detail).toBe('The shop is closed for maintenance.');
    expect(answer.headers['retry-after']).toBe('60');
    expect(service.portCalls.slice(before)).toEqual([]);
    expect(service.observations.at(-1)).toMatchObject({ operation: operation.id, status: 503 });
  });

  test.each(named(ofService))('%s answers as before', async (_, operation) => {
    const { status } = await service.call(sampleOf(operation));
    expect(status).toBeLessThan(500);
  });

  test('a browser may still ask whether it may call', async () => {
    const headers = { origin: 'https://shop.test', 'access-control-request-method': 'POST' };
    const { status } = await service.call({ method: 'OPTIONS', path: '/v1/orders', token: null, headers });
    expect(status).toBe(204);
  });
});

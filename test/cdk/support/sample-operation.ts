import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { defineUseCase } from '#application/use-case';
import { ok, type Result } from '#domain/result';

type Nothing = Result<object, { readonly kind: 'order-not-found' }>;

/** An operation that the service does not have. */
export const sampleOperation = defineOperation({
  id: 'sample',
  method: 'PATCH',
  path: '/v1/samples/{sampleId}',
  tag: 'Service',
  summary: 'A sample',
  access: { scope: 'reports:read', who: 'staff' },
  request: {},
  toCommand: () => undefined,
  reply: { status: 200, description: 'A sample.', body: () => z.object({}), represent: (body) => ({ body }) },
  refusals: { 'order-not-found': 404 },
  useCase: defineUseCase({ uses: ['orders', 'orderLists', 'clock'], with: () => async (): Promise<Nothing> => ok({}) }),
});

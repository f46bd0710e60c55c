import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { checkReadiness } from '#application/service/check-readiness';

export const readyOperation = defineOperation({
  id: 'ready',
  method: 'GET',
  path: '/ready',
  tag: 'Service',
  summary: 'Check that the table is reachable and has the right schema',
  uncounted: true,
  description: 'Reads the table once. A balancer sends requests only to a service that is ready.',
  access: 'public',
  request: {},
  toCommand: () => undefined,
  reply: {
    status: 200,
    description: 'The service can serve requests.',
    body: () => z.object({ status: z.enum(['ready']) }),
    represent: (body) => ({ body }),
  },
  refusals: { 'temporarily-unavailable': 503 },
  useCase: checkReadiness,
});

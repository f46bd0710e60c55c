import { defineUseCase } from '#application/use-case';
import { ok, type Result, refuse } from '#domain/result';

export type NotReady = { readonly kind: 'temporarily-unavailable'; readonly faults: readonly string[] };

/** Whether requests can be served: the table is reachable and has the right keys and index. */
export const checkReadiness = defineUseCase({
  uses: ['readiness'],
  with:
    ({ readiness }) =>
    async (): Promise<Result<{ readonly status: 'ready' }, NotReady>> => {
      const faults = await readiness.faults();
      return faults.length === 0 ? ok({ status: 'ready' }) : refuse({ kind: 'temporarily-unavailable', faults });
    },
});

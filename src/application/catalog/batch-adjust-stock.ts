import { type NotHandled, runBatch } from '#application/batch';
import { type AdjustStock, type AdjustStockRefusal, adjustStock, type Stock } from '#application/catalog/adjust-stock';
import { type Done, defineUseCase, type Request } from '#application/use-case';
import type { Cause } from '#domain/orders/events';
import { ok, type Result } from '#domain/result';

/** The cause of an adjustment is its device and sequence: an adjustment that a device repeats counts once. */
type BatchAdjustStock = {
  readonly adjustments: readonly { readonly command: AdjustStock; readonly cause: Cause }[];
};
export type AdjustedOrNot = Result<Done<Stock>, AdjustStockRefusal | NotHandled>;

/** Adjusts the stock of several products. The adjustments are independent of each other. */
export const batchAdjustStock = defineUseCase({
  uses: adjustStock.uses,
  with: (ports) => {
    const adjust = adjustStock.with(ports);
    return async (
      { adjustments }: BatchAdjustStock,
      request: Request,
    ): Promise<Result<readonly AdjustedOrNot[], never>> =>
      ok(
        await runBatch(
          adjustments,
          ({ command }) => command.sku,
          ({ command, cause }) => adjust(command, { ...request, cause }),
        ),
      );
  },
});

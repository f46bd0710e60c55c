import { eachOf, type TemporarilyUnavailable } from '#application/batch';
import { type AdjustStock, type AdjustStockRefusal, adjustStock, type Stock } from '#application/catalog/adjust-stock';
import { type Done, defineUseCase, type Request } from '#application/use-case';
import type { Cause } from '#domain/orders/events';
import { ok, type Result } from '#domain/result';

/** Each adjustment has its own cause, made of the device and its sequence: a device may repeat one, and it counts once. */
type BatchAdjustStock = {
  readonly adjustments: readonly { readonly command: AdjustStock; readonly cause: Cause }[];
};
export type AdjustedOrNot = Result<Done<Stock>, AdjustStockRefusal | TemporarilyUnavailable>;

/** Adjusts the stock of several products, each by itself. */
export const batchAdjustStock = defineUseCase({
  uses: adjustStock.uses,
  with: (ports) => {
    const adjust = adjustStock.with(ports);
    return async (
      { adjustments }: BatchAdjustStock,
      request: Request,
    ): Promise<Result<readonly AdjustedOrNot[], never>> =>
      ok(
        await eachOf(
          adjustments,
          ({ command }) => command.sku,
          ({ command, cause }) => adjust(command, { ...request, cause }),
        ),
      );
  },
});

import { namesOf } from '#domain/names';
import type { SalesSums } from '#domain/reports/sums';

/** What a day gave back. */
export type RefundFigures = Pick<
  SalesSums,
  | 'refundCount'
  | 'refundedAmount'
  | 'failedRefundCount'
  | 'failedRefundAmount'
  | 'canceledAmount'
  | 'returnedAmount'
  | 'goodwillAmount'
>;

export const refundNames = namesOf<RefundFigures>({
  refundCount: true,
  refundedAmount: true,
  failedRefundCount: true,
  failedRefundAmount: true,
  canceledAmount: true,
  returnedAmount: true,
  goodwillAmount: true,
});

/** The figures of refunds among the sums of sales. */
export const refundFigures = (sums: SalesSums): RefundFigures => ({
  refundCount: sums.refundCount,
  refundedAmount: sums.refundedAmount,
  failedRefundCount: sums.failedRefundCount,
  failedRefundAmount: sums.failedRefundAmount,
  canceledAmount: sums.canceledAmount,
  returnedAmount: sums.returnedAmount,
  goodwillAmount: sums.goodwillAmount,
});

/** True if a day gave nothing back. */
export const gaveNothingBack = (sums: SalesSums): boolean =>
  Object.values(refundFigures(sums)).every((figure) => figure === 0);

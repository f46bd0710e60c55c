import type { MinorUnits } from '#domain/money';

/** The sums of the order's open authorizations, captures and refunds (pending ones included). */
export type MoneyMoved = {
  readonly authorizedAmount: MinorUnits;
  readonly capturedAmount: MinorUnits;
  readonly refundedAmount: MinorUnits;
  readonly authorizationVoided: boolean;
};

export const nothingMoved: MoneyMoved = {
  authorizedAmount: 0,
  capturedAmount: 0,
  refundedAmount: 0,
  authorizationVoided: false,
};

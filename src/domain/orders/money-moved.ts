import type { MinorUnits } from '#domain/money';

/** What the order's payments did so far: open authorisations, captures, refunds (pending ones included). */
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

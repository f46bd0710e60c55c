import * as z from 'zod/mini';
import { AmountInput } from '#adapters/http/schemas/amounts';
import { text } from '#adapters/http/schemas/text';
import { bounds } from '#domain/bounds';
import { refundPolicies } from '#domain/orders/lifecycle/cancel';
import { isCardNumber } from '#domain/payments/card-number';
import { captureModes, manualProvider } from '#domain/payments/payment';

export const PaymentIdText = z
  .string()
  .check(z.regex(/^pay_[1-9][0-9]{0,3}$/, 'must be the id of a payment, such as pay_1'));

export const RefundPolicyText = z.enum(refundPolicies).check(
  z.meta({
    id: 'RefundPolicy',
    description:
      '`credit`: the whole credit of the order is paid back. `none`: it stays. Default: the shop’s policy. Staff need the scope payments:write for it.',
  }),
);

/** A token of the provider, never a card number: that is refused before it is stored or logged (money.md P1). */
export const PaymentMethod = text(bounds.paymentMethodLength).check(
  z.refine((method) => !isCardNumber(method), 'must be a token of the payment provider, not a card number'),
  z.describe('A token of the payment provider. `manual`: staff record what was paid outside this service.'),
);

export const CaptureModeText = z.enum(captureModes).check(
  z.meta({
    id: 'CaptureMode',
    description: '`automatic`: captured with the authorization. `manual`: by capturePayment.',
  }),
);

/** An amount of a payment. The order decides the step of which it is a multiple (money.md V7). */
export const PaidAmount = AmountInput().check(
  z.describe('In the minor unit of the currency, and a multiple of the amount step that the order was placed with.'),
);

/** Refuses a reference beside a token: it would be lost, because the provider has a reference of its own (money.md P6). */
export const referenceIsOfManual = z.check<{ readonly method: string; readonly reference?: string | null | undefined }>(
  ({ value: { method, reference }, issues }) => {
    if (method !== manualProvider && typeof reference === 'string')
      issues.push({
        code: 'custom',
        input: reference,
        path: ['reference'],
        message: `must be left out unless the method is "${manualProvider}"`,
      });
  },
);

/** The fields of a new payment, alone or in a placement. */
export const PaymentFields = {
  method: PaymentMethod,
  capture: z.optional(CaptureModeText),
};

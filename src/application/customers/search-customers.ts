import { defineUseCase } from '#application/use-case';
import type { Customer } from '#domain/customers/customer';
import { ok, type Result } from '#domain/result';

/** The customers with an email address: several persons may share one, and one person may have several accounts. */
export const searchCustomers = defineUseCase({
  uses: ['customersByEmail'],
  with:
    ({ customersByEmail }) =>
    async ({ email }: { readonly email: string }): Promise<Result<readonly Customer[], never>> =>
      ok(await customersByEmail.find(email)),
});

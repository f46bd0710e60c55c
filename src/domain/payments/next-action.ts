import type { OperationId } from '#domain/payments/payment';

/** What the customer must do before a payment goes on: confirm with the provider's own script, or on its page. */
export type NextAction =
  | { readonly type: 'provider'; readonly clientSecret: string }
  | { readonly type: 'redirect'; readonly url: string };

/**
 * The action that an authorization waits for. It holds a secret, so it stands in no event and no revision, and it is
 * removed as soon as the authorization no longer waits (money.md P3).
 */
export type AwaitedAction = { readonly operationId: OperationId; readonly action: NextAction };

import * as z from 'zod/mini';
import type { ActionFacts, ChargeFacts } from '#adapters/payments/stripe/intents';
import type { RefundFacts } from '#adapters/payments/stripe/refund';

const Id = z.string().check(z.regex(/^\w{1,255}$/));
const Text = z.string().check(z.maxLength(5_000));
const Amount = z.int().check(z.nonnegative());
const Currency = z.string().check(z.regex(/^[a-z]{3}$/));
const Metadata = z.record(z.string(), z.string());

export const IntentObject = z.object({
  id: Id,
  metadata: Metadata,
  status: Text,
  amount: Amount,
  amount_received: Amount,
  currency: Currency,
  client_secret: z.nullable(Text),
  next_action: z.nullable(z.object({ redirect_to_url: z.optional(z.object({ url: z.nullable(Text) })) })),
  last_payment_error: z.nullable(z.object({ code: z.optional(Text), decline_code: z.optional(Text) })),
  cancellation_reason: z.nullable(Text),
  latest_charge: z.nullable(Id),
}) satisfies z.ZodMiniType<ActionFacts>;

export const ChargeObject = z.object({
  id: Id,
  payment_intent: Id,
  metadata: Metadata,
  amount: Amount,
  amount_captured: Amount,
  currency: Currency,
  captured: z.boolean(),
  payment_method_details: z.nullable(
    z.object({
      card: z.optional(
        z.object({
          country: z.nullish(Text),
          capture_before: z.nullish(z.int()),
          multicapture: z.optional(z.object({ status: z.string() })),
        }),
      ),
    }),
  ),
}) satisfies z.ZodMiniType<ChargeFacts>;

export const DisputeObject = z.object({
  id: Id,
  payment_intent: Id,
  status: Text,
  amount: Amount,
  currency: Currency,
});

export const RefundObject = z.object({
  id: Id,
  payment_intent: Id,
  metadata: z.nullable(Metadata),
  status: z.nullable(Text),
  amount: Amount,
  currency: Currency,
  balance_transaction: z.nullable(Id),
}) satisfies z.ZodMiniType<RefundFacts>;

/** The part of an event that all have. */
export const EventObject = z.object({ type: Text, data: z.object({ object: z.unknown() }) });

export type IntentFacts = z.output<typeof IntentObject>;
export type DisputeFacts = z.output<typeof DisputeObject>;
export type RefundOfEvent = z.output<typeof RefundObject>;
export type ChargeOfEvent = z.output<typeof ChargeObject>;

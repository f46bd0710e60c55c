import * as z from 'zod/mini';
import { text } from '#adapters/http/schemas/text';
import { bounds } from '#domain/bounds';
import type { Tracking } from '#domain/fulfillment/tracking';

/** A web address in ASCII, as RFC 3986 spells it. A page may link to it, so no other scheme is accepted. */
const webAddress = /^https?:\/\/[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?(?:[/?#][!#-;=?-[\]_a-z~]*)?$/;

export const TrackingText = z
  .strictObject({
    carrier: text(bounds.carrierLength),
    number: text(bounds.trackingNumberLength),
    url: z.optional(
      z
        .string()
        .check(
          z.maxLength(bounds.trackingUrlLength),
          z.regex(webAddress, 'must be a web address that begins with https:// or http://'),
        ),
    ),
  } satisfies { readonly [Field in keyof Tracking]: z.ZodMiniType })
  .check(z.meta({ description: 'Where the carrier shows the parcel. Private data: no event has it.' }));

/** The tracking of a body; null: it has none. */
export const trackingOf = (given: z.output<typeof TrackingText> | undefined): Tracking | null =>
  given === undefined ? null : { ...given, url: given.url ?? null };

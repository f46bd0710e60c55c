import { type FieldCodecs, field, fieldIfPresent, fieldOrNull, recordCodec } from '#adapters/dynamodb/engine/record';
import { listOf, mapOf, nullable, type Parse, text, whole } from '#adapters/dynamodb/engine/stored';
import { country, locale } from '#adapters/dynamodb/values';
import type { Tracking } from '#domain/fulfillment/tracking';
import type { Address, PrivateData, Revision } from '#domain/orders/private-data';

/** Records of customers have addresses too. */
export const address = recordCodec<Address>({
  name: field('n', text),
  line1: field('l', text),
  line2: fieldOrNull('m', text),
  postalCode: fieldOrNull('z', text),
  city: field('c', text),
  region: fieldOrNull('r', text),
  country: field('o', country),
});

const tracking = recordCodec<Tracking>({
  carrier: field('c', text),
  number: field('n', text),
  url: fieldOrNull('u', text),
});

/** The client would drop this name silently: it sets a prototype instead of a field. */
const checkedMetadata = (metadata: PrivateData['metadata']) => {
  if (Object.hasOwn(metadata, '__proto__')) throw new RangeError('metadata cannot hold the name __proto__');
  return metadata;
};

/** How each private field is stored; `order.updated` uses the same letters. They never change: stored orders hold them. */
export const privateFields: FieldCodecs<Partial<PrivateData>> = {
  email: fieldIfPresent('m', nullable(text)),
  shippingAddress: fieldIfPresent('a', nullable(address.parse), (value) => value && address.pack(value)),
  note: fieldIfPresent('n', nullable(text)),
  tags: fieldIfPresent('t', listOf(text)),
  metadata: fieldIfPresent('d', mapOf(text), checkedMetadata),
  locale: fieldIfPresent('l', nullable(locale)),
  paymentMethods: fieldIfPresent('y', mapOf(text)),
  internalNote: fieldIfPresent('i', nullable(text)),
  internalTags: fieldIfPresent('j', listOf(text)),
  internalMetadata: fieldIfPresent('k', mapOf(text), checkedMetadata),
};

/** Only the fields that changed; null: the field was removed. */
const revision = recordCodec<Revision>({
  version: field('v', whole(1)),
  ...privateFields,
  reason: fieldIfPresent('w', text),
  tracking: fieldIfPresent('p', tracking.parse, tracking.pack),
});

export const packRevision = revision.pack;

export const parseRevisions: Parse<readonly Revision[]> = listOf(revision.parse);

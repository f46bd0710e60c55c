import type { Readers } from '#domain/access/readers';
import type { Country } from '#domain/country';
import type { Tracking } from '#domain/fulfillment/tracking';
import type { Locale } from '#domain/locale';

export type Address = {
  readonly name: string;
  readonly line1: string;
  readonly line2: string | null;
  readonly postalCode: string | null;
  readonly city: string;
  readonly region: string | null;
  readonly country: Country;
};

/** Personal data and free text of an order. They are never in its events, so that erasing a person keeps the events. */
export type PrivateData = {
  readonly email: string | null;
  readonly shippingAddress: Address | null;
  readonly note: string | null;
  readonly tags: readonly string[];
  readonly metadata: Readonly<Record<string, string>>;
  /** The language of the order's letters; null: the shop's. */
  readonly locale: Locale | null;
  /** The provider's token of the way to pay, by payment; of a payment that staff recorded, what they noted. */
  readonly paymentMethods: Readonly<Record<string, string>>;
  readonly internalNote: string | null;
  readonly internalTags: readonly string[];
  readonly internalMetadata: Readonly<Record<string, string>>;
};

export const readersOfField = {
  email: 'customer or staff',
  shippingAddress: 'customer or staff',
  note: 'customer or staff',
  tags: 'customer or staff',
  metadata: 'customer or staff',
  locale: 'customer or staff',
  paymentMethods: 'customer or staff',
  internalNote: 'staff',
  internalTags: 'staff',
  internalMetadata: 'staff',
} as const satisfies { readonly [Field in keyof PrivateData]: Readers };

/** The private fields that only staff read and change. */
export type StaffField = {
  [Field in keyof PrivateData]: (typeof readersOfField)[Field] extends 'staff' ? Field : never;
}[keyof PrivateData];

/** Private details of one change that are no fields of the order: why it was made, and the tracking of its parcel. */
export type ChangeDetails = { readonly reason: string | null; readonly tracking: Tracking | null };

/** The private part of one change: the fields that changed, and the details of this change. */
export type PrivateChange = Partial<PrivateData> & { readonly reason?: string; readonly tracking?: Tracking };
export type Revision = PrivateChange & { readonly version: number };

const nothingPrivate: PrivateData = {
  email: null,
  shippingAddress: null,
  note: null,
  tags: [],
  metadata: {},
  locale: null,
  paymentMethods: {},
  internalNote: null,
  internalTags: [],
  internalMetadata: {},
};

/** The private data as of a version: each field as the last revision up to it has it. */
export const privateDataAt = (revisions: readonly Revision[], version: number): PrivateData => {
  let data = nothingPrivate;
  for (const revision of revisions) {
    if (revision.version > version) break;
    const { version: _, reason: __, tracking: ___, ...fields } = revision;
    data = { ...data, ...fields };
  }
  return data;
};

/** The details of a private change; null where none was given, or it was erased. */
export const detailsOf = (change: PrivateChange | undefined): ChangeDetails => ({
  reason: change?.reason ?? null,
  tracking: change?.tracking ?? null,
});

/** The details of a version. */
export const detailsAt = (revisions: readonly Revision[], version: number): ChangeDetails =>
  detailsOf(revisions.find((revision) => revision.version === version));

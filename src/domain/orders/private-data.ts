import type { Country } from '#domain/country';

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
};

/** The private part of one change: the fields that changed, and the reason of this change. */
export type PrivateChange = Partial<PrivateData> & { readonly reason?: string };
export type Revision = PrivateChange & { readonly version: number };

const nothingPrivate: PrivateData = { email: null, shippingAddress: null, note: null, tags: [], metadata: {} };

/** The private data as of a version: each field as the last revision up to it has it. */
export const privateDataAt = (revisions: readonly Revision[], version: number): PrivateData => {
  let data = nothingPrivate;
  for (const revision of revisions) {
    if (revision.version > version) break;
    const { version: _, reason: __, ...fields } = revision;
    data = { ...data, ...fields };
  }
  return data;
};

/** The reason of a version; null where none was given, or it was erased. */
export const reasonAt = (revisions: readonly Revision[], version: number): string | null =>
  revisions.find((revision) => revision.version === version)?.reason ?? null;

import * as z from 'zod/mini';
import { bounds } from '#domain/bounds';

/** A name is kept as it is sent, so that no two of them become one. */
const MetadataKey = z.string().check(
  z.minLength(1),
  z.maxLength(bounds.metadataKeyLength),
  z.refine((name) => name === name.normalize('NFC'), 'a key in Unicode normal form C'),
);
const MetadataValue = z.string().check(z.normalize('NFC'), z.maxLength(bounds.metadataValueLength));
const fewKeys = z.refine<Record<string, string>>(
  (metadata) => Object.keys(metadata).length <= bounds.metadataKeys,
  `at most ${bounds.metadataKeys} keys`,
);

export const Metadata = z.record(MetadataKey, MetadataValue).check(fewKeys);

/** As in a merge patch: null takes a key away. What it comes to together is for the order to say. */
export const MetadataPatch = z.record(MetadataKey, z.nullable(MetadataValue));

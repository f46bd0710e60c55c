import * as z from 'zod/mini';
import { forbiddenNames } from '#adapters/http/edge/strict-json';
import { atMost, shortText, visiblePattern } from '#adapters/http/schemas/text';
import { bounds } from '#domain/bounds';

/** A key is not normalized, so that no two keys become one. */
const MetadataKey = z.string().check(
  z.minLength(1),
  atMost(bounds.metadataKeyLength),
  z.refine((name) => name === name.normalize('NFC'), 'must be in Unicode normal form C'),
  z.meta({
    maxLength: bounds.metadataKeyLength,
    pattern: visiblePattern,
    not: { enum: [...forbiddenNames] },
  }),
);
const MetadataValue = shortText(bounds.metadataValueLength);
const fewKeys = z.refine<Record<string, string>>((metadata) => Object.keys(metadata).length <= bounds.metadataKeys, {
  error: `must have at most ${bounds.metadataKeys} keys`,
  params: { code: 'too-long' },
});

export const Metadata = z
  .record(MetadataKey, MetadataValue)
  .check(fewKeys, z.meta({ maxProperties: bounds.metadataKeys }));

/** A merge patch: null removes a key. The domain checks the number of keys after the patch. */
export const MetadataPatch = z.record(MetadataKey, z.nullable(MetadataValue));

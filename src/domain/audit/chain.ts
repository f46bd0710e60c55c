import { canonicalJson } from '#domain/canonical-json';

/** The hash of a text: SHA-256 of its UTF-8, as 64 hexadecimal digits. The domain has no module for it. */
export type TextHash = (text: string) => string;

/** The part of a published event that is hashed. It has no personal data, so that an erasure changes no hash. */
export type AuditedEvent = {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string;
  readonly sequence?: number;
  readonly data?: Readonly<Record<string, unknown>>;
};

/** The hash before the first event of an order. */
export const chainStart = '0'.repeat(64);

/** The hashed text of an event, whatever the order of its members. Its form is the same for ever. */
export const auditedText = ({ id, source, type, time, sequence, data }: AuditedEvent): string =>
  canonicalJson({ id, source, type, time, sequence, data });

/** The hash after an event. A hash covers every event before it, because it covers the hash before it. */
export const hashAfter = (sha256: TextHash, previous: string, event: AuditedEvent): string =>
  sha256(`${previous}\n${auditedText(event)}`);

/** The hash after each event of an order, which begin with its first. */
export const chainOf = (sha256: TextHash, events: readonly AuditedEvent[]): readonly string[] => {
  const hashes: string[] = [];
  for (const event of events) hashes.push(hashAfter(sha256, hashes.at(-1) ?? chainStart, event));
  return hashes;
};

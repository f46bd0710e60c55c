import * as z from 'zod/mini';

/** Events that a release without hashes published have none. */
export const AuditHash = z
  .optional(
    z
      .string()
      .check(
        z.regex(/^[0-9a-f]{64}$/),
        z.maxLength(64),
        z.meta({ examples: ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'] }),
      ),
  )
  .check(z.describe('The hash over the events of the order up to this one, as docs/audit.md has it.'));

import { createHmac, timingSafeEqual } from 'node:crypto';
import { canonicalJson } from '#domain/canonical-json';

/** The binding of a cursor: it is valid only for the next page of the same list. */
export type CursorBinding = { readonly caller: string; readonly operation: string; readonly filters: unknown };

export type Cursors = {
  readonly write: (position: string, binding: CursorBinding) => string;
  /** Undefined: the cursor was not written for this binding. */
  readonly read: (cursor: string, binding: CursorBinding) => string | undefined;
};

const signatureBytes = 16;
const maximumLength = 400;
/** A signature and at least one byte in base64url. */
export const cursorPattern = `^[A-Za-z0-9_-]{${Math.ceil(((signatureBytes + 1) * 4) / 3)},${maximumLength}}$`;

/** Opaque cursors: a position, and a signature over the position and the binding. */
export const signedCursors = (secret: string): Cursors => {
  const sign = (position: string, binding: CursorBinding): Buffer =>
    createHmac('sha256', secret)
      .update(canonicalJson([position, binding]))
      .digest()
      .subarray(0, signatureBytes);
  return {
    write: (position, binding) => Buffer.concat([sign(position, binding), Buffer.from(position)]).toString('base64url'),
    read: (cursor, binding) => {
      if (cursor.length > maximumLength) return undefined;
      const bytes = Buffer.from(cursor, 'base64url');
      // Several base64 texts decode alike; only the canonical one is accepted.
      if (bytes.length <= signatureBytes || bytes.toString('base64url') !== cursor) return undefined;
      const position = bytes.subarray(signatureBytes).toString();
      return timingSafeEqual(bytes.subarray(0, signatureBytes), sign(position, binding)) ? position : undefined;
    },
  };
};

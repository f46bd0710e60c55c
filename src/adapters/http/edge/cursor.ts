import { createHmac, timingSafeEqual } from 'node:crypto';
import { canonicalJson } from '#domain/canonical-json';

/** What a cursor is bound to: it opens nothing but the next page of the very list it came from. */
export type CursorBinding = { readonly caller: string; readonly operation: string; readonly filters: unknown };

export type Cursors = {
  readonly write: (position: string, binding: CursorBinding) => string;
  /** Undefined for anything that was not written for this binding. */
  readonly read: (cursor: string, binding: CursorBinding) => string | undefined;
};

const signatureBytes = 16;
const maximumLength = 400;

/** Opaque cursors: a position and a signature over it and over what it is bound to. */
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
      // Base64 has spellings that decode alike; only the one we wrote counts.
      if (bytes.length <= signatureBytes || bytes.toString('base64url') !== cursor) return undefined;
      const position = bytes.subarray(signatureBytes).toString();
      return timingSafeEqual(bytes.subarray(0, signatureBytes), sign(position, binding)) ? position : undefined;
    },
  };
};

import * as z from 'zod/mini';
import type { SignedRequest } from '#application/ports';

/** A body as it was sent, with the headers that sign it. Its fields are the sender's. */
export const SignedBody = z.custom<SignedRequest>();

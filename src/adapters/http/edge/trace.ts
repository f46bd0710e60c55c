import { randomBytes } from 'node:crypto';
import type { TraceId } from '#domain/orders/events';

/** Longer than any that AWS or a browser sends; what is longer is not looked at. */
const longestHeader = 512;

const awsRoot = /^Root=1-([0-9a-f]{8})-([0-9a-f]{24})$/;
const traceparent = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

const fromAws = (header: string | undefined): string | undefined => {
  if (header === undefined || header.length > longestHeader) return undefined;
  const roots = header.split(';').filter((part) => part.startsWith('Root='));
  const [, seconds, rest] = (roots.length === 1 && awsRoot.exec(roots[0] ?? '')) || [];
  return seconds === undefined || rest === undefined ? undefined : seconds + rest;
};

const fromW3c = (header: string | undefined): string | undefined =>
  header === undefined || header.length > longestHeader ? undefined : traceparent.exec(header)?.[1];

/**
 * The trace that a request belongs to, as W3C writes it: the root of `X-Amzn-Trace-Id`, else that of the runtime, else
 * the trace of a W3C `traceparent`. X-Ray shows the same digits as 1-<first 8>-<other 24>. Undefined where none of them is
 * well formed: what a caller writes there is logged, so nothing but hex digits gets through.
 */
export const traceIdOf = (
  headers: Readonly<Record<string, string | undefined>>,
  ofRuntime: string | undefined,
): TraceId | undefined => fromAws(headers['x-amzn-trace-id']) ?? fromAws(ofRuntime) ?? fromW3c(headers.traceparent);

/** One for what nobody has begun a trace of. */
export const newTraceId = (): TraceId => randomBytes(16).toString('hex');

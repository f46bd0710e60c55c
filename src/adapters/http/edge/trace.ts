import type { TraceId } from '#domain/orders/events';

/** Longer than any header that AWS or a browser sends. A longer one is ignored. */
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
 * The trace id of a request in W3C notation: the root of `X-Amzn-Trace-Id`, else the root of the runtime's trace, else
 * the trace of a W3C `traceparent`. X-Ray shows the same digits as 1-<first 8>-<other 24>. Undefined where none is well
 * formed. Callers write these headers and the id is logged, so only hex digits pass.
 */
export const traceIdOf = (
  headers: Readonly<Record<string, string | undefined>>,
  runtimeTrace: string | undefined,
): TraceId | undefined => fromAws(headers['x-amzn-trace-id']) ?? fromAws(runtimeTrace) ?? fromW3c(headers.traceparent);

/** Where the trace of a request comes from if its headers have none. */
export type Traces = {
  /** The trace of the event that the runtime handles now, as `X-Amzn-Trace-Id` writes it. */
  readonly ofRuntime: () => string | undefined;
  readonly newTraceId: () => TraceId;
};

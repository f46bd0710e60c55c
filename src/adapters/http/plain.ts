/**
 * HTTP without a framework: what the API takes and gives. The Lambda adapter turns API Gateway events into these.
 * No fetch types: they load undici into every function (docs/adr/0005-plain-http.md).
 */
export type PlainRequest = {
  readonly method: string;
  /** Decoded, without the query. */
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array | undefined;
  readonly requestId: string;
  /** Which other log lines, of other services too, belong to this request: 32 hex digits. */
  readonly traceId: string;
};

export type PlainReply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
};

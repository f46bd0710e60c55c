/**
 * The requests and replies of the API, without a framework. The Lambda adapter converts API Gateway events to them.
 * They are not fetch types, which load undici into every function (docs/adr/0005-plain-http.md).
 */
export type PlainRequest = {
  readonly method: string;
  /** Decoded but for %2F, without the query. */
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array | undefined;
  /** The address of the client; undefined: the gateway did not tell it. */
  readonly address: string | undefined;
  readonly requestId: string;
  /** Connects the log lines of this request across services: 32 hex digits. */
  readonly traceId: string;
  /** The event is no request at all. It is refused, and logged like any other. */
  readonly isUnreadable?: true;
};

export type PlainReply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
};

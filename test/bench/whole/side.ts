/** One of the two that are measured: the service, or the SDK alone. */
export type Side = {
  /** Places an order; throws unless it is placed. */
  readonly place: () => Promise<void>;
  /** The processor time used so far, in milliseconds. */
  readonly cpuMs: () => { readonly caller: number; readonly engine: number };
};

/** Calls by a number of clients, each of which sends its next one when the last one is answered. */
export type Burst = { readonly clients: number; readonly orders: number };

export type BurstFigures = {
  readonly latenciesMs: readonly number[];
  readonly perSecond: number;
  /** For each order, until everything that follows it is done. */
  readonly callerMs: number;
  readonly engineMs: number;
};

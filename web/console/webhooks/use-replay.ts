import { useEffect, useRef, useState } from 'react';
import type { OrdersClient } from '../../../clients/typescript/index';
import { type Failure, outcomeOf } from '../../shared/api';
import { useConsole } from '../console-context';
import { useRefresh } from './queries';
import { partOf, type Span } from './replay-span';

/** Where a replay continues, in the words of the service. */
type Position = { readonly from: string; readonly continueFrom: string };

export type ReplayState = {
  /** `stopped`: by the person, and can be continued. */
  readonly kind: 'idle' | 'busy' | 'stopped' | 'failed' | 'done';
  readonly events: number;
  /** Null: nothing is queued yet. */
  readonly position: Position | null;
  /** The end of the span: without one in the form, the moment of the first call. */
  readonly until: string | null;
  readonly failure: Failure | null;
};

const idle: ReplayState = { kind: 'idle', events: 0, position: null, until: null, failure: null };

/** One call of a replay. `position`: null for the first one. */
export const replaySome = (api: OrdersClient, endpointId: string, span: Span, position: Position | null) =>
  api.POST('/v1/webhook-endpoints/{endpointId}/replay', {
    params: { path: { endpointId } },
    body: { ...span, ...position },
  });

/** The part of the span whose events are queued, from 0 to 1. */
export const progressOf = ({ kind, position, until }: ReplayState): number => {
  if (kind === 'done') return 1;
  return position === null || until === null ? 0 : partOf({ from: position.from, to: until }, position.continueFrom);
};

/**
 * Queues the events of a span, call after call. It ends with the dialog; what is queued is sent. After a failure it continues
 * where it stood. A call whose reply was lost is repeated then, so its events may be sent twice, which receivers must expect.
 */
export const useReplay = (endpointId: string) => {
  const { api } = useConsole();
  const refresh = useRefresh();
  const [state, setState] = useState<ReplayState>(idle);
  const isStopped = useRef(false);
  useEffect(() => {
    isStopped.current = false;
    return () => {
      isStopped.current = true;
    };
  }, []);
  const run = async (span: Span): Promise<void> => {
    if (state.kind === 'busy') return;
    let now: ReplayState = { ...state, kind: 'busy', failure: null };
    now = { ...now, until: now.until ?? span.to ?? new Date().toISOString() };
    isStopped.current = false;
    setState(now);
    while (now.kind === 'busy') {
      const outcome = await outcomeOf(replaySome(api, endpointId, span, now.position));
      now = next(now, outcome, isStopped.current);
      setState(now);
    }
    refresh();
  };
  const stop = (): void => {
    isStopped.current = true;
  };
  return { state, run, stop, forget: () => setState(idle) };
};

type Reply = Awaited<ReturnType<typeof outcomeOf<{ from: string; events: number; continueFrom: string | null }>>>;

const next = (now: ReplayState, outcome: Reply, isStopped: boolean): ReplayState => {
  if (!outcome.ok) return { ...now, kind: 'failed', failure: outcome.failure };
  const { from, continueFrom, events } = outcome.value;
  const queued = { ...now, events: now.events + events };
  if (continueFrom === null) return { ...queued, kind: 'done' };
  return { ...queued, kind: isStopped ? 'stopped' : 'busy', position: { from, continueFrom } };
};

import type { ChangeRecord, HandledChanges, UnreadableRecord } from '#application/events/change-record';
import { Unavailable } from '#application/ports';
import type { OrderTransition } from '#application/projections/projection';
import { projectAll, projectionPorts } from '#application/projections/registry';
import { defineUseCase } from '#application/use-case';
import type { OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import { ok, type Result, refuse } from '#domain/result';

/** `written`: the entries of all projections together. */
export type ProjectedChanges = HandledChanges & { readonly written: number };

const orderOf = (record: OrderRecord | undefined) => record && fold(record);

/** The transition in a record; undefined if it is about something else than an order. */
const transitionIn = ({ change, position }: ChangeRecord): Result<OrderTransition | undefined, UnreadableRecord> => {
  if (!change.ok) return change;
  if (change.value?.kind !== 'order') return ok(undefined);
  const { before, after } = change.value;
  const record = after ?? before;
  if (record === undefined) return ok(undefined);
  try {
    return ok({ before: orderOf(before), after: orderOf(after), record });
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    return refuse({ kind: 'unreadable-record', fault: `the order at ${position} has no state: ${name}` });
  }
};

/** Undefined: the table did not answer in time. */
const unlessUnavailable = async <Value>(written: Promise<Value>): Promise<Value | undefined> => {
  try {
    return await written;
  } catch (error) {
    if (error instanceof Unavailable) return undefined;
    throw error;
  }
};

/** The records that are written before the next ones: what they wrote is not written again when time runs out. */
const recordsPerStep = 25;

/**
 * Brings every projection up to date with a batch of changes, step by step. After a step without an answer in time the
 * batch is delivered again from there on: writing a change again does no harm. An unreadable record fails alone, as in
 * publishChanges.
 */
export const projectChanges = defineUseCase({
  uses: projectionPorts,
  with: (ports) => {
    const project = projectAll(ports);
    return async (records: readonly ChangeRecord[]): Promise<Result<ProjectedChanges, never>> => {
      const read = records.map(transitionIn);
      const failed = read.flatMap((each, index) => (each.ok ? [] : [{ index, fault: each.refusal.fault }]));
      let written = 0;
      let done = 0;
      while (done < read.length) {
        const step = read.slice(done, done + recordsPerStep);
        const transitions = step.flatMap((each) => (each.ok && each.value !== undefined ? [each.value] : []));
        const entries = await unlessUnavailable(project(transitions));
        if (entries === undefined) break;
        written += entries;
        done += step.length;
      }
      const firstFailed = records[Math.min(done, ...failed.map(({ index }) => index))];
      const unreadable = failed.map(({ fault }) => fault);
      return ok({ written, retryFrom: firstFailed?.position ?? null, unreadable });
    };
  },
});

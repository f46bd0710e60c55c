import type { JobObservation } from '#adapters/lambda/job-run';
import { callFaults } from '#infrastructure/bounded-calls';
import { faultOf, type LogLevel, named, prettyFaults } from '#infrastructure/log';

const roundTenth = (milliseconds: number): number => Math.round(milliseconds * 10) / 10;

/** One JSON line for each run of a job: ids, numbers and codes, never a payload or a person. */
export const jobLine = ({ job, requestId, traceId, logFields, milliseconds, ...rest }: JobObservation): string => {
  const level = 'defect' in rest ? 'error' : 'info';
  const ms = roundTenth(milliseconds);
  return JSON.stringify({ level, requestId, traceId, job, ...logFields, ms, faults: callFaults(), ...faultOf(rest) });
};

/** The line of a run for a terminal. */
export const prettyJobLine = ({ job, logFields, milliseconds, ...rest }: JobObservation): string => {
  const ms = `${milliseconds.toFixed(1)} ms`.padStart(9);
  const fault = faultOf(rest);
  return `job ${ms}  ${job} ${JSON.stringify(logFields)}${prettyFaults()}${fault.error === undefined ? '' : `  ${named(fault)}\n${fault.stack}`}`;
};

/** Fields that count reads, not changes. */
const readCounts: readonly string[] = ['records', 'seen'];
const isChange = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== 0 && value !== null && value !== undefined;

/** Streams and sweeps run all the time, so only runs that changed something are logged. */
const hasChanged = ({ logFields }: JobObservation): boolean =>
  Object.entries(logFields).some(([name, value]) => !readCounts.includes(name) && isChange(value));

/** Writes one line for each run that the level includes and that failed or changed something. */
export const logJobsTo =
  (write: (line: string) => void, level: LogLevel, format: (observation: JobObservation) => string) =>
  (observation: JobObservation): void => {
    const failed = 'defect' in observation;
    if (level === 'silent' || (level === 'error' && !failed) || !(failed || hasChanged(observation))) return;
    write(format(observation));
  };

import pc from 'picocolors';
import type { Observation } from '#adapters/http/api';
import { callFaults, nameOfFault } from '#infrastructure/bounded-calls';

export const logLevels = ['silent', 'error', 'info'] as const;
export type LogLevel = (typeof logLevels)[number];

const isFault = ({ status }: Observation): boolean => status >= 500;

/** The faults of the calls behind a line of a terminal. */
export const prettyFaults = (): string => {
  const faults = callFaults();
  return faults === undefined
    ? ''
    : `  ${Object.entries(faults)
        .map(([name, times]) => `${name} ×${times}`)
        .join(', ')}`;
};

/** The name of a defect, of its cause, and its stack. Never a message, which may quote data. */
export const faultOf = ({ defect }: { readonly defect?: unknown }) =>
  defect instanceof Error
    ? { error: defect.name, cause: causeOf(defect), stack: framesOf(defect.stack ?? '') }
    : { error: undefined, cause: undefined, stack: undefined };

const causeOf = ({ cause }: Error): string | undefined => (cause instanceof Error ? nameOfFault(cause) : undefined);

/** Only lines that look like frames: the message before them may have several lines. */
const framesOf = (stack: string): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 5)
    .join('\n');

/**
 * One JSON line per request, always of the same fields: ids and codes, never a payload, a person or a token. `faults`:
 * the failed calls of the request by the name of their fault, also when a retry succeeded. `reasons`: those of the risk rules
 * that denied the order, which the reply does not tell.
 */
export const jsonLine = (observation: Observation): string => {
  const { requestId, traceId, method, operation = null, status } = observation;
  const { code, orderId = null, reasons, milliseconds } = observation;
  const level = isFault(observation) ? 'error' : 'info';
  const ms = Math.round(milliseconds * 10) / 10;
  const answered = { level, requestId, traceId, method, operation, status, code, orderId, reasons, ms };
  return JSON.stringify({ ...answered, faults: callFaults(), ...faultOf(observation) });
};

const colored = (status: number): string =>
  (status >= 500 ? pc.red : status >= 400 ? pc.yellow : pc.green)(String(status));

/** The error of a line for a terminal. */
export const named = ({ error, cause }: ReturnType<typeof faultOf>): string =>
  cause === undefined ? `${error}` : `${error}: ${cause}`;

/**
 * The line of a request for a terminal. `pathOf`: the path of an operation, such as `/v1/orders/{orderId}`. The path of the
 * request itself may hold anything.
 */
export const prettyLine = (observation: Observation, pathOf: (operation: string) => string): string => {
  const { method, operation, status, code, orderId = null, milliseconds } = observation;
  const ms = `${milliseconds.toFixed(1)} ms`.padStart(9);
  const path = operation === undefined ? '-' : pathOf(operation);
  const shown = orderId === null ? path : path.replace('{orderId}', orderId);
  const id = orderId === null || shown !== path ? '' : `  ${orderId}`;
  const line = `${colored(status)} ${ms}  ${method.padEnd(6)} ${shown}${id}${code ? `  ${code}` : ''}${prettyFaults()}`;
  const fault = faultOf(observation);
  return fault.stack === undefined ? line : `${line}\n${named(fault)}\n${fault.stack}`;
};

/** A request for what only the local server has: a page, or a route for developers. */
export type LocalAnswer = {
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly milliseconds: number;
};

/** The pages of the console have one name here: what follows it in the path may hold anything. */
const localPath = (path: string): string => path.replace(/^\/console\/.+/, '/console/…');

export const localJsonLine = ({ requestId, method, path, status, milliseconds }: LocalAnswer): string => {
  const ms = Math.round(milliseconds * 10) / 10;
  return JSON.stringify({ level: 'info', requestId, method, path: localPath(path), status, ms });
};

export const prettyLocalLine = ({ method, path, status, milliseconds }: LocalAnswer): string => {
  const ms = `${milliseconds.toFixed(1)} ms`.padStart(9);
  return `${colored(status)} ${ms}  ${method.padEnd(6)} ${localPath(path)}`;
};

/** A batch's entries that failed as if each were a request; those that failed alike are one. */
const failedEntries = (observation: Observation): readonly Observation[] => {
  const byFault = new Map(observation.entryDefects.map((defect) => [JSON.stringify(faultOf({ defect })), defect]));
  return [...byFault.values()].map((defect) => ({ ...observation, status: 500, code: 'internal', defect }));
};

/** Writes one line for each request that the level includes, and one for each distinct fault of a batch's entries. */
export const logTo =
  (write: (line: string) => void, level: LogLevel, format: (observation: Observation) => string) =>
  (observation: Observation): void => {
    for (const each of [observation, ...failedEntries(observation)])
      if (level === 'info' || (level === 'error' && isFault(each))) write(format(each));
  };

import { operations } from '#adapters/http/operations/registry';
import { problemCodes } from '#adapters/http/problem-catalog';
import { jobs, jobsBy } from '#adapters/lambda/jobs/registry';
import { riskTexts } from '#domain/payments/risk';
import { publishedTypes } from '#domain/webhooks/published-type';

const isFaults = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).every(([name, times]) => /^\w+$/.test(name) && Number.isInteger(times));

/** The allowed values of each field of a log line: a known set, or a shape that personal data does not have. */
const fields: Readonly<Record<string, (value: unknown) => boolean>> = {
  level: (value) => value === 'info' || value === 'error',
  requestId: (value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(value)),
  traceId: (value) => /^[0-9a-f]{32}$/.test(String(value)),
  method: (value) => /^[A-Z]{1,12}(-[A-Z]+)?$/.test(String(value)),
  operation: (value) => value === null || operations.some(({ id }) => id === value),
  status: (value) => Number.isInteger(value),
  code: (value) => value === undefined || (problemCodes as readonly unknown[]).includes(value),
  orderId: (value) => value === null || /^[0-9A-Z-]{18,20}$/i.test(String(value)),
  reasons: (value) => Array.isArray(value) && value.every((reason) => Object.hasOwn(riskTexts, reason)),
  ms: (value) => typeof value === 'number' && value >= 0,
  faults: isFaults,
  cause: (value) => /^\w+$/.test(String(value)),
};
const always = ['requestId', 'traceId', 'operation', 'status', 'ms', 'orderId'];

const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0;
const isPosition = (value: unknown): boolean => value === null || /^\d+$/.test(String(value));
const isOrderId = (value: unknown): boolean => value === null || /^[0-9A-Z]{6}(-[0-9A-Z]{6}){2}$/.test(String(value));

/** The allowed values in a line of a job. */
const jobFields: typeof fields = {
  level: (value) => value === 'info' || value === 'error',
  requestId: fields.requestId ?? (() => false),
  traceId: fields.traceId ?? (() => false),
  job: (value) => jobs.some(({ id }) => id === value),
  records: isCount,
  published: isCount,
  written: isCount,
  retryFrom: isPosition,
  unreadable: (value) => Array.isArray(value) && value.length === 0,
  event: (value) => /^[A-Za-z0-9][A-Za-z0-9._-]*:\d+$/.test(String(value)),
  type: (value) => (publishedTypes as readonly unknown[]).includes(value),
  outcome: (value) => /^[a-z]+(-[a-z]+)*$/.test(String(value)),
  seen: isCount,
  ...Object.fromEntries(jobsBy('schedule').map(({ names }) => [names.changed, isCount] as const)),
  postponed: isCount,
  failed: isCount,
  failedOrders: (value) => Array.isArray(value) && value.length === 0,
  next: isOrderId,
  faults: isFaults,
  ms: (value) => typeof value === 'number' && value >= 0,
};

/** The allowed values in a line of a page or of a route for developers. */
const localFields: typeof fields = {
  level: (value) => value === 'info',
  requestId: fields.requestId ?? (() => false),
  method: fields.method ?? (() => false),
  path: (value) => /^\/(?:console(?:\/…)?|docs|dev(?:\/[\w./-]+)?)?$/.test(String(value)),
  status: (value) => Number.isInteger(value),
  ms: (value) => typeof value === 'number' && value >= 0,
};

const kinds = {
  fields: { allowed: fields, needed: always },
  jobFields: { allowed: jobFields, needed: ['requestId', 'ms'] },
  localFields: { allowed: localFields, needed: Object.keys(localFields) },
} as const;

/** A log line with the fields that it lacks, and those with a value that is not allowed; undefined: it has no fault. */
export const faultOfLine = (text: string): string | undefined => {
  const line = JSON.parse(text) as Readonly<Record<string, unknown>>;
  const kind = Object.hasOwn(line, 'job') ? 'jobFields' : Object.hasOwn(line, 'path') ? 'localFields' : 'fields';
  const { allowed, needed } = kinds[kind];
  const missing = needed.filter((name) => !Object.hasOwn(line, name));
  const wrong = Object.entries(line).filter(([name, value]) => allowed[name]?.(value) !== true);
  if (missing.length === 0 && wrong.length === 0) return undefined;
  const names = wrong.map(([name]) => name);
  return `${text} lacks [${missing}]; not allowed by \`${kind}\` in test/process/log-lines.ts: [${names}]`;
};

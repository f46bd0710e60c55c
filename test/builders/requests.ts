import { createHash } from 'node:crypto';
import { systemRequest } from '#adapters/lambda/job-run';
import type { Expectation } from '#application/expectation';
import type { Request } from '#application/use-case';
import type { Caller } from '#domain/access/caller';
import type { Cause } from '#domain/orders/events';
import { customer } from '#test/builders/callers';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

let commands = 0;
const anotherKey = (): string => {
  commands += 1;
  return `key ${commands}`;
};

/** The cause of a command: the same key and body give the same cause. By default a new key. */
export const cause = (key = anotherKey(), body = 'a body'): Cause => ({
  key: hash(key),
  fingerprint: hash(body),
});

/** The default trace of requests. */
export const aTrace = '4bf92f3577b34da6a3ce929d0e0e4736';

/** The request of a job. */
export const bySystem = (wanted: { readonly key?: string; readonly trace?: string | null } = {}): Request =>
  systemRequest(wanted.key ?? anotherKey(), wanted.trace === undefined ? aTrace : wanted.trace);

/** A request, by default by ada with a new cause and no expectation. */
export const request = (
  wanted: {
    readonly caller?: Caller;
    readonly cause?: Cause;
    readonly expects?: Expectation;
    readonly trace?: string | null;
  } = {},
): Request => ({
  caller: wanted.caller ?? customer(),
  cause: wanted.cause ?? cause(),
  expects: wanted.expects ?? { kind: 'none' },
  trace: wanted.trace === undefined ? aTrace : wanted.trace,
});

import { expect } from '@jest/globals';
import { type ProblemCode, type ProblemEntry, problemCatalog } from '#adapters/http/problem-catalog';
import { excused } from '#test/http/remote/excused';
import type { Answer, Call, TestService } from '#test/http/support/service';

export type ExpectedProblem = {
  readonly status: number;
  readonly code: ProblemCode;
  /** The pointers of `errors`, in any order; undefined: there are no `errors`. */
  readonly pointers?: readonly string[];
  /** The codes of `errors`, where they matter. */
  readonly faults?: readonly string[];
};

/** Codes of problems that are retryable. */
const retryable: readonly ProblemCode[] = [
  'order-changed-meanwhile',
  'rate-limited',
  'internal',
  'provider-unavailable',
  'temporarily-unavailable',
];

/** The extension members of each code. */
const extras: Partial<Record<ProblemCode, readonly string[]>> = {
  'events-expired': ['earliestAt'],
  'out-of-stock': ['lines'],
  'price-changed': ['currentAmount', 'quote'],
  'order-on-hold': ['holds'],
  'order-status-conflict': ['orderStatus'],
  'payment-declined': ['orderId', 'paymentId', 'currentVersion', 'declineCode'],
  'payment-status-conflict': ['paymentId', 'paymentStatus'],
  'provider-unavailable': ['orderId'],
  'stock-below-zero': ['available', 'owed'],
  'version-mismatch': ['currentVersion'],
};

type FieldError = { readonly pointer: string; readonly code: string; readonly detail: string };

/** Expects a problem document exactly as the contract describes it. */
export const expectWellFormedProblem = (answer: Answer): void => {
  if (excused(answer)) return;
  const { status, headers, json } = answer;
  const code = json.code as ProblemCode;
  const entry: ProblemEntry | undefined = problemCatalog[code];
  const own = extras[code] ?? [];
  const { errors, ...members } = json as { readonly errors?: readonly FieldError[] } & Record<string, unknown>;
  expect(headers).toMatchObject({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
  expect(members).toEqual({
    type: `/problems/${code}`,
    title: entry?.title,
    status,
    code,
    detail: expect.stringMatching(/\S/),
    instance: expect.stringMatching(/^\/[!-~]*$/),
    requestId: headers['x-request-id'],
    retryable: retryable.includes(code),
    ...Object.fromEntries(own.map((name) => [name, json[name]])),
  });
  for (const name of own) expect(json).toHaveProperty(name);
  if (errors === undefined) return;
  expect(errors.length).toBeGreaterThan(0);
  expect(errors.length).toBeLessThanOrEqual(20);
  for (const error of errors) {
    expect(Object.keys(error)).toEqual(['pointer', 'code', 'detail']);
    expect(error.pointer).toMatch(/^(\/|$)/);
    expect(error.code).toMatch(/^[a-z][a-z-]+$/);
    expect(error.detail).toMatch(/\S/);
  }
};

export const expectProblem = (answer: Answer, { status, code, pointers, faults }: ExpectedProblem): void => {
  if (excused(answer, code)) return;
  const errors = (answer.json.errors ?? []) as readonly FieldError[];
  expect({
    status: answer.status,
    code: answer.json.code,
    pointers: errors.map((each) => each.pointer).sort(),
  }).toEqual({
    status,
    code,
    pointers: [...(pointers ?? [])].sort(),
  });
  expectWellFormedProblem(answer);
  if (faults !== undefined) expect(errors.map((each) => each.code)).toEqual(faults);
};

/** Expects a refusal without any read or write. */
export const expectRefusedAtTheEdge = async (
  service: TestService,
  call: Call,
  expected: ExpectedProblem,
): Promise<Answer> => {
  const before = service.portCalls.length;
  const answer = await service.call(call);
  expectProblem(answer, expected);
  expect(service.portCalls.slice(before)).toEqual([]);
  return answer;
};

/** Expects a refusal after a read, without a write. */
export const expectRefused = async (service: TestService, call: Call, expected: ExpectedProblem): Promise<Answer> => {
  const before = service.commits();
  const answer = await service.call(call);
  expectProblem(answer, expected);
  expect(service.commits()).toBe(before);
  return answer;
};

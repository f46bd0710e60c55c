import { type FieldError, problemDocument } from '#adapters/http/problem';
import { useCaseOperations } from '#test/http/support/samples';
import type { Answer, Call, TestService } from '#test/http/support/service';

type Result = {
  readonly status: number;
  readonly problem?: { readonly code: string; readonly errors?: readonly FieldError[] };
};

const refused = (answer: Answer, status: number, problem: object): Answer => ({
  ...answer,
  status,
  headers: { ...answer.headers, 'content-type': 'application/problem+json' },
  json: problem as Answer['json'],
});

/** The reply of a batch read names the entries that could not be read in `errors`. */
const refusalOfRead = (answer: Answer, path: string): Answer => {
  const errors = (answer.json.errors ?? []) as readonly FieldError[];
  if (answer.status !== 200 || errors.length === 0) return answer;
  const parts = { errors, detail: errors[0]?.detail ?? '' };
  const at = { instance: path, requestId: answer.headers['x-request-id'] ?? '' };
  return refused(answer, 422, problemDocument('validation-failed', 422, parts, at));
};

/** The problem of the first entry that could not be read, as if the body had been refused for it. */
const refusalIn = (answer: Answer, list: string): Answer => {
  const results = (answer.json.results ?? []) as readonly Result[];
  const index = results.findIndex(({ problem }) => problem?.code === 'validation-failed');
  const { status, problem } = results[index] ?? {};
  if (status === undefined || problem === undefined) return answer;
  const errors = problem.errors?.map((each) => ({ ...each, pointer: `/${list}/${index}${each.pointer}` }));
  return refused(answer, status, { ...problem, errors });
};

/** A service that refuses a batch for an entry that cannot be read, so that its fields are tested like all others. */
export const asOneEntry = (service: TestService): TestService => {
  const call = async (asked: Call): Promise<Answer> => {
    const answer = await service.call(asked);
    const list = useCaseOperations.find(({ path }) => path === asked.path)?.request.entries;
    if (list === undefined) return answer;
    return answer.json.results === undefined ? refusalOfRead(answer, asked.path) : refusalIn(answer, list);
  };
  // No spread: a remote service refuses to be asked for what only its inside knows.
  return Object.create(service, { call: { value: call } }) as TestService;
};

import { useCaseOperations } from '#test/http/support/samples';
import type { Answer, Call, TestService } from '#test/http/support/service';

type FieldError = { readonly pointer: string };
type Result = { readonly status: number; readonly problem?: { readonly code: string; readonly errors?: FieldError[] } };

/** The problem of the first entry that could not be read, as if the body had been refused for it. */
const refusalIn = (answer: Answer, list: string): Answer => {
  const results = (answer.json.results ?? []) as readonly Result[];
  const index = results.findIndex(({ problem }) => problem?.code === 'validation-failed');
  const { status, problem } = results[index] ?? {};
  if (status === undefined || problem === undefined) return answer;
  const errors = problem.errors?.map((each) => ({ ...each, pointer: `/${list}/${index}${each.pointer}` }));
  return {
    ...answer,
    status,
    headers: { ...answer.headers, 'content-type': 'application/problem+json' },
    json: { ...problem, errors },
  };
};

/** A service that refuses a batch for an entry that cannot be read, so that its fields are tested like all others. */
export const asOneEntry = (service: TestService): TestService => {
  const call = async (asked: Call): Promise<Answer> => {
    const answer = await service.call(asked);
    const list = useCaseOperations.find(({ path }) => path === asked.path)?.request.entries;
    return list === undefined ? answer : refusalIn(answer, list);
  };
  // No spread: a remote service refuses to be asked for what only its inside knows.
  return Object.create(service, { call: { value: call } }) as TestService;
};

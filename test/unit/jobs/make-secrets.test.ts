import { describe, expect, test } from '@jest/globals';
import { createSecretsHandler, type SecretsEvent } from '#adapters/lambda/resources/make-secrets';
import type { Reply } from '#test/adapters/aws-endpoint';
import { requestIds, runOf as runOfResource } from '#test/unit/jobs/cloud-formation';

const names = ['customer-tags-1', 'cursors'];

const runOf = (
  request: SecretsEvent['RequestType'],
  secretOf: (name: string) => Promise<string>,
  wishes: { readonly mailbox?: Reply; readonly msLeft?: () => number } = {},
) =>
  runOfResource((timers, dependencies) => createSecretsHandler({ secretOf, timers }, dependencies), {
    request,
    properties: { Names: names },
    ...wishes,
  });

const made = async (name: string) => `the secret of ${name}`;
const answered = { ...requestIds, PhysicalResourceId: 'secrets', NoEcho: true };

describe('CloudFormation', () => {
  test.each(['Create', 'Update'] as const)('gets the secrets of the requested names: %s', async (request) => {
    const { thrown, calls } = await runOf(request, made);
    expect(thrown).toBeUndefined();
    expect(calls.map(({ method, path, contentType }) => [method, path, contentType])).toEqual([
      ['PUT', '/mailbox?signature=abc', undefined],
    ]);
    expect(calls[0]?.body).toEqual({
      ...answered,
      Status: 'SUCCESS',
      Data: { 'customer-tags-1': 'the secret of customer-tags-1', cursors: 'the secret of cursors' },
    });
  });

  test('removes no secret when the stack is deleted', async () => {
    const { calls } = await runOf('Delete', async (name) => {
      throw new Error(`nobody asks for ${name}`);
    });
    expect(calls.map(({ body }) => body)).toEqual([{ ...answered, Status: 'SUCCESS', Data: {} }]);
  });

  test('gets the kind of a failure and the run, never its message', async () => {
    const { thrown, calls } = await runOf('Create', async () => {
      throw new RangeError('the table says something about itself');
    });
    expect(thrown).toBeInstanceOf(RangeError);
    expect(calls.map(({ body }) => body)).toEqual([
      { ...answered, Status: 'FAILED', Reason: 'RangeError in the run run-1, whose log says more.' },
    ]);
  });

  test('that refuses the answer makes the run fail', async () => {
    const { thrown, observed } = await runOf('Create', made, { mailbox: { status: 403, body: {} } });
    expect(String(thrown)).toContain('403');
    expect(observed[0]?.defect).toBe(thrown);
  });
});

describe('a failure', () => {
  test.each([
    ['a role whose rights are not known yet', 'AccessDeniedException'],
    ['a table that does not answer', 'TimeoutError'],
  ])('is retried: %s', async (_, name) => {
    let tries = 0;
    const { calls, slept } = await runOf('Create', async (secret) => {
      tries += 1;
      if (tries <= 3) throw Object.assign(new Error('not yet'), { name });
      return made(secret);
    });
    expect(calls[0]?.body.Status).toBe('SUCCESS');
    expect(slept).toEqual([2_000, 2_000, 2_000]);
  });

  test('is retried as long as there is time', async () => {
    let left = 55_000;
    const never = new Error('never');
    const { thrown, calls, slept } = await runOf(
      'Create',
      async () => {
        left -= 4_000;
        throw never;
      },
      { msLeft: () => left },
    );
    expect(thrown).toBe(never);
    expect(calls[0]?.body.Status).toBe('FAILED');
    // Two names at the same time: 51 s and 47 s leave time for one more attempt of each, 43 s do not.
    expect(slept).toHaveLength(2);
  });
});

test('the log line names the secrets and shows none', async () => {
  const { observed } = await runOf('Create', made);
  expect(observed.map(({ logFields }) => logFields)).toEqual([{ request: 'Create', names }]);
  expect(JSON.stringify(observed)).not.toContain('the secret of');
});

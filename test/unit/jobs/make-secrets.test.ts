import { describe, expect, test } from '@jest/globals';
import { createSecretsHandler, type SecretsEvent } from '#adapters/lambda/resources/make-secrets';
import type { Reply } from '#test/adapters/aws-endpoint';
import { asked, runOf as runOfResource } from '#test/unit/jobs/cloud-formation';

const names = ['customer-tags-1', 'cursors'];

const runOf = (
  request: SecretsEvent['RequestType'],
  secretOf: (name: string) => Promise<string>,
  wishes: { readonly mailbox?: Reply; readonly msLeft?: () => number } = {},
) =>
  runOfResource((sleep, means) => createSecretsHandler({ secretOf, sleep }, means), {
    request,
    properties: { Names: names },
    ...wishes,
  });

const made = async (name: string) => `the secret of ${name}`;
const answered = { ...asked, PhysicalResourceId: 'secrets', NoEcho: true };

describe('CloudFormation', () => {
  test.each(['Create', 'Update'] as const)(
    'is given the secrets of the names that it asks for: %s',
    async (request) => {
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
    },
  );

  test('takes nothing away when the stack goes', async () => {
    const { calls } = await runOf('Delete', async (name) => {
      throw new Error(`nobody asks for ${name}`);
    });
    expect(calls.map(({ body }) => body)).toEqual([{ ...answered, Status: 'SUCCESS', Data: {} }]);
  });

  test('hears what kind of failure it was and where to look, and nothing that the failure says', async () => {
    const { thrown, calls } = await runOf('Create', async () => {
      throw new RangeError('the table says something about itself');
    });
    expect(thrown).toBeInstanceOf(RangeError);
    expect(calls.map(({ body }) => body)).toEqual([
      { ...answered, Status: 'FAILED', Reason: 'RangeError in the run run-1, whose log says more.' },
    ]);
  });

  test('that does not take the answer is asked again: the run fails', async () => {
    const { thrown, observed } = await runOf('Create', made, { mailbox: { status: 403, body: {} } });
    expect(String(thrown)).toContain('403');
    expect(observed[0]?.defect).toBe(thrown);
  });
});

describe('what goes wrong', () => {
  test.each([
    ['a role whose rights are not known yet', 'AccessDeniedException'],
    ['a table that does not answer', 'TimeoutError'],
  ])('is tried again: %s', async (_, name) => {
    let tries = 0;
    const { calls, slept } = await runOf('Create', async (secret) => {
      tries += 1;
      if (tries <= 3) throw Object.assign(new Error('not yet'), { name });
      return made(secret);
    });
    expect(calls[0]?.body.Status).toBe('SUCCESS');
    expect(slept).toEqual([2_000, 2_000, 2_000]);
  });

  test('is tried again as long as there is time for it', async () => {
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
    // Two names ask side by side: with 51 s and 47 s left there is time for another try of each, with 43 s there is none.
    expect(slept).toHaveLength(2);
  });
});

test('a line of the log names the secrets and shows none', async () => {
  const { observed } = await runOf('Create', made);
  expect(observed.map(({ logFields }) => logFields)).toEqual([{ request: 'Create', names }]);
  expect(JSON.stringify(observed)).not.toContain('the secret of');
});

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { awsEndpoint, type Call, credentials, type Reply } from '#test/adapters/aws-endpoint';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The functions of a stage: the version that serves, and the days on which versions 1, 2, … were published. */
type Functions = Readonly<Record<string, { readonly live: number; readonly days: readonly number[] }>>;

const functions: Functions = {
  changed: { live: 3, days: [1, 5, 20] },
  unchanged: { live: 2, days: [1, 5] },
  added: { live: 1, days: [20] },
  // A deployment that failed published version 3, which never served.
  skipping: { live: 4, days: [1, 5, 20, 20] },
};

const xml = (action: string, result: string): Reply => ({
  status: 200,
  body: `<${action}Response xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><${action}Result>${result}</${action}Result></${action}Response>`,
});

const resource = (type: string, id: string): string =>
  `<member><LogicalResourceId>A</LogicalResourceId><ResourceStatus>CREATE_COMPLETE</ResourceStatus><LastUpdatedTimestamp>2026-11-20T00:00:00Z</LastUpdatedTimestamp><ResourceType>${type}</ResourceType><PhysicalResourceId>${id}</PhysicalResourceId></member>`;

const aliasOf = (name: string): string =>
  resource('AWS::Lambda::Alias', `arn:aws:lambda:eu-central-1:123456789012:function:${name}:live`);

/** One function is in the stack itself, the others in a stack inside it, on two pages. */
const resourcesOf = ({ StackName, NextToken }: Readonly<Record<string, string>>, names: readonly string[]): Reply => {
  const [first = '', second = '', ...others] = names.map(aliasOf);
  const summaries = (text: string) => `<StackResourceSummaries>${text}</StackResourceSummaries>`;
  if (StackName === 'order-service-prod')
    return xml('ListStackResources', summaries(first + resource('AWS::CloudFormation::Stack', 'inner')));
  if (NextToken === undefined) return xml('ListStackResources', `${summaries(second)}<NextToken>more</NextToken>`);
  return xml('ListStackResources', summaries(others.join('') + resource('AWS::Lambda::Function', 'changed')));
};

const updatedOn = '2026-11-20T00:00:00Z';

/** AWS with these functions. `shifting` moves its calls to a new version; somebody moves `lost` meanwhile. */
const aws =
  ({ shifting, lost }: { readonly shifting?: string; readonly lost?: string }) =>
  (call: Call): Reply => {
    const { method, path, body } = call;
    if (body?.Action === 'DescribeStacks')
      return xml(
        'DescribeStacks',
        `<Stacks><member><StackName>order-service-prod</StackName><StackStatus>UPDATE_COMPLETE</StackStatus><CreationTime>2026-11-01T00:00:00Z</CreationTime><LastUpdatedTime>${updatedOn}</LastUpdatedTime></member></Stacks>`,
      );
    if (body?.Action === 'ListStackResources') return resourcesOf(body, Object.keys(functions));
    const [, name = ''] = /functions\/(\w+)\//.exec(path) ?? [];
    const { live, days } = functions[name] ?? { live: 0, days: [] };
    if (path.includes('/versions'))
      return {
        status: 200,
        body: {
          Versions: [
            { Version: '$LATEST', LastModified: '2026-11-20T00:10:00.000+0000' },
            ...days.map((day, index) => ({
              Version: String(index + 1),
              LastModified: `2026-11-${String(day).padStart(2, '0')}T00:10:00.000+0000`,
            })),
          ],
        },
      };
    if (method === 'PUT' && name === lost)
      return { status: 412, type: 'PreconditionFailedException', body: { message: 'The revision is another one' } };
    const RoutingConfig = name === shifting ? { AdditionalVersionWeights: { [live + 1]: 0.1 } } : undefined;
    return { status: 200, body: { FunctionVersion: String(live), RevisionId: `revision of ${name}`, RoutingConfig } };
  };

/** Runs the command against an AWS, and returns what it printed and which aliases it moved. */
const takeBack = async (state: Parameters<typeof aws>[0], ...options: readonly string[]) => {
  const { endpoint, calls } = await awsEndpoint(aws(state));
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    NODE_OPTIONS: '',
  };
  const args = ['--import', 'tsx', 'scripts/operate/take-back.ts', '--stage', 'prod', ...options];
  const ended = await promisify(execFile)(process.execPath, args, { cwd: root, env, timeout: 60_000 }).then(
    ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
    ({ code, stdout, stderr }) => ({ code: code as number, stdout: stdout as string, stderr: stderr as string }),
  );
  const moved = calls.flatMap(({ method, path, body }) => (method === 'PUT' ? [[path, body]] : []));
  return { ...ended, moved: moved.toSorted() };
};

const moveOf = (name: string, version: string) => [
  `/2015-03-31/functions/${name}/aliases/live`,
  { FunctionVersion: version, RevisionId: `revision of ${name}` },
];

test('moves each function that the last deployment changed to the version before it', async () => {
  const { code, stdout, moved } = await takeBack({});
  expect(code).toBe(0);
  expect(moved).toEqual([moveOf('changed', '2'), moveOf('skipping', '2')]);
  expect(stdout).toContain('changed: 3 → 2');
  expect(stdout).toContain('added: 1 stays, it has no version from before');
  expect(stdout).toContain('2 of 4 moved, 0 could not be moved');
});

test('takes back what was published since a given time', async () => {
  const { moved } = await takeBack({}, '--since', '2026-11-04T00:00:00Z');
  expect(moved).toEqual([moveOf('changed', '1'), moveOf('skipping', '1'), moveOf('unchanged', '1')]);
});

test('only prints with --dry-run', async () => {
  const { code, stdout, moved } = await takeBack({}, '--dry-run');
  expect([code, moved]).toEqual([0, []]);
  expect(stdout).toContain('2 of 4 would move');
});

test('moves nothing while a deployment moves calls by itself', async () => {
  const { code, stderr, moved } = await takeBack({ shifting: 'unchanged' });
  expect([code, moved]).toEqual([1, []]);
  expect(stderr).toContain('Stop the deployment');
});

test('names a function that somebody moved meanwhile, and moves the others', async () => {
  const { code, stdout, stderr } = await takeBack({ lost: 'changed' });
  expect(code).toBe(1);
  expect(stderr).toContain('changed: ');
  expect(stdout).toContain('1 of 4 moved, 1 could not be moved');
});

test('needs a stage and a time', async () => {
  const { code, stderr } = await takeBack({}, '--since', 'yesterday');
  expect([code, stderr.includes('--since is not a time')]).toEqual([2, true]);
});

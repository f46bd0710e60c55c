import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '#test/cdk/support/synthesized';

const program = `
const { handler } = require(process.env.LAMBDA_TASK_ROOT + '/index.cjs');
let input = '';
process.stdin.on('data', (chunk) => { input += chunk; });
process.stdin.on('end', () => {
  const context = { awsRequestId: 'run-1', getRemainingTimeInMillis: () => 30_000 };
  handler(JSON.parse(input), context).then(
    (answer) => process.stdout.write('answer ' + JSON.stringify(answer ?? null) + '\\n'),
    (error) => process.stdout.write('failed ' + error.name + '\\n'),
  );
});
`;

/** Runs what is deployed, in a process of its own with its own environment, as Lambda does; gives what it printed. */
export const runDeployed = (
  id: string,
  event: unknown,
  environment: Readonly<Record<string, string>>,
): Promise<string[]> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--no-warnings', '-e', program], {
      env: {
        LAMBDA_TASK_ROOT: join(root, 'dist/functions', id),
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'local',
        AWS_SECRET_ACCESS_KEY: 'local',
        ...environment,
      },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let printed = '';
    child.stdout.on('data', (chunk) => {
      printed += String(chunk);
    });
    let complaints = '';
    child.stderr.on('data', (chunk) => {
      complaints += String(chunk);
    });
    // One that ends while it loads does not read.
    child.stdin.on('error', () => undefined);
    child.on('error', reject);
    const said = () => (printed === '' ? /^Error: .*$/m.exec(complaints)?.slice() : printed.trim().split('\n'));
    child.on('close', () => resolve(said() ?? [complaints]));
    child.stdin.end(JSON.stringify(event));
  });

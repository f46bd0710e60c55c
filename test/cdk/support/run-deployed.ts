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

/** Runs a deployed bundle as Lambda does, in a process with this environment only. Returns the lines that it printed. */
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
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += String(chunk);
    });
    // A bundle that fails to load does not read its input.
    child.stdin.on('error', () => undefined);
    child.on('error', reject);
    const lines = () => (printed === '' ? /^Error: .*$/m.exec(errors)?.slice() : printed.trim().split('\n'));
    child.on('close', () => resolve(lines() ?? [errors]));
    child.stdin.end(JSON.stringify(event));
  });

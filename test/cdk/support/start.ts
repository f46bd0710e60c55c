import { execFileSync } from 'node:child_process';
import type { Deployed } from '#test/cdk/support/deployed';

/** A value as CloudFormation resolves it: references become texts. */
const resolved = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const { 'Fn::Join': join } = value as { 'Fn::Join'?: readonly [string, readonly unknown[]] };
  if (join === undefined) return 'https://resolved.example';
  return join[1].map(resolved).join(join[0]);
};

const program = `
const { handler } = require(process.env.LAMBDA_TASK_ROOT + '/index.cjs');
const [path, method = 'GET'] = process.argv.slice(1);
const event = { version: '2.0', rawPath: path, rawQueryString: '', headers: {}, isBase64Encoded: false,
  requestContext: { stage: '$default', requestId: 'request', http: { method } } };
const write = process.stdout.write;
process.stdout.write = () => true;
const answer = path === undefined ? Promise.resolve({ statusCode: typeof handler }) : handler(event);
answer.then(({ statusCode }) => write.call(process.stdout, String(statusCode)));
`;

/** Loads a bundle with the deployed environment only. Returns the type of its handler or, for a request, the status. */
export const started = (
  { handler }: Pick<Deployed, 'handler'>,
  folder: string,
  ...request: [path?: string, method?: string]
): string => {
  const { Variables } = handler.Properties.Environment;
  const environment = Object.entries(Variables).map(([name, value]) => [name, resolved(value)]);
  return execFileSync(process.execPath, ['--no-warnings', '-e', program, ...(request as string[])], {
    env: { ...Object.fromEntries(environment), LAMBDA_TASK_ROOT: folder, AWS_REGION: 'eu-central-1' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
};

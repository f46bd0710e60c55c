import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { start, stop } from '../children.mjs';
import { CannotRun } from '../command.mjs';
import { answers, freePort } from '../network.mjs';

const program = fileURLToPath(new URL('gaps', import.meta.url));
const startSeconds = 40;
const patienceMs = 5_000;

export const account = '000000000000';
export const region = 'eu-west-1';

/**
 * @typedef {object} Emulator
 * @property {string} endpoint
 * @property {NodeJS.ProcessEnv} environment directs an SDK and the CDK to it, and away from AWS
 * @property {{ endpoint: string, region: string, credentials: { accessKeyId: string, secretAccessKey: string } }} clientOptions of an SDK
 * @property {string} poolKeys the folder of the keys that it signs tokens with
 * @property {string} log
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the emulator on a free port of 127.0.0.1. It enforces IAM and stores everything in the folder.
 * @param {string} python @param {string} folder @returns {Promise<Emulator>}
 */
export const startEmulator = async (python, folder) => {
  const port = await freePort();
  const log = join(folder, 'emulator.log');
  const [home, state] = [join(folder, 'home'), join(folder, 'state')];
  await Promise.all([home, state].map((path) => mkdir(path, { recursive: true })));
  // Its functions inherit this environment: the variables of a developer's shell must not reach them.
  const { PATH } = process.env;
  const env = {
    ...{ PATH, HOME: home, TMPDIR: home, STATE_DIR: state, PYTHONDONTWRITEBYTECODE: '1' },
    ...{ GATEWAY_PORT: String(port), BIND_HOST: '127.0.0.1', MINISTACK_REGION: region, AUTH: 'true' },
    ...{ IOT_MTLS_ENABLED: '0', SFTP_ENABLED: '0', LOG_LEVEL: 'WARNING' },
    // Lambda retries after one minute and after two.
    LAMBDA_ASYNC_RETRY_BASE_SECONDS: '0.2',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
  const child = start(python, [program], { env });
  const logFile = createWriteStream(log);
  child.stdout?.pipe(logFile);
  child.stderr?.pipe(logFile);
  const endpoint = `http://127.0.0.1:${port}`;
  const isReady = await answers(`${endpoint}/_ministack/health`, {
    seconds: startSeconds,
    isGone: () => child.exitCode !== null,
    isReady: ({ ok }) => ok,
  });
  if (!isReady) {
    await stop(child, patienceMs);
    throw new CannotRun(`the emulator did not start:\n${await readFile(log, 'utf8').catch(() => '')}`);
  }
  const keys = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_SESSION_TOKEN: undefined };
  const nowhere = { AWS_PROFILE: undefined, AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null' };
  return {
    endpoint,
    environment: {
      ...{ ...process.env, ...keys, ...nowhere, AWS_ENDPOINT_URL: endpoint, AWS_EC2_METADATA_DISABLED: 'true' },
      ...{ AWS_REGION: region, AWS_DEFAULT_REGION: region },
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      ...{ CDK_DISABLE_CLI_TELEMETRY: 'true', JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION: 'true' },
    },
    clientOptions: { endpoint, region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } },
    poolKeys: join(state, 'cognito-pool-keys'),
    log,
    stop: () => stop(child, patienceMs),
  };
};

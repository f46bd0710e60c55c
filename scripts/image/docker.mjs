// Docker's client with BuildKit, and Compose.
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { must, run } from '../children.mjs';
import { CannotRun } from '../command.mjs';

/** The longest time of a command that builds nothing. */
const usualSeconds = 120;
/** Older clients need the word; where buildx is missing, newer ones refuse it. */
const withBuildKit = { ...process.env, DOCKER_BUILDKIT: '1', BUILDKIT_PROGRESS: 'plain' };

/** @typedef {{ seconds?: number, env?: NodeJS.ProcessEnv }} Options */
/**
 * @typedef {object} Docker
 * @property {string} client the path of the program
 * @property {(args: readonly string[], options?: Options) => Promise<string>} must runs it to its success, and returns its trimmed output
 * @property {(args: readonly string[], options?: Options) => Promise<boolean>} can whether it succeeds
 */

/** @param {string} client @returns {Docker} */
const dockerBy = (client) => ({
  client,
  must: async (args, { seconds = usualSeconds, env = {} } = {}) =>
    (await must(client, args, { seconds, env: { ...withBuildKit, ...env } })).trim(),
  can: async (args, { seconds = usualSeconds, env = {} } = {}) =>
    (await run(client, args, { seconds, env: { ...withBuildKit, ...env } })).code === 0,
});

/** The programs of this name on the path. @param {string} name */
const programs = async (name) => {
  const paths = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));
  const found = await Promise.all(
    paths.map((path) =>
      access(path, constants.X_OK).then(
        () => [path],
        () => [],
      ),
    ),
  );
  return found.flat();
};

/** The first client that reaches a daemon and builds by BuildKit, which the Dockerfile needs. @returns {Promise<Docker>} */
export const findDocker = async () => {
  const clients = await programs('docker');
  if (clients.length === 0) throw new CannotRun('Docker is missing');
  for (const client of clients) {
    const docker = dockerBy(client);
    if (!(await docker.can(['info'], { seconds: 20 }))) throw new CannotRun('no Docker daemon answers');
    const { output } = await run(client, ['build', '--help'], { seconds: 20, env: withBuildKit });
    if (output.includes('--secret')) return docker;
  }
  throw new CannotRun(`${clients.join(', ')} cannot build by BuildKit: install docker-buildx`);
};

/** The command of Compose; undefined: it is not installed. @param {Docker} docker @returns {Promise<readonly string[] | undefined>} */
export const findCompose = async (docker) => {
  if (await docker.can(['compose', 'version'])) return [docker.client, 'compose'];
  const [program] = await programs('docker-compose');
  return program === undefined ? undefined : [program];
};

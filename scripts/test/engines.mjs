// DynamoDB engines for tests: each starts once, on a free port of 127.0.0.1, and knows how to stop itself.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const containerImage = 'amazon/dynamodb-local:latest';
const runtimeSeconds = 10;
const pullSeconds = 120;
const ryukPullSeconds = 20;
const startSeconds = 60;

/**
 * @typedef {object} Engine
 * @property {'dynamodb-local' | 'dynoxide' | string} name what the tests read as ENGINE_NAME
 * @property {string} endpoint
 * @property {string} about one phrase for people
 * @property {() => Promise<void>} stop idempotent
 */

/** Why an engine cannot run here; anything else that is thrown is a defect. */
export class EngineUnavailable extends Error {}

/** @param {string} endpoint @param {number} seconds @param {() => boolean} [gone] */
const answers = async (endpoint, seconds, gone = () => false) => {
  const deadline = Date.now() + seconds * 1000;
  while (!gone()) {
    try {
      // DynamoDB answers 400 to a GET; any HTTP answer means that it listens.
      await fetch(endpoint, { signal: AbortSignal.timeout(2000) });
      return true;
    } catch {
      if (Date.now() > deadline) return false;
      await sleep(25);
    }
  }
  return false;
};

/** @returns {Promise<number>} */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/**
 * @template T
 * @param {Promise<T>} work
 * @param {number} seconds
 * @param {string} what
 * @param {AbortSignal} [signal]
 * @returns {Promise<T>}
 */
const within = async (work, seconds, what, signal) => {
  const stopWaiting = new AbortController();
  const either = AbortSignal.any([stopWaiting.signal, ...(signal ? [signal] : [])]);
  const late = sleep(seconds * 1000, undefined, { signal: either }).then(
    () => Promise.reject(new EngineUnavailable(`${what} took longer than ${seconds} s`)),
    () => Promise.reject(new EngineUnavailable('interrupted')),
  );
  try {
    return await Promise.race([work, late]);
  } finally {
    stopWaiting.abort();
  }
};

/** @param {unknown} error */
const firstLine = (error) => String(error instanceof Error ? error.message : error).split('\n')[0];

/** A table server that somebody else runs. @param {string} endpoint @returns {Promise<Engine>} */
export const useEndpoint = async (endpoint) => {
  if (!(await answers(endpoint, 5))) throw new EngineUnavailable(`nothing answers at DYNAMODB_ENDPOINT=${endpoint}`);
  const name = process.env.ENGINE_NAME ?? 'endpoint';
  return { name, endpoint, about: `DYNAMODB_ENDPOINT ${endpoint}`, stop: async () => {} };
};

/** The path of the embedded engine's binary, or undefined where no package for this platform is installed. */
export const embeddedBinary = () => {
  try {
    const from = createRequire(import.meta.url);
    const manifest = from.resolve(`@dynoxide/${process.platform}-${process.arch}/package.json`);
    return join(dirname(manifest), process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide');
  } catch {
    return undefined;
  }
};

/** The embedded engine as a child process, in memory. @returns {Promise<Engine>} */
export const startEmbedded = async () => {
  const binary = embeddedBinary();
  if (!binary)
    throw new EngineUnavailable(`no engine package @dynoxide/${process.platform}-${process.arch} is installed`);
  let complaint = '';
  // Another process may take the free port before the engine does, hence the attempts.
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const port = await freePort();
    const child = spawn(binary, ['--host', '127.0.0.1', '--port', String(port)], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let gone = false;
    const ended = new Promise((resolve) => {
      child.once('exit', resolve);
      child.once('error', (error) => {
        complaint = error.message;
        resolve(undefined);
      });
    }).then(() => {
      gone = true;
    });
    child.stderr.on('data', (text) => {
      complaint = String(text).trim() || complaint;
    });
    // A last resort for paths that do not await stop(): signals would otherwise leave the child behind.
    const killNow = () => void child.kill('SIGKILL');
    process.once('exit', killNow);
    const stop = async () => {
      if (!gone) child.kill('SIGTERM');
      await Promise.race([ended, sleep(2000, undefined, { ref: false })]);
      if (!gone) child.kill('SIGKILL');
      process.removeListener('exit', killNow);
    };
    const endpoint = `http://127.0.0.1:${port}`;
    if (await answers(endpoint, 10, () => gone))
      return { name: 'dynoxide', endpoint, about: 'embedded engine, in memory', stop };
    await stop();
  }
  throw new EngineUnavailable(`the embedded engine did not start: ${firstLine(complaint) || 'no answer in 10 s'}`);
};

/**
 * DynamoDB Local in a container, through Testcontainers.
 * Without -sharedDb every access key (letters and digits only) has a database of its own.
 * @param {(text: string) => void} say
 * @param {AbortSignal} [signal] aborted: what was started is removed
 * @returns {Promise<Engine>}
 */
export const startContainer = async (say, signal) => {
  const { GenericContainer, getContainerRuntimeClient, ImageName, Wait } = await import('testcontainers');
  const client = await within(
    getContainerRuntimeClient(),
    runtimeSeconds,
    'asking for a container runtime',
    signal,
  ).catch((error) => {
    throw new EngineUnavailable(`no container runtime answers (${firstLine(error)})`);
  });
  /** @param {string} image @param {number} seconds */
  const fetchImage = async (image, seconds) => {
    const name = ImageName.fromString(image);
    if (await client.image.exists(name)) return;
    say(`pulling ${image}`);
    await within(client.image.pull(name), seconds, `pulling ${image}`, signal);
    // pull() also returns when the registry could not be reached half-way.
    if (!(await client.image.exists(name))) throw new EngineUnavailable(`${image} is not there after the pull`);
  };
  try {
    await fetchImage(containerImage, pullSeconds);
  } catch (error) {
    throw new EngineUnavailable(`the image ${containerImage} is not here and cannot be pulled (${firstLine(error)})`);
  }
  // Ryuk removes containers of runs that were killed. Where its image is neither here nor to be had, the run goes on
  // without it: this script removes its container itself, but a kill -9 leaves it behind.
  if (process.env.TESTCONTAINERS_RYUK_DISABLED === undefined) {
    const { REAPER_IMAGE } = createRequire(import.meta.url)('testcontainers/build/reaper/reaper.js');
    try {
      await fetchImage(REAPER_IMAGE, ryukPullSeconds);
    } catch {
      process.env.TESTCONTAINERS_RYUK_DISABLED = 'true';
      say(`${REAPER_IMAGE} is not to be had: running without it (a kill -9 would leave the container behind)`);
    }
  }
  signal?.throwIfAborted();

  const name = `order-service-test-${process.pid}-${Date.now().toString(36)}`;
  const remove = async () => {
    try {
      await client.container.getById(name).remove({ force: true, v: true });
      return true;
    } catch {
      // Not created yet, or already gone.
      return false;
    }
  };
  const container = new GenericContainer(containerImage)
    .withName(name)
    .withCommand([
      // Short-lived and small: the first compiler tier and one collector thread halve the start.
      ...['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xmx256m'],
      ...['-jar', 'DynamoDBLocal.jar', '-inMemory'],
    ])
    .withExposedPorts(8000)
    .withWaitStrategy(Wait.forHttp('/', 8000).forStatusCode(400))
    .withStartupTimeout(startSeconds * 1000);
  let settled = false;
  const starting = container.start().finally(() => {
    settled = true;
  });
  const stop = async () => {
    // While a start is under way its container may not have been created yet.
    for (let round = 0; round < 20; round += 1) {
      if ((await remove()) || settled) return;
      await sleep(250);
    }
  };
  try {
    const started = await within(starting, startSeconds + 15, `starting ${containerImage}`, signal);
    // `localhost` may mean ::1, where the published port need not be.
    const host = started.getHost() === 'localhost' ? '127.0.0.1' : started.getHost();
    const endpoint = `http://${host}:${started.getMappedPort(8000)}`;
    return { name: 'dynamodb-local', endpoint, about: `DynamoDB Local in a container, ${containerImage}`, stop };
  } catch (error) {
    await stop();
    throw new EngineUnavailable(`${containerImage} did not start (${firstLine(error)})`);
  }
};

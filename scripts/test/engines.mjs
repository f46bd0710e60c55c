// DynamoDB engines for tests. Each listens on a free port of 127.0.0.1.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { start, stop } from '../children.mjs';
import { CannotRun } from '../command.mjs';
import { answers, freePort } from '../network.mjs';

const containerImage = 'amazon/dynamodb-local:latest';
const runtimeSeconds = 10;
const pullSeconds = 120;
const ryukPullSeconds = 20;
const startSeconds = 60;

/**
 * @typedef {object} Engine
 * @property {'dynamodb-local' | 'dynoxide' | string} name tests read it as ENGINE_NAME
 * @property {string} endpoint
 * @property {string} about a phrase for people
 * @property {() => Promise<void>} stop idempotent
 */

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
    () => Promise.reject(new CannotRun(`${what} took longer than ${seconds} s`)),
    () => Promise.reject(new CannotRun('interrupted')),
  );
  try {
    return await Promise.race([work, late]);
  } finally {
    stopWaiting.abort();
  }
};

/** @param {unknown} error */
const firstLine = (error) => String(error instanceof Error ? error.message : error).split('\n')[0];

/** An engine that is running already. @param {string} endpoint @returns {Promise<Engine>} */
export const useEndpoint = async (endpoint) => {
  // DynamoDB answers 400 to a GET: any answer means that it listens.
  if (!(await answers(endpoint, { seconds: 5 })))
    throw new CannotRun(`nothing answers at DYNAMODB_ENDPOINT=${endpoint}`);
  const name = process.env.ENGINE_NAME ?? 'endpoint';
  return { name, endpoint, about: `DYNAMODB_ENDPOINT ${endpoint}`, stop: async () => {} };
};

/** The path of the embedded engine, or undefined where no package for this platform is installed. */
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
  if (!binary) throw new CannotRun(`no engine package @dynoxide/${process.platform}-${process.arch} is installed`);
  let errorOutput = '';
  // Another process may take the free port before the engine does: it tries three ports.
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const port = await freePort();
    const child = start(binary, ['--host', '127.0.0.1', '--port', String(port)], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let isGone = false;
    child.once('exit', () => {
      isGone = true;
    });
    child.once('error', (error) => {
      isGone = true;
      errorOutput = error.message;
    });
    child.stderr?.on('data', (text) => {
      errorOutput = String(text).trim() || errorOutput;
    });
    const stopEngine = () => stop(child, 2_000);
    const endpoint = `http://127.0.0.1:${port}`;
    if (await answers(endpoint, { seconds: 10, isGone: () => isGone }))
      return { name: 'dynoxide', endpoint, about: 'embedded engine, in memory', stop: stopEngine };
    await stopEngine();
  }
  throw new CannotRun(`the embedded engine did not start: ${firstLine(errorOutput) || 'no answer in 10 s'}`);
};

/**
 * DynamoDB Local in a container, through Testcontainers.
 * Without -sharedDb each access key (letters and digits only) has a database of its own.
 * @param {(text: string) => void} say
 * @param {AbortSignal} [signal] when it is aborted, the container is removed
 * @returns {Promise<Engine>}
 */
export const startContainer = async (say, signal) => {
  const { GenericContainer, getContainerRuntimeClient, ImageName, Wait } = await import('testcontainers');
  const client = await within(
    getContainerRuntimeClient(),
    runtimeSeconds,
    'connecting to a container runtime',
    signal,
  ).catch((error) => {
    throw new CannotRun(`no container runtime answers (${firstLine(error)})`);
  });
  /** @param {string} image @param {number} seconds */
  const fetchImage = async (image, seconds) => {
    const name = ImageName.fromString(image);
    if (await client.image.exists(name)) return;
    say(`pulling ${image}`);
    await within(client.image.pull(name), seconds, `pulling ${image}`, signal);
    // pull() also returns when the connection to the registry broke.
    if (!(await client.image.exists(name))) throw new CannotRun(`${image} is missing after the pull`);
  };
  try {
    await fetchImage(containerImage, pullSeconds);
  } catch (error) {
    throw new CannotRun(`the image ${containerImage} is missing and cannot be pulled (${firstLine(error)})`);
  }
  // Ryuk removes the containers of killed runs. Without its image the run goes on: this script removes its container
  // itself, but a kill -9 leaves it behind.
  if (process.env.TESTCONTAINERS_RYUK_DISABLED === undefined) {
    const { REAPER_IMAGE } = createRequire(import.meta.url)('testcontainers/build/reaper/reaper.js');
    try {
      await fetchImage(REAPER_IMAGE, ryukPullSeconds);
    } catch {
      process.env.TESTCONTAINERS_RYUK_DISABLED = 'true';
      say(`${REAPER_IMAGE} is not available: running without it (a kill -9 would leave the container behind)`);
    }
  }
  signal?.throwIfAborted();

  const name = `order-service-test-${process.pid}-${Date.now().toString(36)}`;
  const remove = async () => {
    try {
      await client.container.getById(name).remove({ force: true, v: true });
      return true;
    } catch {
      // Not created yet, or removed already.
      return false;
    }
  };
  const container = new GenericContainer(containerImage)
    .withName(name)
    .withCommand([
      // One compiler tier and one collector thread halve the time to start.
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
  const stopContainer = async () => {
    // During the start the container may not exist yet.
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
    return {
      name: 'dynamodb-local',
      endpoint,
      about: `DynamoDB Local in a container, ${containerImage}`,
      stop: stopContainer,
    };
  } catch (error) {
    await stopContainer();
    throw new CannotRun(`${containerImage} did not start (${firstLine(error)})`);
  }
};

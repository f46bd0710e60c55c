// Containers of the image, which end with the try.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../network.mjs';
import { untilReady } from './caller.mjs';

/** @typedef {import('./docker.mjs').Docker} Docker */

const readySeconds = 60;

/**
 * Starts the service as a user does, with its port published to this machine only.
 * @param {Docker} docker @param {string} image @param {string} name
 * @param {{ flags?: readonly string[], options?: readonly string[] }} [more] flags of docker run, options of the service
 * @returns {Promise<string>} its address, when it is ready
 */
export const startReady = async (docker, image, name, { flags = [], options = [] } = {}) => {
  const port = await freePort();
  const address = ['--publish', `127.0.0.1:${port}:${port}`, '--env', `ORDERS_PORT=${port}`];
  await docker.must(['run', '--detach', '--name', name, ...address, ...flags, image, ...options]);
  const url = `http://localhost:${port}`;
  const logs = () => docker.must(['logs', name]);
  await untilReady(url, readySeconds).catch(async (error) => {
    throw new Error(`${error.message}\n${await logs().catch(String)}`);
  });
  // It answers before a kept demonstration is whole, and prints this line after.
  await eventually(logs, (output) => output.includes('ready in'), readySeconds);
  return url;
};

/**
 * Stops a container by `docker stop`. Its exit code tells how it ended: 0 after all work, within two seconds; 1 because these
 * were over; 130 during its start; 137 because it did not heed the signal.
 * @param {Docker} docker @param {string} name @param {0 | 130} code the expected one
 */
export const stopBy = async (docker, name, code) => {
  await docker.must(['stop', name]);
  assert.equal(await docker.must(['inspect', '--format', '{{.State.ExitCode}}', name]), String(code), 'the exit code');
};

/** Waits for the answer of a command. @param {() => Promise<string>} ask @param {(answer: string) => boolean} isGood @param {number} seconds */
export const eventually = async (ask, isGood, seconds) => {
  const deadline = Date.now() + seconds * 1_000;
  let answer = await ask();
  while (!isGood(answer) && Date.now() < deadline) {
    await sleep(200);
    answer = await ask();
  }
  assert.ok(isGood(answer), `after ${seconds} s: ${answer}`);
};

/** Removes the containers, volumes and networks of a try. @param {Docker} docker @param {string} prefix */
export const removeAll = async (docker, prefix) => {
  const filter = ['--filter', `name=${prefix}`];
  const containers = await docker.must(['ps', '--all', '--quiet', ...filter]);
  if (containers !== '') await docker.must(['rm', '--force', '--volumes', ...containers.split('\n')]);
  const volumes = await docker.must(['volume', 'ls', '--quiet', ...filter]);
  if (volumes !== '') await docker.must(['volume', 'rm', '--force', ...volumes.split('\n')]);
  const networks = await docker.must(['network', 'ls', '--quiet', ...filter]);
  if (networks !== '') await docker.must(['network', 'rm', ...networks.split('\n')]);
};

// The image with DynamoDB Local: docker compose up.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { must } from '../children.mjs';
import { freePort } from '../network.mjs';
import { root } from '../project.mjs';
import { placeOrder, statusForHost, statusOfOrder, untilReady } from './caller.mjs';
import { stopBy } from './containers.mjs';

/** @typedef {import('./steps.mjs').Step} Step */
/** @typedef {import('./steps.mjs').Try} Try */

/** DynamoDB Local starts in two to ten seconds, on a busy machine in more. */
const upSeconds = 120;

/**
 * @param {Try} wanted @param {readonly string[]} compose the command
 * @returns {Promise<{ steps: readonly Step[], end: () => Promise<void> }>} `end` removes its containers and volume
 */
export const composed = async ({ docker, prefix }, compose) => {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const [program = '', ...command] = [...compose, '--project-name', prefix, '--file', join(root, 'compose.yaml')];
  /** @param {readonly string[]} args */
  const composeMust = async (...args) =>
    (
      await must(program, [...command, ...args], {
        seconds: upSeconds,
        env: { ...process.env, ORDERS_PORT: String(port) },
      })
    ).trim();
  const up = async () => {
    await composeMust('up', '--detach', '--no-build');
    await untilReady(url, upSeconds).catch(async (error) => {
      throw new Error(`${error.message}\n${await composeMust('logs', '--no-color', '--tail', '20').catch(String)}`);
    });
  };
  let id = '';
  const steps = [
    { name: 'it is ready on DynamoDB Local', run: up },
    {
      name: 'an order over the published port, and none for a foreign host',
      run: async () => {
        id = await placeOrder(url);
        assert.equal(await statusForHost(url, 'evil.example'), 421);
      },
    },
    {
      name: 'the service stops within two seconds',
      run: async () => stopBy(docker, await composeMust('ps', '--quiet', 'orders'), 0),
    },
    {
      name: 'the data survives docker compose down and up',
      run: async () => {
        await composeMust('down');
        await up();
        assert.equal(await statusOfOrder(url, id), 'pending');
      },
    },
  ];
  return { steps, end: async () => void (await composeMust('down', '--volumes')) };
};

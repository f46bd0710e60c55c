// The image by itself: docker run.
import assert from 'node:assert/strict';
import { faultsOf } from '../operate/smoke.mjs';
import { placeOrder, statusForHost, statusOfOrder } from './caller.mjs';
import { eventually, startReady, stopBy } from './containers.mjs';

/** @typedef {import('./steps.mjs').Step} Step */
/** @typedef {import('./steps.mjs').Try} Try */

/** The health check of the image, but sooner. */
const soon = ['--health-interval', '1s'];

/** @param {Try} wanted @returns {readonly Step[]} */
export const alone = ({ docker, image, prefix }) => {
  const name = `${prefix}-alone`;
  let url = '';
  return [
    {
      name: 'it is ready, and warns that everybody gets a token',
      run: async () => {
        url = await startReady(docker, image, name, { flags: soon });
        assert.deepEqual(await faultsOf(url), []);
        assert.match(await docker.must(['logs', name]), /Warning: it listens on every address/);
      },
    },
    {
      name: 'it has the page of the reference',
      run: async () => {
        const reply = await fetch(`${url}/docs`);
        assert.equal(reply.status, 200);
        assert.match(await reply.text(), /swagger-ui/);
      },
    },
    {
      name: 'an order over the published port',
      run: async () => assert.equal(await statusOfOrder(url, await placeOrder(url)), 'pending'),
    },
    {
      name: 'a foreign host is refused',
      run: async () => {
        for (const host of ['evil.example', `orders:${new URL(url).port}`])
          assert.equal(await statusForHost(url, host), 421);
      },
    },
    {
      name: 'its user is not root',
      run: async () => assert.equal(await docker.must(['exec', name, 'node', '-p', 'process.getuid()']), '1000'),
    },
    {
      name: 'Docker finds it healthy',
      run: () =>
        eventually(
          () => docker.must(['inspect', '--format', '{{.State.Health.Status}}', name]),
          (status) => status === 'healthy',
          20,
        ),
    },
    { name: 'docker stop ends it within two seconds', run: () => stopBy(docker, name, 0) },
  ];
};

/** @param {Try} wanted @returns {readonly Step[]} */
export const withVolume = ({ docker, image, prefix }) => {
  const [name, volume] = [`${prefix}-kept`, `${prefix}-data`];
  const start = () =>
    startReady(docker, image, name, { flags: ['--volume', `${volume}:/data`], options: ['--data', '/data'] });
  return [
    {
      name: 'a new container on the same volume has the data of a stopped one',
      run: async () => {
        const id = await placeOrder(await start());
        await stopBy(docker, name, 0);
        await docker.must(['rm', name]);
        assert.equal(await statusOfOrder(await start(), id), 'pending');
      },
    },
  ];
};

/** @param {Try} wanted @returns {readonly Step[]} */
export const withoutTable = ({ docker, image, prefix }) => {
  const name = `${prefix}-waiting`;
  return [
    {
      name: 'it waits for a DynamoDB that is not there yet, and says so',
      run: async () => {
        const endpoint = 'http://dynamodb.invalid:8000';
        await docker.must(['run', '--detach', '--name', name, '--env', `DYNAMODB_ENDPOINT=${endpoint}`, image]);
        await eventually(
          () => docker.must(['logs', name]),
          (output) => output.includes(`Waiting for DynamoDB at ${endpoint}`),
          20,
        );
      },
    },
    { name: 'docker stop ends it meanwhile', run: () => stopBy(docker, name, 130) },
  ];
};

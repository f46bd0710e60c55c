import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

const runtime = fileURLToPath(new URL('runtime.cjs', import.meta.url));
const patienceMs = 20_000;

/** @typedef {{ loadMs: number, answerMs: number, status: number }} ColdStart the time until it asks for work, and from then until it has answered */

/**
 * Starts a function as Lambda does, sends it one event by the Runtime API on a free port of 127.0.0.1, and ends it.
 * @param {string} folder of index.cjs @param {Record<string, string>} environment
 * @param {object} [event] without one the function is ended when it asks for work
 * @returns {Promise<ColdStart>}
 */
export const coldStart = async (folder, environment, event) => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const env = {
    ...{ PATH: process.env.PATH, AWS_REGION: 'eu-west-1', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    ...{ ...environment, AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}`, LAMBDA_TASK_ROOT: folder },
    _HANDLER: 'index.handler',
  };
  const began = performance.now();
  const child = spawn(process.execPath, [runtime], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let errorOutput = '';
  child.stderr.on('data', (part) => {
    errorOutput += part;
  });
  try {
    return await new Promise((resolve, reject) => {
      let nextAt = 0;
      const timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs} ms`)), patienceMs);
      child.once('exit', (code) => reject(new Error(`the function ended with ${code}: ${errorOutput}`)));
      server.on('request', (request, response) => {
        if (request.method === 'GET') {
          // After its answer it asks again, and waits until it is ended.
          if (nextAt > 0) return;
          nextAt = performance.now();
          if (event === undefined) {
            clearTimeout(timer);
            resolve({ loadMs: nextAt - began, answerMs: 0, status: 0 });
            return;
          }
          response.setHeader('lambda-runtime-aws-request-id', 'the-only-one');
          response.end(JSON.stringify(event));
          return;
        }
        const answerMs = performance.now() - nextAt;
        let text = '';
        request.on('data', (part) => {
          text += part;
        });
        request.on('end', () => {
          clearTimeout(timer);
          response.statusCode = 202;
          response.end();
          if (request.url?.endsWith('/error')) reject(new Error(`the function threw: ${text}`));
          else resolve({ loadMs: nextAt - began, answerMs, status: JSON.parse(text).statusCode });
        });
      });
    });
  } finally {
    child.removeAllListeners('exit');
    child.kill('SIGKILL');
    server.closeAllConnections();
    server.close();
  }
};

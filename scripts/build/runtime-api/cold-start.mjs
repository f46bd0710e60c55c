import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

const runtime = fileURLToPath(new URL('runtime.cjs', import.meta.url));
const patienceMs = 20_000;

/** @typedef {{ loadMs: number, answerMs: number, status: number }} ColdStart until it asks for work, and then until it answered */

/**
 * Starts a function as Lambda does, hands it one event by the Runtime API, on a free port of 127.0.0.1, and ends it.
 * @param {string} folder with index.cjs @param {Record<string, string>} environment @param {object} [event] none: it is ended when it asks for one
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
  let complaint = '';
  child.stderr.on('data', (part) => {
    complaint += part;
  });
  try {
    return await new Promise((resolve, reject) => {
      let askedAt = 0;
      const timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs} ms`)), patienceMs);
      child.once('exit', (code) => reject(new Error(`the function ended with ${code}: ${complaint}`)));
      server.on('request', (request, response) => {
        if (request.method === 'GET') {
          // It asks once more when it has answered: there is no more.
          if (askedAt > 0) return;
          askedAt = performance.now();
          if (event === undefined) {
            clearTimeout(timer);
            resolve({ loadMs: askedAt - began, answerMs: 0, status: 0 });
            return;
          }
          response.setHeader('lambda-runtime-aws-request-id', 'the-only-one');
          response.end(JSON.stringify(event));
          return;
        }
        const answerMs = performance.now() - askedAt;
        let text = '';
        request.on('data', (part) => {
          text += part;
        });
        request.on('end', () => {
          clearTimeout(timer);
          response.statusCode = 202;
          response.end();
          if (request.url?.endsWith('/error')) reject(new Error(`the function threw: ${text}`));
          else resolve({ loadMs: askedAt - began, answerMs, status: JSON.parse(text).statusCode });
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

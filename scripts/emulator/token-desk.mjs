import { once } from 'node:events';
import { createServer } from 'node:http';

/** @param {import('node:http').IncomingMessage} request */
const bodyOf = async (request) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString());
};

/**
 * Gives tests their tokens, on a free port of 127.0.0.1, in the way of the local server's POST /dev/tokens: each path
 * is answered by what stands for it.
 * @param {Record<string, (asked: any) => Promise<object>>} answers
 * @returns {Promise<{ url: string, stop: () => void }>}
 */
export const openTokenDesk = async (answers) => {
  const server = createServer(async (request, response) => {
    /** @param {number} status @param {object} body */
    const reply = (status, body) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    try {
      const answer = answers[request.url ?? ''];
      if (answer === undefined) return reply(404, { message: 'nothing is given here' });
      return reply(200, await answer(await bodyOf(request)));
    } catch (error) {
      return reply(500, { message: /** @type {Error} */ (error).message });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};

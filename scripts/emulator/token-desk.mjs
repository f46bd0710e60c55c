import { once } from 'node:events';
import { createServer } from 'node:http';

/** @param {import('node:http').IncomingMessage} request */
const bodyOf = async (request) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString());
};

/**
 * A server on a free port of 127.0.0.1 that gives tests their tokens, as POST /dev/tokens of the local service does.
 * @param {Record<string, (body: any) => Promise<object>>} answers by path
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
      if (answer === undefined) return reply(404, { message: 'there is nothing at this path' });
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

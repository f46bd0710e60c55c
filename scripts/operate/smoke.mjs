// Checks the basic answers of a running service. Writes nothing.
import { command, isMain, UsageError } from '../command.mjs';

const usage = `Usage: npm run smoke -- URL…

Checks at each URL that the service is alive and ready, serves its contract and its catalog, and refuses an unknown route,
a wrong method and a request without a token. Prints every answer that is wrong.

Options
  -h, --help  this text

Exit code 0: all answers are right; 1: some are not; 2: wrong options.`;

/** @type {readonly { path: string, method?: string, status: number, isRight?: (body: string) => boolean }[]} */
const requests = [
  { path: '/health', status: 200 },
  { path: '/ready', status: 200, isRight: (body) => JSON.parse(body).status === 'ready' },
  { path: '/openapi.json', status: 200, isRight: (body) => JSON.parse(body).openapi.startsWith('3.1') },
  { path: '/v1/products?limit=1', status: 200, isRight: (body) => Array.isArray(JSON.parse(body).products) },
  { path: '/v1/nothing', status: 404, isRight: (body) => JSON.parse(body).code === 'route-not-found' },
  { path: '/v1/orders', method: 'PUT', status: 405, isRight: (body) => JSON.parse(body).code === 'method-not-allowed' },
  { path: '/v1/orders', status: 401 },
];

const timeoutMs = 15_000;

/** The wrong answers of a service, each in a sentence. @param {string} url @returns {Promise<string[]>} */
export const faultsOf = async (url) => {
  const base = url.replace(/\/$/, '');
  const checks = requests.map(async ({ path, method = 'GET', status, isRight = () => true }) => {
    try {
      const reply = await fetch(`${base}${path}`, { method, signal: AbortSignal.timeout(timeoutMs) });
      const body = await reply.text();
      if (reply.status !== status) return [`${method} ${path} answers ${reply.status}, not ${status}`];
      return isRight(body) ? [] : [`${method} ${path} answers ${status} with an unexpected body`];
    } catch (error) {
      return [`${method} ${path}: ${/** @type {Error} */ (error).message}`];
    }
  });
  return (await Promise.all(checks)).flat();
};

if (isMain(import.meta.url))
  await command({
    usage,
    allowPositionals: true,
    run: async (_, urls) => {
      if (urls.length === 0) throw new UsageError('give the URL of a service');
      let code = 0;
      for (const url of urls) {
        const faults = await faultsOf(url);
        for (const fault of faults) console.error(fault);
        console.log(`${url}: ${requests.length - faults.length} of ${requests.length} answers are right`);
        if (faults.length > 0) code = 1;
      }
      return code;
    },
  });

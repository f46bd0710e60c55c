// Asks a running service what a deployment must be able to answer. It writes nothing.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const help = `Usage: npm run smoke -- URL…

Asks the service at each URL whether it is alive and ready, for its contract and its catalogue, for what it is not there for
and for what takes a token. Says what was answered otherwise. Exit code 0: all as it should be; 1: not; 2: wrong options.`;

/** @type {readonly { path: string, method?: string, status: number, says?: (body: string) => boolean }[]} */
const questions = [
  { path: '/health', status: 200 },
  { path: '/ready', status: 200, says: (body) => JSON.parse(body).status === 'ready' },
  { path: '/openapi.json', status: 200, says: (body) => JSON.parse(body).openapi.startsWith('3.1') },
  { path: '/v1/products?limit=1', status: 200, says: (body) => Array.isArray(JSON.parse(body).products) },
  { path: '/v1/nothing', status: 404, says: (body) => JSON.parse(body).code === 'route-not-found' },
  { path: '/v1/orders', method: 'PUT', status: 405, says: (body) => JSON.parse(body).code === 'method-not-allowed' },
  { path: '/v1/orders', status: 401 },
];

const timeoutMs = 15_000;

/** What is wrong, each in a sentence. @param {string} url @returns {Promise<string[]>} */
export const faultsOf = async (url) => {
  const base = url.replace(/\/$/, '');
  const answers = questions.map(async ({ path, method = 'GET', status, says = () => true }) => {
    try {
      const reply = await fetch(`${base}${path}`, { method, signal: AbortSignal.timeout(timeoutMs) });
      const body = await reply.text();
      if (reply.status !== status) return [`${method} ${path} is ${reply.status}, not ${status}`];
      return says(body) ? [] : [`${method} ${path} is ${status} and says something else`];
    } catch (error) {
      return [`${method} ${path}: ${/** @type {Error} */ (error).message}`];
    }
  });
  return (await Promise.all(answers)).flat();
};

const main = async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h', default: false } },
  });
  if (values.help) return console.log(help);
  if (positionals.length === 0) throw new TypeError('a URL is needed');
  for (const url of positionals) {
    const faults = await faultsOf(url);
    for (const fault of faults) console.error(fault);
    console.log(`${url}: ${questions.length - faults.length} of ${questions.length} answers are as they should be`);
    if (faults.length > 0) process.exitCode = 1;
  }
  return undefined;
};

if (process.argv[1] === fileURLToPath(import.meta.url))
  await main().catch((error) => {
    console.error(error instanceof TypeError ? `${error.message}\n\n${help}` : error);
    process.exitCode = error instanceof TypeError ? 2 : 1;
  });

// Signs a person in at a deployed stage, and prints the access token: the shop's page does the same in the browser.
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { root } from '../project.mjs';

const help = `Usage: npm run --silent token -- [options]

Prints the address of the stage's sign-in page on stderr, waits until somebody has signed in there, and prints their
access token on stdout. What they may do depends on their group, not on what is asked for.

Options
  --stage NAME     whose outputs npm run deploy left behind (default: dev)
  --sign-in URL    the sign-in page, instead of the stage's
  --client ID      the client, instead of the stage's
  --scopes LIST    asked for, separated by commas (default: all that the service knows)
  --port PORT      of localhost, where the page returns to; the client must know it (default: 5173)
  -h, --help       this text

Exit code 0: a token was printed; 1: not within five minutes, or it was refused; 2: wrong options.`;

const patienceMs = 300_000;
/** Every scope there is, by the name that it has in a token. */
export const usualScopes = [
  ...['orders:read', 'orders:write', 'payments:write', 'fulfillment:write'],
  ...['catalog:write', 'stock:write', 'reports:read', 'privacy:write'],
].map((scope) => `orders/${scope}`);

/** @param {string} text @returns {never} */
const refuse = (text) => {
  throw new TypeError(text);
};

/** @param {Buffer} bytes */
const base64url = (bytes) => bytes.toString('base64url');

/** RFC 7636: what the page is told of the secret that only this process knows. @param {string} verifier */
export const challengeOf = (verifier) => base64url(createHash('sha256').update(verifier, 'ascii').digest());

/** @param {string} stage @returns {{ SignIn?: string, WebClientId?: string }} */
const outputsOf = (stage) => {
  const file = join(root, 'cdk.out/outputs.json');
  return (existsSync(file) && JSON.parse(readFileSync(file, 'utf8'))[`order-service-${stage}`]) || {};
};

/** The code that the page returns with. @param {import('node:http').Server} server @param {string} state @returns {Promise<string>} */
const codeFrom = (server, state) =>
  new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('nobody signed in within five minutes')), patienceMs);
    server.on('request', (request, response) => {
      const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
      const [code, error] = [
        searchParams.get('code'),
        searchParams.get('error_description') ?? searchParams.get('error'),
      ];
      const isOurs = searchParams.get('state') === state && (code ?? error) !== null;
      response.writeHead(isOurs ? 200 : 404, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
      response.end(isOurs ? 'You can close this page.\n' : 'This is not the answer that is waited for.\n');
      if (!isOurs) return;
      clearTimeout(late);
      if (code !== null) resolve(code);
      else reject(new Error(`the sign-in page says: ${error}`));
    });
  });

/** @param {string} signIn @param {Record<string, string>} form @returns {Promise<string>} */
const tokenFor = async (signIn, form) => {
  const reply = await fetch(`${signIn}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
    signal: AbortSignal.timeout(15_000),
  });
  const body = /** @type {{ access_token?: unknown, error?: string }} */ (await reply.json());
  if (!reply.ok || typeof body.access_token !== 'string')
    throw new Error(`the code was not exchanged: ${reply.status} ${body.error ?? ''}`.trim());
  return body.access_token;
};

/** @param {{ signIn: string, client: string, scopes: readonly string[], port: number }} asked @returns {Promise<string>} */
const signedIn = async ({ signIn, client, scopes, port }) => {
  const server = createServer().listen(port, 'localhost');
  await once(server, 'listening');
  try {
    const [verifier, state] = [base64url(randomBytes(32)), base64url(randomBytes(16))];
    const address = server.address();
    const returnTo = `http://localhost:${typeof address === 'object' && address ? address.port : port}/`;
    const asked = new URLSearchParams({
      response_type: 'code',
      client_id: client,
      redirect_uri: returnTo,
      scope: ['openid', ...scopes].join(' '),
      state,
      code_challenge: challengeOf(verifier),
      code_challenge_method: 'S256',
    });
    const waiting = codeFrom(server, state);
    console.error(`Sign in here:\n\n  ${signIn}/oauth2/authorize?${asked}\n\nWaiting at ${returnTo} …`);
    const code = await waiting;
    return await tokenFor(signIn, {
      grant_type: 'authorization_code',
      client_id: client,
      redirect_uri: returnTo,
      code,
      code_verifier: verifier,
    });
  } finally {
    server.close();
    server.closeAllConnections();
  }
};

const main = async () => {
  const { values } = parseArgs({
    options: {
      stage: { type: 'string', default: 'dev' },
      'sign-in': { type: 'string' },
      client: { type: 'string' },
      scopes: { type: 'string' },
      port: { type: 'string', default: '5173' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return console.log(help);
  const outputs = outputsOf(values.stage);
  const signIn = (values['sign-in'] ?? outputs.SignIn ?? '').replace(/\/$/, '');
  const client = values.client ?? outputs.WebClientId;
  if (signIn === '' || client === undefined)
    return refuse(
      `nothing is known of stage ${values.stage}: npm run deploy -- --stage ${values.stage}, or --sign-in and --client`,
    );
  const port = Number(values.port);
  if (!/^\d{1,5}$/.test(values.port) || port > 65_535) refuse(`--port ${values.port} is no port`);
  console.log(await signedIn({ signIn, client, port, scopes: values.scopes?.split(',') ?? usualScopes }));
};

if (process.argv[1] === fileURLToPath(import.meta.url))
  await main().catch((error) => {
    console.error(error instanceof TypeError && !('cause' in error) ? `${error.message}\n\n${help}` : error.message);
    process.exitCode = error instanceof TypeError && !('cause' in error) ? 2 : 1;
  });

// Signs a person in at a deployed stage and prints the access token, as the page of the shop does in a browser.
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { scopes } from '#domain/access/caller';
import { command, isMain, UsageError } from '../command.mjs';
import { root } from '../project.mjs';

const usage = `Usage: npm run --silent token -- [options]

Prints the address of the stage's sign-in page on stderr, waits until somebody has signed in there, and prints their
access token on stdout. Their group decides what they may do, not the requested scopes.

Options
  --stage NAME     a stage that npm run deploy has deployed from here (default: dev)
  --sign-in URL    the sign-in page, instead of the stage's
  --client ID      the client, instead of the stage's
  --scopes LIST    the requested scopes, separated by commas (default: all that the service knows)
  --port PORT      of localhost, where the page returns to; the client must know it (default: 5173)
  -h, --help       this text

Exit code 0: a token was printed; 1: not within five minutes, or it was refused; 2: wrong options.`;

const patienceMs = 300_000;

/** Every scope, by its name in a token. */
export const usualScopes = scopes.map((scope) => `orders/${scope}`);

/** RFC 7636, S256: the challenge that the page receives instead of the verifier. */
export const challengeOf = (verifier: string): string =>
  createHash('sha256').update(verifier, 'ascii').digest('base64url');

const outputsOf = (stage: string): { readonly SignIn?: string; readonly WebClientId?: string } => {
  const file = join(root, 'cdk.out/outputs.json');
  return (existsSync(file) && JSON.parse(readFileSync(file, 'utf8'))[`order-service-${stage}`]) || {};
};

/** The code that the page returns to the server. */
const codeFrom = (server: Server, state: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('nobody signed in within five minutes')), patienceMs);
    server.on('request', (request, response) => {
      const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
      const code = searchParams.get('code');
      const error = searchParams.get('error_description') ?? searchParams.get('error');
      const isExpected = searchParams.get('state') === state && (code ?? error) !== null;
      response.writeHead(isExpected ? 200 : 404, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
      response.end(isExpected ? 'You can close this page.\n' : 'This is not the expected answer.\n');
      if (!isExpected) return;
      clearTimeout(timer);
      if (code !== null) resolve(code);
      else reject(new Error(`the sign-in page says: ${error}`));
    });
  });

const exchangeCode = async (signIn: string, form: Readonly<Record<string, string>>): Promise<string> => {
  const reply = await fetch(`${signIn}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
    signal: AbortSignal.timeout(15_000),
  });
  const body = (await reply.json()) as { readonly access_token?: unknown; readonly error?: string };
  if (!reply.ok || typeof body.access_token !== 'string')
    throw new Error(`the code was not exchanged: ${reply.status} ${body.error ?? ''}`.trim());
  return body.access_token;
};

type SignIn = {
  readonly signIn: string;
  readonly client: string;
  readonly requestedScopes: readonly string[];
  readonly port: number;
};

const signInByPage = async ({ signIn, client, requestedScopes, port }: SignIn): Promise<string> => {
  const server = createServer().listen(port, 'localhost');
  await once(server, 'listening');
  try {
    const [verifier, state] = [randomBytes(32).toString('base64url'), randomBytes(16).toString('base64url')];
    const returnTo = `http://localhost:${(server.address() as AddressInfo).port}/`;
    const authorization = new URLSearchParams({
      response_type: 'code',
      client_id: client,
      redirect_uri: returnTo,
      scope: ['openid', ...requestedScopes].join(' '),
      state,
      code_challenge: challengeOf(verifier),
      code_challenge_method: 'S256',
    });
    const code = codeFrom(server, state);
    console.error(`Sign in here:\n\n  ${signIn}/oauth2/authorize?${authorization}\n\nWaiting at ${returnTo} …`);
    return await exchangeCode(signIn, {
      grant_type: 'authorization_code',
      client_id: client,
      redirect_uri: returnTo,
      code: await code,
      code_verifier: verifier,
    });
  } finally {
    server.close();
    server.closeAllConnections();
  }
};

if (isMain(import.meta.url))
  await command({
    usage,
    options: {
      stage: { type: 'string', default: 'dev' },
      'sign-in': { type: 'string' },
      client: { type: 'string' },
      scopes: { type: 'string' },
      port: { type: 'string', default: '5173' },
    },
    run: async (values) => {
      const outputs = outputsOf(values.stage);
      const signIn = (values['sign-in'] ?? outputs.SignIn ?? '').replace(/\/$/, '');
      const client = values.client ?? outputs.WebClientId;
      if (signIn === '' || client === undefined)
        throw new UsageError(
          `stage ${values.stage} has no outputs here: npm run deploy -- --stage ${values.stage}, or --sign-in and --client. A local server gives tokens by itself: POST /dev/tokens`,
        );
      const port = Number(values.port);
      if (!/^\d{1,5}$/.test(values.port) || port > 65_535)
        throw new UsageError(`--port ${values.port} is not a port number from 0 to 65535`);
      const requestedScopes = values.scopes?.split(',') ?? usualScopes;
      console.log(await signInByPage({ signIn, client, requestedScopes, port }));
    },
  });

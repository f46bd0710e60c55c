// People of a Cognito user pool, and their access tokens by the flow of the shop's pages: authorization code with PKCE.
import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  ListResourceServersCommand,
  ListUserPoolClientsCommand,
} from '@aws-sdk/client-cognito-identity-provider';

/** @typedef {{ role: 'customer' | 'staff', name: string, scopes: readonly string[] }} TokenRequest */
/** @typedef {{ token: string, idToken: string, sub: string }} Issued */

const password = 'A long passw0rd!';
const staffGroup = 'staff';

/** @param {CognitoIdentityProviderClient} client @param {string} poolId */
const clientsOf = async (client, poolId) => {
  const { UserPoolClients = [] } = await client.send(
    new ListUserPoolClientsCommand({ UserPoolId: poolId, MaxResults: 60 }),
  );
  const described = await Promise.all(
    UserPoolClients.map(({ ClientId }) =>
      client.send(new DescribeUserPoolClientCommand({ UserPoolId: poolId, ClientId })),
    ),
  );
  return described.flatMap(({ UserPoolClient }) => (UserPoolClient ? [UserPoolClient] : []));
};

/** @param {string} url @param {Record<string, string>} fields @param {Record<string, string>} [headers] */
const post = (url, fields, headers = {}) =>
  fetch(url, { method: 'POST', headers, body: new URLSearchParams(fields), redirect: 'manual' });

/** @param {Response} reply @returns {Promise<{ token: string, idToken: string }>} */
const tokensOf = async (reply) => {
  const text = await reply.text();
  if (!reply.ok) throw new Error(`no token: ${reply.status} ${text}`);
  const { access_token: token, id_token: idToken } = JSON.parse(text);
  return { token, idToken };
};

/**
 * @param {string} signIn the origin of the sign-in page and of the token endpoint
 * @param {{ ClientId?: string | undefined, CallbackURLs?: string[] | undefined }} web
 * @param {string} username @param {readonly string[]} scopes
 */
const signedIn = async (signIn, web, username, scopes) => {
  const verifier = randomBytes(32).toString('base64url');
  const returnTo = web.CallbackURLs?.[0] ?? '';
  const clientId = web.ClientId ?? '';
  const authorization = {
    ...{ client_id: clientId, redirect_uri: returnTo, response_type: 'code', scope: ['openid', ...scopes].join(' ') },
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  };
  // The emulator's page sometimes answers with an empty 500 under load. The same form may be sent again.
  const form = { ...authorization, username, password };
  let page = await post(`${signIn}/login`, form);
  for (let tries = 1; page.status === 500 && tries < 5; tries += 1) {
    await delay(200 * tries);
    page = await post(`${signIn}/login`, form);
  }
  const code = new URL(page.headers.get('location') ?? '', returnTo).searchParams.get('code');
  if (code === null) throw new Error(`${username} was not signed in: ${page.status} ${await page.text()}`);
  const exchange = { grant_type: 'authorization_code', client_id: clientId, redirect_uri: returnTo };
  return tokensOf(await post(`${signIn}/oauth2/token`, { ...exchange, code, code_verifier: verifier }));
};

/** The prefix of the scopes in a token. @param {CognitoIdentityProviderClient} client @param {string} poolId */
const scopePrefixOf = async (client, poolId) => {
  const list = new ListResourceServersCommand({ UserPoolId: poolId, MaxResults: 50 });
  const { ResourceServers = [] } = await client.send(list);
  return `${ResourceServers[0]?.Identifier}/`;
};

/** @param {string} poolId @param {import('./emulator.mjs').Emulator} emulator */
export const openUserPool = async (poolId, { endpoint, clientOptions }) => {
  const client = new CognitoIdentityProviderClient(clientOptions);
  const clients = await clientsOf(client, poolId);
  /** @param {string} flow */
  const clientFor = (flow) => {
    const found = clients.find(({ AllowedOAuthFlows }) => AllowedOAuthFlows?.some((allowed) => allowed === flow));
    if (found === undefined) throw new Error(`the user pool has no client for ${flow}`);
    return found;
  };
  const scopePrefix = await scopePrefixOf(client, poolId);
  const [web, partner] = [clientFor('code'), clientFor('client_credentials')];

  /** @param {TokenRequest} request @returns {Promise<{ username: string, sub: string }>} */
  const signUp = async ({ role, name }) => {
    const username = `${name}@${role}.test`;
    const user = { UserPoolId: poolId, Username: username };
    const attributes = { email: username, email_verified: 'true' };
    const { User } = await client.send(
      new AdminCreateUserCommand({
        ...user,
        MessageAction: 'SUPPRESS',
        UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
      }),
    );
    await client.send(new AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: true }));
    if (role === 'staff') await client.send(new AdminAddUserToGroupCommand({ ...user, GroupName: staffGroup }));
    const sub = User?.Attributes?.find(({ Name }) => Name === 'sub')?.Value;
    if (sub === undefined) throw new Error(`${username} has no subject`);
    return { username, sub };
  };
  /** @type {Map<string, Promise<{ username: string, sub: string }>>} */
  const people = new Map();

  return {
    poolId,
    clientId: web.ClientId ?? '',
    scopePrefix,

    /** A token of a person, who is signed up at the first request. @param {TokenRequest} request @returns {Promise<Issued>} */
    issue: async (request) => {
      const key = `${request.role} ${request.name}`;
      const person = people.get(key) ?? signUp(request);
      people.set(key, person);
      const { username, sub } = await person;
      const scopes = request.scopes.map((scope) => scopePrefix + scope);
      return { ...(await signedIn(endpoint, web, username, scopes)), sub };
    },

    /** A token of a partner's program, by its secret. @returns {Promise<string>} */
    issueToPartner: async () => {
      const secret = Buffer.from(`${partner.ClientId}:${partner.ClientSecret}`).toString('base64');
      const headers = { authorization: `Basic ${secret}` };
      const form = { grant_type: 'client_credentials' };
      return (await tokensOf(await post(`${endpoint}/oauth2/token`, form, headers))).token;
    },
  };
};

import { randomUUID } from 'node:crypto';
import { createContext, runInContext } from 'node:vm';
import type { Sent } from '#test/process/clients/http-file';

/** Sends the requests of a Postman collection (v2.1) one after the other, as Postman's runner does. */

type Pair = { readonly key: string; readonly value: string };
type Item = {
  readonly name: string;
  readonly item?: readonly Item[];
  readonly event?: readonly { readonly listen: string; readonly script: { readonly exec: readonly string[] } }[];
  readonly request?: {
    readonly method: string;
    readonly auth?: Auth;
    readonly header: readonly Pair[];
    readonly url: {
      readonly host: readonly string[];
      readonly path: readonly string[];
      readonly query?: readonly Pair[];
    };
    readonly body?: { readonly mode: string; readonly raw: string };
  };
};
type Auth = { readonly type: string; readonly bearer?: readonly Pair[] };
export type Collection = {
  readonly info: { readonly schema: string };
  readonly auth: Auth;
  readonly variable: readonly Pair[];
  readonly item: readonly Item[];
};

const requestsIn = (items: readonly Item[]): readonly Item[] =>
  items.flatMap((item) => (item.item === undefined ? [item] : requestsIn(item.item)));

export const foldersOf = ({ item }: Collection): readonly string[] =>
  item.filter((each) => each.item !== undefined).map(({ name }) => name);

/**
 * Runs a script in its own context, with the part of Postman's `pm` that keeps values of this answer. The tests in it need
 * Postman's assertions: `npm run try:requests` runs them.
 */
const runScript = (code: string, text: string, variables: Map<string, string>): void => {
  const pm = {
    test: () => undefined,
    response: { json: () => JSON.parse(text) },
    collectionVariables: {
      get: (name: string) => variables.get(name),
      set: (name: string, value: unknown) => variables.set(name, String(value)),
    },
  };
  runInContext(code, createContext({ pm }), { timeout: 1_000 });
};

export const sendCollection = async (
  collection: Collection,
  ownVariables: Readonly<Record<string, string>>,
): Promise<readonly Sent[]> => {
  const variables = new Map(collection.variable.map(({ key, value }) => [key, value]));
  for (const [name, value] of Object.entries(ownVariables)) {
    if (!variables.has(name)) throw new Error(`the collection has no variable ${name}`);
    variables.set(name, value);
  }
  const resolved = (text: string): string =>
    text.replaceAll(/\{\{(.*?)\}\}/g, (_, name: string) => {
      const value = name === '$guid' ? randomUUID() : variables.get(name);
      if (!value) throw new Error(`{{${name}}} is unknown; declare it in the collection`);
      return value;
    });
  const authorization = ({ type, bearer = [] }: Auth): Readonly<Record<string, string>> => {
    const token = bearer.find(({ key }) => key === 'token')?.value;
    return type === 'bearer' && token !== undefined ? { authorization: `Bearer ${resolved(token)}` } : {};
  };

  const sent: Sent[] = [];
  for (const { name, request, event = [] } of requestsIn(collection.item)) {
    if (request === undefined) throw new Error(`${name} has no request`);
    const { host, path, query = [] } = request.url;
    const url = new URL(resolved([...host, ...path].join('/')));
    for (const { key, value } of query) url.searchParams.set(key, resolved(value));
    const response = await fetch(url, {
      method: request.method,
      headers: {
        ...authorization(request.auth ?? collection.auth),
        ...Object.fromEntries(request.header.map(({ key, value }) => [key, resolved(value)])),
      },
      ...(request.body === undefined ? {} : { body: resolved(request.body.raw) }),
      signal: AbortSignal.timeout(15_000),
    });
    const text = await response.text();
    for (const { listen, script } of event) if (listen === 'test') runScript(script.exec.join('\n'), text, variables);
    sent.push({ name, method: request.method, path: url.pathname, status: response.status, text });
  }
  return sent;
};

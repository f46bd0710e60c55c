import { randomInt } from 'node:crypto';

/** Sends the requests of a .http file one after the other, as the REST Client of VS Code does. */

export type Sent = {
  readonly name: string;
  readonly method: string;
  /** The path as it was sent. */
  readonly path: string;
  readonly status: number;
  readonly text: string;
};

type HttpRequest = {
  readonly name: string;
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | undefined;
};

const isComment = (line: string): boolean => /^(#|\/\/)/.test(line);

const requestIn = (block: string): HttpRequest | undefined => {
  const lines = block.split('\n');
  const name = /^(?:#|\/\/) @name (\w+)$/m.exec(block)?.[1] ?? '';
  const start = lines.findIndex((line) => line.trim() !== '' && !isComment(line) && !line.startsWith('@'));
  if (start === -1) return undefined;
  const [, method = '', url = ''] = /^([A-Z]+) (\S+)$/.exec(lines[start] ?? '') ?? [];
  const blank = lines.findIndex((line, index) => index > start && line === '');
  const end = blank === -1 ? lines.length : blank;
  const headers = lines.slice(start + 1, end).map((line) => {
    const [, header = '', value = ''] = /^([\w-]+): (.*)$/.exec(line) ?? [];
    return [header, value] as const;
  });
  const body = lines.slice(end).join('\n').trim();
  return { name, method, url, headers, body: body === '' ? undefined : body };
};

/** $.holds[0].id of a JSON text. */
const atPath = (text: string, path: string): unknown =>
  [...path.matchAll(/\.(\w+)|\[(\d+)\]/g)].reduce<unknown>(
    (at, [, name, index]) => (at as Record<string, unknown> | undefined)?.[name ?? index ?? ''],
    JSON.parse(text),
  );

/** The value of `{{…}}`: a generated value, a value of an earlier answer, or a variable of the file. */
const resolverOf = (variables: ReadonlyMap<string, string>, answers: ReadonlyMap<string, string>) => {
  const meant = (expression: string): string => {
    if (expression === '$timestamp') return String(Math.floor(Date.now() / 1_000));
    const [, low, high] = /^\$randomInt (\d+) (\d+)$/.exec(expression) ?? [];
    if (low !== undefined && high !== undefined) return String(randomInt(Number(low), Number(high)));
    const [, request, path] = /^(\w+)\.response\.body\.(\$.*)$/.exec(expression) ?? [];
    const value =
      request === undefined || path === undefined
        ? variables.get(expression)
        : atPath(answers.get(request) ?? 'null', path);
    if (typeof value !== 'string') throw new Error(`{{${expression}}} is unknown; declare it in the file`);
    return resolved(value);
  };
  const resolved = (text: string): string => text.replaceAll(/\{\{(.*?)\}\}/g, (_, expression) => meant(expression));
  return resolved;
};

export const sendHttpFile = async (file: string, ownVariables: Readonly<Record<string, string>>) => {
  const variables = new Map([...file.matchAll(/^@(\w+) = (.*)$/gm)].map(([, name = '', value = '']) => [name, value]));
  for (const [name, value] of Object.entries(ownVariables)) {
    if (!variables.has(name)) throw new Error(`the file has no variable ${name}`);
    variables.set(name, value);
  }
  const answers = new Map<string, string>();
  const resolved = resolverOf(variables, answers);
  const sent: Sent[] = [];
  for (const block of file.split(/^###.*$/m)) {
    const request = requestIn(block);
    if (request === undefined) continue;
    const url = new URL(resolved(request.url));
    const response = await fetch(url, {
      method: request.method,
      headers: request.headers.map(([name, value]): [string, string] => [name, resolved(value)]),
      ...(request.body === undefined ? {} : { body: resolved(request.body) }),
      signal: AbortSignal.timeout(15_000),
    });
    const text = await response.text();
    answers.set(request.name, text);
    sent.push({ name: request.name, method: request.method, path: url.pathname, status: response.status, text });
  }
  return sent;
};

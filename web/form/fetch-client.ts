/**
 * The part of openapi-fetch that the order form uses, in a fifth of its size; the build puts it in its place. JSON only, query
 * values that are no lists or objects, and middleware for requests. test/web/fetch-client.test.ts compares both.
 */

type Values = Readonly<Record<string, unknown>>;
type Call = {
  readonly params?: { readonly path?: Values; readonly query?: Values; readonly header?: Values };
  readonly body?: unknown;
};
type Step = (to: { readonly request: Request }) => Promise<Request>;
type Options = { readonly baseUrl: string; readonly fetch: (request: Request) => Promise<Response> };
type Reply = { readonly response: Response; readonly data?: unknown; readonly error?: unknown };

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

const given = (values: Values = {}): [name: string, value: string][] =>
  Object.entries(values).flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [[name, `${value}`]],
  );

const addressOf = (path: string, { path: parts = {}, query }: NonNullable<Call['params']>): string => {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(`${parts[name]}`));
  const search = given(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return search.length === 0 ? filled : `${filled}?${search.join('&')}`;
};

/** What a refusal says: a problem document, or whatever a proxy has answered. */
const readRefusal = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

export default ({ baseUrl, fetch }: Options) => {
  const steps: Step[] = [];
  const call =
    (method: (typeof methods)[number]) =>
    async (path: string, { params = {}, body }: Call = {}): Promise<Reply> => {
      const type: [string, string][] = body === undefined ? [] : [['content-type', 'application/json']];
      let request = new Request(baseUrl + addressOf(path, params), {
        method,
        headers: [...type, ...given(params.header)],
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      for (const step of steps) request = await step({ request });
      const response = await fetch(request);
      const text = await response.text();
      if (!response.ok) return { response, error: readRefusal(text) };
      return { response, data: text === '' ? undefined : JSON.parse(text) };
    };
  return {
    ...(Object.fromEntries(methods.map((method) => [method, call(method)])) as Record<
      (typeof methods)[number],
      ReturnType<typeof call>
    >),
    use: ({ onRequest }: { readonly onRequest: Step }) => steps.push(onRequest),
  };
};

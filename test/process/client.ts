/** A simple client: JSON over HTTP, with a timeout for every call. */
export type Answer = { readonly status: number; readonly headers: Headers; readonly text: string; readonly json: Json };
// biome-ignore lint/suspicious/noExplicitAny: the tests check the answers.
type Json = any;

type Call = {
  readonly method?: string;
  readonly token?: string | undefined;
  readonly key?: string | undefined;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export const clientOf =
  (url: string) =>
  async (path: string, { method, token, key, body, headers }: Call = {}): Promise<Answer> => {
    const response = await fetch(`${url}${path}`, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(15_000),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : undefined };
  };
export type Client = ReturnType<typeof clientOf>;

export const customerToken = async (call: Client, sub = 'cus_ada'): Promise<string> =>
  (await call('/dev/tokens', { body: { sub, role: 'customer' } })).json.token;

export const staffToken = async (call: Client): Promise<string> =>
  (await call('/dev/tokens', { body: { sub: 'op_1', role: 'staff' } })).json.token;

/** Repeats a request with the same key while the answer allows it, within bounds. */
export const repeating = async (ask: () => Promise<Answer>): Promise<Answer> => {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask();
    if (answer.json?.retryable !== true || tries === 20) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 200));
  }
};

/** Repeats a request until the answer is as expected; the last answer fails the test. */
export const eventually = async <Value>(
  ask: () => Promise<Value>,
  isGood: (value: Value) => boolean,
): Promise<Value> => {
  let value = await ask();
  for (let waited = 0; waited < 10_000 && !isGood(value); waited += 50) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    value = await ask();
  }
  return value;
};

/** Creates a product with stock. */
export const stock = async (call: Client, token: string, sku: string, available: number): Promise<void> => {
  const facts = { name: sku, prices: { EUR: 1000 }, taxCategory: 'standard', requiresShipping: true };
  const put = await call(`/v1/products/${sku}`, { method: 'PUT', token, body: facts });
  const count = { delta: available, reason: 'delivery' };
  const counted = await call(`/v1/products/${sku}/stock/adjustments`, { token, key: `stock-${sku}`, body: count });
  if (put.status !== 201 || counted.status !== 200) throw new Error(`${put.text} ${counted.text}`);
};

/** Every order of the shop, page by page. */
export const allOrders = async (call: Client, token: string): Promise<readonly Json[]> => {
  const orders: Json[] = [];
  let path: string | undefined = '/v1/orders?limit=100';
  while (path !== undefined) {
    const { json } = await call(path, { token });
    orders.push(...json.orders);
    path = json.nextCursor === null ? undefined : `/v1/orders?limit=100&cursor=${json.nextCursor}`;
  }
  return orders;
};

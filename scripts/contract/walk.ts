import type { UseCaseOperation } from '#adapters/http/operation';

/**
 * Every operation once, as a request that succeeds after those before it: what a person or a tool can send one by one.
 * All of it is made of the operations' own examples; `{{name}}` stands for a variable.
 */
export type Step = {
  /** Unlike that of any other step. */
  readonly name: string;
  readonly operation: UseCaseOperation;
  /** Path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON with variables in its texts. */
  readonly body?: unknown;
  /** The variables that the reply gives, and where in it they are: a path of names and indexes. */
  readonly captures: Readonly<Record<string, readonly (string | number)[]>>;
};

export type Walk = {
  readonly steps: readonly Step[];
  /** The variables that are the client's own to choose. */
  readonly chosen: Readonly<Record<string, string>>;
};

/** What an operation needs done right before it, though it was done once already: a completed order is not canceled. */
const again: Readonly<Record<string, readonly string[]>> = {
  confirmOrder: ['placeOrder'],
  completeOrder: ['placeOrder', 'confirmOrder'],
  cancelOrder: ['placeOrder'],
  deleteOrder: ['placeOrder', 'cancelOrder'],
  releaseHold: ['placeOrder', 'placeHold'],
};

/** Members of bodies that no two requests may have alike. */
const unique = new Set(['externalReference', 'idempotencyKey']);

const anyId = '{{$guid}}';
const variable = (name: string): string => `{{${name}}}`;

/** `/v1/orders/{orderId}/cancel` → where the orderId comes from: `/v1/orders`. */
const collectionOf = (path: string, parameter: string): string => path.slice(0, path.indexOf(`/{${parameter}}`));

type Origin = { readonly kind: 'captured'; readonly by: string } | { readonly kind: 'chosen' | 'example' };

/** Who gives a path parameter its value: the service when it is asked to create one, the client, or its example. */
const originOf = (operation: UseCaseOperation, parameter: string, all: readonly UseCaseOperation[]): Origin => {
  const collection = collectionOf(operation.path, parameter);
  const creator = all.find(({ method, path }) => method === 'POST' && path === collection);
  if (creator !== undefined) return { kind: 'captured', by: creator.id };
  const isPut = all.some(({ method, path }) => method === 'PUT' && path === `${collection}/{${parameter}}`);
  return { kind: isPut ? 'chosen' : 'example' };
};

/** Not the example itself: the walk ends with deleting what it created, and the example may be somebody's. */
const ownName = (example: string, pattern: string): string => {
  const [own] = [`MY-${example}`, `MY${example}`, `${example}2`].filter((name) => new RegExp(pattern).test(name));
  if (own === undefined) throw new Error(`no name like ${example} fits ${pattern}`);
  return own;
};

/** A new member is the id of the reply, or of the first entry of the reply's list that is called like the collection. */
const placeIn = (creator: UseCaseOperation): readonly (string | number)[] =>
  creator.path.includes('{') ? [creator.path.split('/').at(-1) ?? '', 0, 'id'] : ['id'];

const filled = (value: unknown, known: ReadonlyMap<string, string>): unknown => {
  if (typeof value === 'string') return known.get(value) ?? value;
  if (Array.isArray(value)) return value.map((each) => filled(each, known));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      unique.has(name) && typeof member === 'string' ? anyId : filled(member, known),
    ]),
  );
};

const targetOf = (operation: UseCaseOperation, all: readonly UseCaseOperation[]): string => {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    originOf(operation, name, all).kind === 'example'
      ? encodeURIComponent(operation.request.path?.[name]?.example ?? '')
      : variable(name),
  );
  return operation.request.cursor === undefined ? path : `${path}?limit=10`;
};

const headersOf = ({ commandHeaders, request, access }: UseCaseOperation): Readonly<Record<string, string>> => ({
  ...(access === 'public' ? {} : { Authorization: `Bearer ${variable('token')}` }),
  ...(request.body === undefined ? {} : { 'Content-Type': request.mediaTypes?.[0] ?? 'application/json' }),
  ...(commandHeaders?.idempotencyKey === 'required' ? { 'Idempotency-Key': anyId } : {}),
  ...(commandHeaders?.ifMatch === 'required' ? { 'If-Match': '*' } : {}),
});

/** What creates comes first, what deletes comes last. */
const rankOf = ({ method, path }: UseCaseOperation, all: readonly UseCaseOperation[]): number => {
  if (method === 'DELETE') return 2;
  const creates = method === 'POST' && all.some((other) => other.path.startsWith(`${path}/{`));
  return creates || (method === 'PUT' && path.endsWith('}')) ? 0 : 1;
};

/** Operations of one tag together, and each after what must come right before it. */
const ordered = (operations: readonly UseCaseOperation[]): readonly UseCaseOperation[] => {
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  const named = (id: string) => operations.filter((operation) => operation.id === id);
  return tags
    .flatMap((tag) => operations.filter((operation) => operation.tag === tag))
    .toSorted(
      (left, right) =>
        tags.indexOf(left.tag) - tags.indexOf(right.tag) || rankOf(left, operations) - rankOf(right, operations),
    )
    .flatMap((operation) => [...(again[operation.id] ?? []).flatMap(named), operation]);
};

/** The walk through these operations. */
export const walkOf = (operations: readonly UseCaseOperation[]): Walk => {
  const parameters = operations.flatMap((operation) =>
    Object.entries(operation.request.path ?? {}).map(([name, { example, pattern }]) => ({
      name,
      example,
      pattern,
      origin: originOf(operation, name, operations),
    })),
  );
  const captured = new Map(
    parameters.flatMap(({ name, example, origin }) =>
      origin.kind === 'captured' ? [[example, variable(name)] as const] : [],
    ),
  );
  const capturesOf = (creator: UseCaseOperation): Step['captures'] =>
    Object.fromEntries(
      parameters
        .filter(({ origin }) => origin.kind === 'captured' && origin.by === creator.id)
        .map(({ name }) => [name, placeIn(creator)]),
    );
  const names = new Map<string, number>();
  const nameOf = ({ id }: UseCaseOperation): string => {
    const count = (names.get(id) ?? 0) + 1;
    names.set(id, count);
    return count === 1 ? id : `${id}${count}`;
  };
  return {
    steps: ordered(operations).map((operation) => ({
      name: nameOf(operation),
      operation,
      target: targetOf(operation, operations),
      headers: headersOf(operation),
      ...(operation.request.body === undefined ? {} : { body: filled(operation.request.example, captured) }),
      captures: capturesOf(operation),
    })),
    chosen: Object.fromEntries(
      parameters
        .filter(({ origin }) => origin.kind === 'chosen')
        .map(({ name, example, pattern }) => [name, ownName(example, pattern)]),
    ),
  };
};

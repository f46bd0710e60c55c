import type { UseCaseOperation } from '#adapters/http/operation';
import { capitalized } from '#domain/names';
import { makers } from './makers';
import { prerequisites } from './prerequisites';

/**
 * Every operation as a request, in an order in which each succeeds: a person or a tool can send them one by one. They are
 * made of the examples of the operations; `{{name}}` is a variable.
 */
export type Step = {
  /** An identifier, unique among the steps. */
  readonly name: string;
  /** For people, unique among the steps. */
  readonly title: string;
  /** The kind of thing that the step reads or changes: `Orders`, `Products`. Steps of one resource are neighbors. */
  readonly resource: string;
  readonly operation: UseCaseOperation;
  /** Path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON whose strings may contain variables. */
  readonly body?: unknown;
  /** The variables that the reply sets, and the place of each in it: a path of names and indexes. */
  readonly captures: Readonly<Record<string, readonly (string | number)[]>>;
};

export type Walk = {
  readonly steps: readonly Step[];
  /** The variables whose values the client chooses. */
  readonly chosen: Readonly<Record<string, string>>;
};

/** Members of bodies whose values must differ in all requests. */
const unique = new Set(['externalReference', 'idempotencyKey']);

const anyId = '{{$guid}}';
const variable = (name: string): string => `{{${name}}}`;

/** `/v1/orders/{orderId}/cancel`, `orderId` → `/v1/orders` */
const collectionOf = (path: string, parameter: string): string => path.slice(0, path.indexOf(`/{${parameter}}`));

type Origin = { readonly kind: 'captured'; readonly by: string } | { readonly kind: 'chosen' | 'example' };

/** Whether the value of a path parameter comes from the reply of a creating operation, from the client, or from its example. */
const originOf = (operation: UseCaseOperation, parameter: string, all: readonly UseCaseOperation[]): Origin => {
  const maker = makers[parameter];
  if (maker !== undefined) return { kind: 'captured', by: maker };
  const collection = collectionOf(operation.path, parameter);
  const creator = all.find(({ method, path }) => method === 'POST' && path === collection);
  if (creator !== undefined) return { kind: 'captured', by: creator.id };
  const isPut = all.some(({ method, path }) => method === 'PUT' && path === `${collection}/{${parameter}}`);
  return { kind: isPut ? 'chosen' : 'example' };
};

/** A name like the example, but another: the walk deletes what it created, and the example may exist already. */
const ownName = (example: string, pattern: string): string => {
  const [own] = [`MY-${example}`, `MY${example}`, `${example}2`].filter((name) => new RegExp(pattern).test(name));
  if (own === undefined) throw new Error(`no name like ${example} fits ${pattern}`);
  return own;
};

/** The place of the new id in a reply: its `id`, or that of the first entry in the list with the name of the collection. */
const placeIn = (creator: UseCaseOperation): readonly (string | number)[] =>
  creator.path.includes('{') && !Object.values(makers).includes(creator.id)
    ? [creator.path.split('/').at(-1) ?? '', 0, 'id']
    : ['id'];

const filled = (value: unknown, known: ReadonlyMap<string, string>): unknown => {
  if (typeof value === 'string') return known.get(value) ?? value;
  if (Array.isArray(value)) return value.map((entry) => filled(entry, known));
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

/** Creating operations come first, deleting ones last. */
const rankOf = ({ method, path }: UseCaseOperation, all: readonly UseCaseOperation[]): number => {
  if (method === 'DELETE') return 2;
  const creates = method === 'POST' && all.some((other) => other.path.startsWith(`${path}/{`));
  return creates || (method === 'PUT' && path.endsWith('}')) ? 0 : 1;
};

/** `/v1/orders/{orderId}/cancel` → `Orders`; the operations of the service itself have no version. */
const resourceOf = ({ path, tag }: UseCaseOperation): string => capitalized(/^\/v\d+\/(\w+)/.exec(path)?.[1] ?? tag);

/** An operation, and the one that needs it to be sent before; undefined: it is sent for itself. */
type Stop = { readonly operation: UseCaseOperation; readonly neededBy?: UseCaseOperation };

/** Operations by resource and tag, each after its prerequisites. */
const ordered = (operations: readonly UseCaseOperation[]): readonly Stop[] => {
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  const resources = [...new Set(operations.map(resourceOf))];
  const withId = (id: string) => operations.filter((operation) => operation.id === id);
  return operations
    .toSorted(
      (left, right) =>
        resources.indexOf(resourceOf(left)) - resources.indexOf(resourceOf(right)) ||
        tags.indexOf(left.tag) - tags.indexOf(right.tag) ||
        rankOf(left, operations) - rankOf(right, operations),
    )
    .flatMap((operation): readonly Stop[] => [
      ...(prerequisites[operation.id] ?? [])
        .flatMap(withId)
        .map((before) => ({ operation: before, neededBy: operation })),
      { operation },
    ]);
};

const titleOf = ({ operation, neededBy }: Stop): string =>
  neededBy === undefined ? operation.summary : `${operation.summary} (before: ${neededBy.summary})`;

/** The walk through these operations, without those whose body somebody else must sign. */
export const walkOf = (all: readonly UseCaseOperation[]): Walk => {
  const operations = all.filter(({ request }) => request.unread === undefined);
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
    steps: ordered(operations).map(({ operation, ...stop }) => ({
      name: nameOf(operation),
      title: titleOf({ operation, ...stop }),
      resource: resourceOf(stop.neededBy ?? operation),
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

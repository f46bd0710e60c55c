import type * as z from 'zod/mini';
import type { PlainReply } from '#adapters/http/plain';
import type { ProblemAt } from '#adapters/http/problem';
import type { ProblemCode } from '#adapters/http/problem-catalog';
import type { DetailedRefusal } from '#adapters/http/refusal-problems';
import type { ReplySchema } from '#adapters/http/reply-schema';
import type { Ports } from '#application/ports';
import type { Run, UseCase } from '#application/use-case';
import { type Caller, customerScopes, type Scope } from '#domain/access/caller';

/** Who may call: anybody, customers and staff, or staff alone. Staff need the scope. */
export type Access = 'public' | { readonly scope: Scope; readonly who: 'customer or staff' | 'staff' };

/**
 * The scopes of which a gateway requires one. Customers do not hold every scope of staff, and the service decides what they
 * may do: so a token of a customer is let through where customers may call.
 */
export const acceptedScopes = ({ scope, who }: Exclude<Access, 'public'>): readonly Scope[] => {
  const isTheirs = who === 'staff' || customerScopes.some((each) => each === scope);
  return isTheirs ? [scope] : [scope, 'orders:write'];
};

/** A parameter in a path. */
export type PathParameter<Value> = {
  /** Undefined: the text is not a value of this parameter. */
  readonly read: (text: string) => Value | undefined;
  /** The problem code for a text that cannot be read. */
  readonly problem: ProblemCode;
  readonly description: string;
  readonly pattern: string;
  readonly example: string;
};
type PathParameters = Readonly<Record<string, PathParameter<unknown>>>;
type PathValues<Path extends PathParameters> = {
  readonly [Name in keyof Path]: Path[Name] extends PathParameter<infer Value> ? Value : never;
};

/**
 * A reply before it is serialized. `next` is a list's next position: the API signs it into `nextCursor` and `Link`.
 * `defects`: the unexpected errors of a batch's entries, for the log.
 */
export type Representation = {
  readonly status?: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly next?: string | null;
  readonly defects?: readonly unknown[];
};

export type RefusalStatus = 401 | 402 | 403 | 404 | 409 | 410 | 412 | 422 | 503;

/** The request that a reply answers: for the problems in the reply, and for what its caller may read. */
export type Answered = ProblemAt & { readonly caller: Caller };

/** The headers that a command reads: Idempotency-Key and If-Match. */
export type CommandHeaders = {
  readonly idempotencyKey: 'required' | 'none';
  readonly ifMatch: 'required' | 'optional' | 'none';
};

/** In the order of the contract. */
export const tags = ['Orders', 'Payments', 'Catalog', 'Reports', 'Customers', 'Webhooks', 'Events', 'Service'] as const;
export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
/** The headers that a representation may set. */
export const replyHeaders = ['ETag', 'Location', 'Link', 'Idempotency-Replayed'] as const;

type Common = {
  readonly id: string;
  readonly method: (typeof methods)[number];
  readonly path: `/${string}`;
  readonly tag: (typeof tags)[number];
  readonly summary: string;
  readonly description?: string;
  /** A monitor asks it at any rate: the service does not count its requests. */
  readonly uncounted?: true;
};

/** Everything about the request of an operation that runs a use case. */
type RequestDeclaration<
  Path extends PathParameters,
  Query extends z.ZodMiniType,
  Body extends z.ZodMiniType,
  Position,
> = Common & {
  readonly kind: 'use-case';
  readonly access: Access;
  readonly commandHeaders?: CommandHeaders;
  readonly request: {
    readonly path?: Path;
    readonly query?: Query;
    readonly body?: Body;
    /**
     * A list has a cursor. `read` parses the position in it; undefined: it is not a position of this list. `begins`: the
     * parameter that only says where the first page begins; beside a cursor it has no effect.
     */
    readonly cursor?: { readonly read: (text: string) => Position | undefined; readonly begins?: string };
    /** Default: `application/json`. */
    readonly mediaTypes?: readonly string[];
    /**
     * The body is not read: the use case gets the bytes and the headers that sign them, at most this many bytes. `body` is
     * `SignedBody`.
     */
    readonly unread?: { readonly maximumBytes: number };
    /** The body may be missing: it is then read as an empty object. */
    readonly bodyMayBeMissing?: true;
    /**
     * The list of a batch, whose entries are independent: an entry that cannot be read is refused alone. `toCommand` gets
     * the others. The reply has `results` for them, to which the API adds those of the refused entries, or else `errors`.
     */
    readonly entries?: string;
    readonly example?: unknown;
  };
};

export type OperationReply<Value> = {
  readonly status: 200 | 201 | 202 | 204;
  readonly otherStatus?: { readonly status: 200 | 201; readonly description: string };
  readonly description: string;
  /** Undefined: the reply has no body (204). */
  readonly body?: ReplySchema;
  /** Default: `no-store`, because orders are private. */
  readonly cacheControl?: string;
  /** A read may be answered with 304, because the ETag covers the whole reply. */
  readonly conditional?: true;
  /** Names of the headers that the representation sets, for the contract. */
  readonly headers?: readonly (typeof replyHeaders)[number][];
  readonly represent: (value: Value, answered: Answered) => Representation;
  /** The value as `text/csv`, for a client that prefers it. */
  readonly csv?: (value: Value) => string;
};

/** The kinds of refusals that carry data which no problem document would say: refusal-problems.ts lacks them. */
type UnexplainedKind<Refused extends { readonly kind: string }> = Refused extends DetailedRefusal
  ? never
  : keyof Refused extends 'kind'
    ? never
    : Refused['kind'];

export type OperationOf<
  Path extends PathParameters,
  Query extends z.ZodMiniType,
  Body extends z.ZodMiniType,
  Position,
  Uses extends keyof Ports,
  Command,
  Value,
  Refused extends { readonly kind: ProblemCode },
> = RequestDeclaration<Path, Query, Body, Position> & {
  readonly toCommand: (request: {
    readonly path: PathValues<Path>;
    readonly query: z.output<Query>;
    readonly body: z.output<Body>;
    /** The position in the cursor; undefined: the list starts at the beginning. */
    readonly after: Position | undefined;
    readonly caller: Caller;
  }) => NoInfer<Command>;
  readonly reply: OperationReply<Value>;
  /** The HTTP status of every refusal of the use case. A missing, invented or unexplained refusal does not compile. */
  readonly refusals: {
    readonly [Kind in Refused['kind']]: Kind extends UnexplainedKind<Refused> ? never : RefusalStatus;
  };
  readonly useCase: UseCase<Uses, Command, Value, Refused>;
};

/** A file that is shipped with the service, by name. */
export type Asset = (name: string) => Uint8Array | undefined;

/** A page of the service itself: the contract, the reference, health. It has no caller and uses no ports. */
export type StaticPage = Common & {
  readonly kind: 'page';
  /** The first one is for clients without a preference. */
  readonly mediaTypes: readonly string[];
  readonly parameter?: { readonly name: string; readonly description: string; readonly example: string };
  /** The files that `content` reads: they are shipped with the page's function. */
  readonly assets?: readonly string[];
  /** `mediaType`: the one that the client prefers. Undefined: there is no such page. */
  readonly content: (asset: Asset, parameter: string, mediaType: string) => PlainReply | undefined;
};

/**
 * Any operation that runs a use case, as the router, the contract and the deployment see it. `defineOperation` has
 * checked that its parts fit together; the type parameters are erased here.
 */
export type UseCaseOperation = RequestDeclaration<PathParameters, z.ZodMiniType, z.ZodMiniType, unknown> & {
  readonly toCommand: (request: never) => unknown;
  readonly reply: OperationReply<never>;
  readonly refusals: Readonly<Partial<Record<ProblemCode, RefusalStatus>>>;
  readonly useCase: {
    readonly uses: readonly (keyof Ports)[];
    readonly with: (ports: never) => Run<never, unknown, { readonly kind: ProblemCode }>;
  };
};
export type Operation = UseCaseOperation | StaticPage;

/** Declares an operation. This is the only helper with this many type parameters. */
export const defineOperation = <
  const Path extends PathParameters,
  Uses extends keyof Ports,
  Command,
  Value,
  Refused extends { readonly kind: ProblemCode },
  Query extends z.ZodMiniType = z.ZodMiniType<unknown>,
  Body extends z.ZodMiniType = z.ZodMiniType<unknown>,
  Position = unknown,
>(
  operation: Omit<OperationOf<Path, Query, Body, Position, Uses, Command, Value, Refused>, 'kind'>,
): UseCaseOperation => ({ kind: 'use-case', ...operation });

export const defineStaticPage = (page: Omit<StaticPage, 'kind' | 'method'>): StaticPage => ({
  kind: 'page',
  method: 'GET',
  ...page,
});

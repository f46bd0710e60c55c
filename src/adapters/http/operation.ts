import type * as z from 'zod/mini';
import type { PlainReply } from '#adapters/http/plain';
import type { ProblemAt } from '#adapters/http/problem';
import type { ProblemCode } from '#adapters/http/problem-catalogue';
import type { ReplySchema } from '#adapters/http/reply-schema';
import type { Ports } from '#application/ports';
import type { Run, UseCase } from '#application/use-case';
import type { Caller, Scope } from '#domain/access/caller';

/** Who may call: anybody, whoever holds the scope, or staff with the scope. */
export type Access = 'public' | { readonly scope: Scope; readonly who: 'customer or staff' | 'staff' };

/** A segment of a path: how it is read, and what a text that cannot be read is answered with. */
export type PathParameter<Value> = {
  readonly read: (text: string) => Value | undefined;
  readonly otherwise: ProblemCode;
  readonly description: string;
  readonly pattern: string;
  readonly example: string;
};
type PathParameters = Readonly<Record<string, PathParameter<unknown>>>;
type Read<Path extends PathParameters> = {
  readonly [Name in keyof Path]: Path[Name] extends PathParameter<infer Value> ? Value : never;
};

/** How the cursor of a list is read back into a position of the use case. */
export type Cursor<Position> = { readonly read: (text: string) => Position | undefined };

/** A reply before it is serialised. `next` is a list's next position: the API signs it into `nextCursor` and `Link`. */
export type Representation = {
  readonly status?: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly next?: string | null;
};

export type RefusalStatus = 401 | 402 | 403 | 404 | 409 | 412 | 422 | 503;

/** A command says whether it takes an Idempotency-Key and whether it listens to If-Match. */
export type Command = {
  readonly idempotencyKey: 'required' | 'none';
  readonly ifMatch: 'required' | 'optional' | 'none';
};

type Common = {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: `/${string}`;
  readonly tag: 'Orders' | 'Catalogue' | 'Service';
  readonly summary: string;
  readonly description?: string;
};

export type OperationReply<Value> = {
  readonly status: 200 | 201 | 204;
  readonly otherStatus?: { readonly status: 200 | 201; readonly description: string };
  readonly description: string;
  /** None: the reply has no body (204). */
  readonly body?: ReplySchema;
  /** `no-store` unless said: orders are nobody's to keep. */
  readonly cacheControl?: string;
  /** The ETag tells all that can change in the reply, so a read may be answered with 304. */
  readonly conditional?: true;
  /** Names of the headers that the representation sets, for the contract. */
  readonly headers?: readonly ('ETag' | 'Location' | 'Link' | 'Idempotency-Replayed')[];
  /** `at` names the request, for problems inside a reply. */
  readonly of: (value: Value, at: ProblemAt) => Representation;
};

export type OperationOf<
  Path extends PathParameters,
  Query extends z.ZodMiniType,
  Body extends z.ZodMiniType,
  Position,
  Uses extends keyof Ports,
  Asked,
  Value,
  Refused extends { readonly kind: ProblemCode },
> = Common & {
  readonly kind: 'use-case';
  readonly access: Access;
  readonly command?: Command;
  readonly request: {
    readonly path?: Path;
    readonly query?: Query;
    readonly body?: Body;
    readonly cursor?: Cursor<Position>;
    /** `application/json` unless said. */
    readonly mediaTypes?: readonly string[];
    /** A body may be left out: it is then read as an empty object. */
    readonly bodyMayBeMissing?: true;
    readonly example?: unknown;
  };
  readonly asked: (request: {
    readonly path: Read<Path>;
    readonly query: z.output<Query>;
    readonly body: z.output<Body>;
    readonly after: Position | undefined;
    readonly caller: Caller;
  }) => NoInfer<Asked>;
  readonly reply: OperationReply<Value>;
  /** The HTTP status of every refusal of the use case: a missing or an invented one does not compile. */
  readonly refusals: { readonly [Kind in Refused['kind']]: RefusalStatus };
  readonly useCase: UseCase<Uses, Asked, Value, Refused>;
};

/** A file that is shipped with the service, by name. */
export type Asset = (name: string) => Uint8Array | undefined;

/** A page of the service itself: no caller, no ports. Undefined: there is no such page. */
export type Page = Common & {
  readonly kind: 'page';
  readonly mediaTypes: readonly string[];
  readonly parameter?: { readonly name: string; readonly description: string; readonly example: string };
  /** The files that `content` asks for: they are shipped with the page's function. */
  readonly assets?: readonly string[];
  readonly content: (asset: Asset, parameter: string) => PlainReply | undefined;
};

/**
 * Any operation that runs a use case, as the router, the contract and the deployment see it. What the type parameters
 * said is checked where the operation is declared; from here on its values only meet each other.
 */
export type UseCaseOperation = Common & {
  readonly kind: 'use-case';
  readonly access: Access;
  readonly command?: Command;
  readonly request: {
    readonly path?: PathParameters;
    readonly query?: z.ZodMiniType;
    readonly body?: z.ZodMiniType;
    readonly cursor?: Cursor<unknown>;
    /** `application/json` unless said. */
    readonly mediaTypes?: readonly string[];
    /** A body may be left out: it is then read as an empty object. */
    readonly bodyMayBeMissing?: true;
    readonly example?: unknown;
  };
  readonly asked: (request: never) => unknown;
  readonly reply: Omit<OperationReply<never>, 'of'> & { readonly of: (value: never, at: ProblemAt) => Representation };
  readonly refusals: Readonly<Partial<Record<ProblemCode, RefusalStatus>>>;
  readonly useCase: {
    readonly uses: readonly (keyof Ports)[];
    readonly with: (ports: never) => Run<never, unknown, { readonly kind: ProblemCode }>;
  };
};
export type Operation = UseCaseOperation | Page;

/** Declares an operation; its price is one helper with many type parameters, and no second one like it. */
export const defineOperation = <
  const Path extends PathParameters,
  Uses extends keyof Ports,
  Asked,
  Value,
  Refused extends { readonly kind: ProblemCode },
  Query extends z.ZodMiniType = z.ZodMiniType<unknown>,
  Body extends z.ZodMiniType = z.ZodMiniType<unknown>,
  Position = unknown,
>(
  operation: Omit<OperationOf<Path, Query, Body, Position, Uses, Asked, Value, Refused>, 'kind'>,
): UseCaseOperation => ({ kind: 'use-case', ...operation });

export const definePage = (page: Omit<Page, 'kind' | 'method'>): Page => ({ kind: 'page', method: 'GET', ...page });

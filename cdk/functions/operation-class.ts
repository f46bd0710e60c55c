import { grants } from '#adapters/dynamodb/grants';
import { acceptedScopes, type Operation } from '#adapters/http/operation';
import type { Scope } from '#domain/access/caller';
import { callsOutside, isBatch } from '#infrastructure/time-limits';

/** The class of an operation sets its size, its rate and its reserved concurrency. */
export const operationClasses = ['read', 'write', 'call', 'batch', 'page'] as const;
export type OperationClass = (typeof operationClasses)[number];

const writing = /^dynamodb:(Put|Update|Delete)Item$/;

/** A port that may write makes a write. */
export const classOf = (operation: Operation): OperationClass => {
  if (operation.kind === 'page') return 'page';
  if (isBatch(operation)) return 'batch';
  if (callsOutside(operation)) return 'call';
  const writes = operation.useCase.uses.some((port) => grants[port].table.some((action) => writing.test(action)));
  return writes ? 'write' : 'read';
};

/** The scopes of which the gateway requires one; undefined for a public operation. */
export const scopesOf = (operation: Operation): readonly Scope[] | undefined =>
  operation.kind === 'page' || operation.access === 'public' ? undefined : acceptedScopes(operation.access);

import { grants } from '#adapters/dynamodb/grants';
import type { Operation } from '#adapters/http/operation';
import type { Scope } from '#domain/access/caller';

/** How an operation is sized, throttled and kept to its places. */
export const operationClasses = ['read', 'write', 'batch', 'page'] as const;
export type OperationClass = (typeof operationClasses)[number];

const writing = /^dynamodb:(Put|Update|Delete)Item$/;

/** By what the operation is: its id says that it takes many at once, its ports whether they write. */
export const classOf = (operation: Operation): OperationClass => {
  if (operation.kind === 'page') return 'page';
  if (/^batch[A-Z]/.test(operation.id)) return 'batch';
  const writes = operation.useCase.uses.some((port) => grants[port].table.some((action) => writing.test(action)));
  return writes ? 'write' : 'read';
};

/** The scope that the gateway demands; none where anybody may call. */
export const scopeOf = (operation: Operation): Scope | undefined =>
  operation.kind === 'page' || operation.access === 'public' ? undefined : operation.access.scope;

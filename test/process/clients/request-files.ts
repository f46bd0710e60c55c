import { readFileSync } from 'node:fs';
import type { UseCaseOperation } from '#adapters/http/operation';
import { operations } from '#adapters/http/operations/registry';
import type { Sent } from '#test/process/clients/http-file';

export const textOf = (file: string): string =>
  readFileSync(new URL(`../../../clients/${file}`, import.meta.url), 'utf8');
export const useCases = operations.filter((operation): operation is UseCaseOperation => operation.kind === 'use-case');

/** The operation of a request: a path with fewer parameters is tried first. */
const operationOf = ({ method, path }: Sent): string | undefined => {
  const matches = useCases.filter(
    (operation) =>
      operation.method === method && new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  const parameters = (operation: UseCaseOperation) => operation.path.split('{').length;
  return matches.sort((left, right) => parameters(left) - parameters(right))[0]?.id;
};

export const failed = (sent: readonly Sent[]): readonly string[] =>
  sent
    .filter(({ status }) => status < 200 || status > 299)
    .map(
      ({ name, method, path, status, text }) =>
        `${name}: ${method} ${path} → ${status} ${text}. Name what has to precede it in scripts/contract/prerequisites.ts, ` +
        `such as ${name.replace(/\d+$/, '')}: ['placeOrder', 'confirmOrder'], then: npm run openapi`,
    );

export const missing = (sent: readonly Sent[], expected = useCases): readonly string[] => {
  const reached = new Set(sent.map(operationOf));
  // Only a provider can sign the others.
  const sendable = expected.filter(({ request }) => request.unread === undefined);
  return sendable
    .map(({ id }) => id)
    .filter((id) => !reached.has(id))
    .map((id) => `no request for ${id}: npm run openapi`);
};

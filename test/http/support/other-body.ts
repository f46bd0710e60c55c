import type { UseCaseOperation } from '#adapters/http/operation';
import { kindOf, schemaOf } from '#test/http/support/schemas';

const othersThan = (value: unknown): readonly unknown[] => {
  if (typeof value === 'string') return [`${value} too`, `${value}2`];
  if (typeof value === 'number') return [value + 1, value - 1];
  return typeof value === 'boolean' ? [!value] : [];
};

/**
 * The change that turns the example of an operation into another valid body: one field with another value. Null if the
 * operation accepts only one body. Throws if the schema shows no other body: then a table has to provide one.
 */
export const otherBodyOf = ({ id, request: { body, example } }: UseCaseOperation): object | null => {
  if (body === undefined || Object.keys(kindOf(schemaOf(body), example).properties ?? {}).length === 0) return null;
  const given = example as Readonly<Record<string, unknown>>;
  const changed = Object.entries(given)
    .flatMap(([name, value]) => othersThan(value).map((other) => ({ [name]: other })))
    .find((other) => body.safeParse({ ...given, ...other }).success);
  if (changed === undefined)
    throw new Error(`add another body of ${id} to otherBodies in test/http/edge/idempotency.test.ts`);
  return changed;
};

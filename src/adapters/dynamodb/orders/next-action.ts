import { field, recordCodec } from '#adapters/dynamodb/engine/record';
import { faulty, isMap, type Parse, text } from '#adapters/dynamodb/engine/stored';
import { numberedId } from '#adapters/dynamodb/orders/changes/event-codec';
import type { AwaitedAction, NextAction } from '#domain/payments/next-action';

/** Each type of action has a letter of its own for what it holds. */
const packAction = (action: NextAction) =>
  action.type === 'redirect' ? { u: action.url } : { s: action.clientSecret };

const parseAction: Parse<NextAction> = (stored, path) => {
  if (!isMap(stored)) return faulty(path, 'a map');
  const [[letter, value] = [], ...more] = Object.entries(stored);
  if (more.length === 0 && letter === 'u') return { type: 'redirect', url: text(value, `${path}.u`) };
  if (more.length === 0 && letter === 's') return { type: 'provider', clientSecret: text(value, `${path}.s`) };
  return faulty(path, 'an action');
};

/** The action that a payment waits for. */
export const nextAction = recordCodec<AwaitedAction>({
  operationId: numberedId('o', 'op_'),
  action: field('a', parseAction, packAction),
});

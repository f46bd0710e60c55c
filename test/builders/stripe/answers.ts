import type { FormMap } from '#test/builders/stripe/form';
import { type FakeIntent, intentObject } from '#test/builders/stripe/objects';

export type FakeAnswer = { readonly status: number; readonly body: unknown };

export const errorOf = (status: number, error: Readonly<Record<string, unknown>>): FakeAnswer => ({
  status,
  body: { error: { message: 'refused by the fake of Stripe', ...error } },
});
export const invalid = (code: string, status = 400): FakeAnswer =>
  errorOf(status, { type: 'invalid_request_error', code });
export const missing: FakeAnswer = invalid('resource_missing', 404);

export const mapIn = (params: FormMap, name: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typeof params[name] === 'object' ? params[name] : {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
export const textIn = (params: FormMap, name: string): string | undefined => {
  const value = params[name];
  return typeof value === 'string' ? value : undefined;
};
const isExpanded = (params: FormMap): boolean =>
  Object.values(mapIn(params, 'expand')).some((name) => name.endsWith('latest_charge'));

export const bodyOf = (intent: FakeIntent, params: FormMap) => intentObject(intent, isExpanded(params));
export const intentAnswer = (intent: FakeIntent, params: FormMap): FakeAnswer => ({
  status: 200,
  body: bodyOf(intent, params),
});
export const wrongState = (intent: FakeIntent): FakeAnswer =>
  errorOf(400, {
    type: 'invalid_request_error',
    code: 'payment_intent_unexpected_state',
    payment_intent: intentObject(intent, false),
  });

/** A page of a list that begins with the newest. */
export const pageOf = <Item extends { readonly id: string }>(
  items: readonly Item[],
  params: FormMap,
  form: (item: Item) => unknown,
): FakeAnswer => {
  const after = textIn(params, 'starting_after');
  const rest = after === undefined ? items : items.slice(items.findIndex(({ id }) => id === after) + 1);
  const page = rest.slice(0, Number(textIn(params, 'limit') ?? 10));
  return { status: 200, body: { object: 'list', data: page.map(form), has_more: page.length < rest.length, url: '/' } };
};

import { expect, test } from '@jest/globals';
import { isTransient } from '#adapters/dynamodb/engine/transient';
import { nameOfFault } from '#infrastructure/bounded-calls';

const answer = (name: string, httpStatusCode: number, more: object = {}) =>
  Object.assign(new Error('no answer of the database'), { name, $metadata: { httpStatusCode }, ...more });

test.each([
  ['a page of a gateway', answer('SyntaxError', 502, { $response: {} }), 'HTTP502'],
  ['a page instead of an answer', answer('SyntaxError', 200, { $response: {} }), 'HTTP200'],
  ['a redirect', answer('Unknown', 302), 'Unknown'],
  ['no HTTP', Object.assign(new Error('Parse Error'), { code: 'HPE_INVALID_CONSTANT' }), 'HPE_INVALID_CONSTANT'],
  ['a throttle', answer('ThrottlingException', 400), 'ThrottlingException'],
])('%s is an outage with a name', (_, error, name) => {
  expect([isTransient(error), nameOfFault(error)]).toEqual([true, name]);
});

test.each([
  ['a faulty item of ours', new SyntaxError('Unexpected token')],
  ['a refused permission', answer('AccessDeniedException', 400)],
])('%s is none', (_, error) => expect(isTransient(error)).toBe(false));

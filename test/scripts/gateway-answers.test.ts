import { describe, expect, test } from '@jest/globals';
import { gatewayAnswers } from '#cdk/api/gateway-answers';
import { gatewayAnswerIn } from '#test/http/remote/gateway';
import { expectProblem } from '#test/http/support/problems';

const reply = (status: number, body: object, headers: Readonly<Record<string, string>> = {}) => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
  json: { ...body },
});
const unauthorized = reply(401, { message: 'Unauthorized' });

describe('an answer of the gateway', () => {
  const declared = gatewayAnswers.flatMap(({ http, code }) => (http === undefined ? [] : [[code, http] as const]));
  test.each(declared)('instead of %s is recognized by its message', (code, { status, message }) => {
    expect(gatewayAnswerIn(reply(status, { message }))).toEqual({
      said: `${status} ${message}`,
      insteadOf: expect.arrayContaining([code]),
    });
  });

  test('with another message or status, or of the service, is not recognized', () => {
    expect(gatewayAnswerIn(reply(401, { message: 'Go away' }))).toBeUndefined();
    expect(gatewayAnswerIn(reply(200, { message: 'Unauthorized' }))).toBeUndefined();
    expect(gatewayAnswerIn(reply(401, { message: 'Unauthorized', more: 1 }))).toBeUndefined();
    expect(gatewayAnswerIn(reply(401, { message: 'Unauthorized' }, { 'x-request-id': 'r' }))).toBeUndefined();
    const problem = { 'content-type': 'application/problem+json' };
    expect(gatewayAnswerIn(reply(401, { message: 'Unauthorized' }, problem))).toBeUndefined();
  });

  test('replaces the declared refusals, and no others', () => {
    const ofGateway = gatewayAnswerIn(unauthorized);
    if (ofGateway === undefined) throw new Error('401 is declared');
    const answer = { ...unauthorized, ofGateway };
    expectProblem(answer, { status: 401, code: 'unauthenticated' });
    expectProblem(answer, { status: 401, code: 'token-expired' });
    expect(() => expectProblem(answer, { status: 403, code: 'insufficient-scope' })).toThrow('insufficient-scope');
    expect(() => expectProblem(unauthorized, { status: 401, code: 'unauthenticated' })).toThrow('unauthenticated');
  });
});

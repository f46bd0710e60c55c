import { expect } from '@jest/globals';
import type { ProblemCode } from '#adapters/http/problem-catalog';
import { answerExcused } from '#test/http/remote/inside';
import type { Answer } from '#test/http/support/call';

/**
 * Whether the gateway answered instead of the service, so that only the declared answer of the gateway can be expected.
 * With a code: the code that the service would have returned. Excused answers are counted.
 */
export const excused = ({ ofGateway }: Answer, code?: ProblemCode): boolean => {
  if (ofGateway === undefined) return false;
  if (code !== undefined) expect(ofGateway.insteadOf).toContain(code);
  answerExcused(`${ofGateway.said}${code === undefined ? '' : `, not ${code}`}`);
  return true;
};

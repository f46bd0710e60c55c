import { expect } from '@jest/globals';
import type { ProblemCode } from '#adapters/http/problem-catalogue';
import { answerExcused } from '#test/http/remote/inside';
import type { Answer } from '#test/http/support/call';

/**
 * Whether the gateway answered before the service could, in which case it cannot be asked for more than what is declared
 * of that; with a code: where the service would have said this. Counted.
 */
export const excused = ({ ofGateway }: Answer, code?: ProblemCode): boolean => {
  if (ofGateway === undefined) return false;
  if (code !== undefined) expect(ofGateway.insteadOf).toContain(code);
  answerExcused(`${ofGateway.said}${code === undefined ? '' : `, not ${code}`}`);
  return true;
};

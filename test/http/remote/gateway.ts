import type { ProblemCode } from '#adapters/http/problem-catalog';
import { gatewayAnswers } from '#cdk/api/gateway-answers';

/** An answer of the gateway, and the codes that the service might have returned instead. */
export type OfGateway = { readonly said: string; readonly insteadOf: readonly ProblemCode[] };

type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** JSON with one member. An emulator may write it with a space. */
const isBody = (body: string, message: string): boolean => body.replace('": "', '":"') === JSON.stringify({ message });

/** The declared answer of the gateway that this is. Undefined: the answer is the service's, or not declared. */
export const gatewayAnswerIn = ({ status, headers, body }: Reply): OfGateway | undefined => {
  if (headers['content-type'] !== 'application/json' || 'x-request-id' in headers) return undefined;
  const fitting = gatewayAnswers.filter(({ http }) => http?.status === status && isBody(body, http.message));
  const [first] = fitting;
  return first && { said: `${status} ${first.http?.message}`, insteadOf: fitting.map(({ code }) => code) };
};

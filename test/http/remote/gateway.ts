import type { ProblemCode } from '#adapters/http/problem-catalogue';
import { gatewayAnswers } from '#cdk/api/gateway-answers';

/** An answer of the gateway's own, and all that the service might have said instead. */
export type OfGateway = { readonly said: string; readonly insteadOf: readonly ProblemCode[] };

type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** JSON of one member, which an emulator may write with a space. */
const isBody = (body: string, message: string): boolean => body.replace('": "', '":"') === JSON.stringify({ message });

/** Whether it is an answer that is declared of the gateway; undefined: it is the service's own, or nobody's. */
export const gatewayAnswerIn = ({ status, headers, body }: Reply): OfGateway | undefined => {
  if (headers['content-type'] !== 'application/json' || 'x-request-id' in headers) return undefined;
  const fitting = gatewayAnswers.filter(({ http }) => http?.status === status && isBody(body, http.message));
  const [first] = fitting;
  return first && { said: `${status} ${first.http?.message}`, insteadOf: fitting.map(({ code }) => code) };
};

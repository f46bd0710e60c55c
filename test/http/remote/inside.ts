/** Where a running service is to be tested instead of one inside this process: its base URLs, asked in turn. */
export const remoteUrls: readonly string[] = (process.env.ACCEPTANCE_URLS ?? '').split(/[\s,]+/).filter(Boolean);
export const isRemote = remoteUrls.length > 0;

/** Where tokens come from when the service itself gives none; empty: it does. */
export const tokenDesk: string = process.env.ACCEPTANCE_TOKENS ?? '';
/** Whether an API Gateway stands before the service, which answers some requests itself. */
export const isBehindGateway = process.env.ACCEPTANCE_GATEWAY === '1';

/** What the environment of the acceptance (environment.mjs) offers to the tests of a file. */
type Noting = {
  readonly noteLeftOut?: (reason: string) => void;
  readonly noteExcused?: (reason: string) => void;
};

/** A case that looks at the inside of the process, while the service runs elsewhere. The environment counts it apart. */
class LeftOut extends Error {
  override readonly name = 'LeftOut';
}

export const leaveOut = (reason: string): never => {
  throw new LeftOut(reason);
};

/** First in a test, or before the part of it, that needs what only the process itself has. */
export const inside = (reason: string): void => {
  if (isRemote) leaveOut(reason);
};

/** For one assertion that cannot be made from outside, in a test that goes on. */
export const assertionLeftOut = (reason: string): void => (globalThis as Noting).noteLeftOut?.(reason);

/** For an answer that was the gateway's own, where it was compared with what is declared of that. */
export const answerExcused = (reason: string): void => (globalThis as Noting).noteExcused?.(reason);

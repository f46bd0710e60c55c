/** The base URLs of a running service to test, used in turn. Empty: the service runs inside this process. */
export const remoteUrls: readonly string[] = (process.env.ACCEPTANCE_URLS ?? '').split(/[\s,]+/).filter(Boolean);
export const isRemote = remoteUrls.length > 0;

/** The URL that issues tokens. Empty: the service itself does. */
export const tokenDesk: string = process.env.ACCEPTANCE_TOKENS ?? '';
/** Whether the service is behind an API Gateway, which answers some requests itself. */
export const isBehindGateway = process.env.ACCEPTANCE_GATEWAY === '1';

/** The offer of the acceptance environment (environment.mjs) to the tests of a file. */
type Noting = {
  readonly noteLeftOut?: (reason: string) => void;
  readonly noteExcused?: (reason: string) => void;
};

/** A case that needs the inside of the process, while the service is remote. The environment counts it separately. */
class LeftOut extends Error {
  override readonly name = 'LeftOut';
}

export const leaveOut = (reason: string): never => {
  throw new LeftOut(reason);
};

/** Call it before the part of a test that needs the inside of the process. */
export const inside = (reason: string): void => {
  if (isRemote) leaveOut(reason);
};

/** For one assertion that needs the inside of the process, in a test that continues. */
export const assertionLeftOut = (reason: string): void => (globalThis as Noting).noteLeftOut?.(reason);

/** For an answer of the gateway that was compared with its declaration. */
export const answerExcused = (reason: string): void => (globalThis as Noting).noteExcused?.(reason);

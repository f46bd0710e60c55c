/** What differs between one deployment and another. */
export type Stage = {
  /** Part of every name, so that stages share an account without meeting. */
  readonly name: string;
  /** Where the shop's pages are: what browsers may call from, and where a sign-in may return to. */
  readonly webOrigins: readonly string[];
  /** What the gateway lets through, over all callers. */
  readonly throttle: { readonly requestsPerSecond: number; readonly burst: number };
};

/** As long as a shop has no address, its pages are on a developer's machine. */
const developmentOrigin = 'http://localhost:5173';

const namePattern = /^[a-z][a-z0-9-]{1,19}$/;
const originPattern = /^(https:\/\/[a-z0-9.-]+(:\d+)?|http:\/\/localhost(:\d+)?)$/;

/** Reads `-c stage=dev` and `-c webOrigins=https://a.example,https://b.example`. */
export const stageFrom = (context: (name: string) => unknown): Stage => {
  const name = String(context('stage') ?? 'dev');
  if (!namePattern.test(name)) throw new Error(`stage ${name}: a name is 2 to 20 of a-z, 0-9 and -, a letter first`);
  const webOrigins = String(context('webOrigins') ?? developmentOrigin).split(',');
  const faulty = webOrigins.find((origin) => !originPattern.test(origin));
  if (faulty !== undefined) throw new Error(`webOrigins: ${faulty} is not https://host or http://localhost:port`);
  return { name, webOrigins, throttle: { requestsPerSecond: 200, burst: 400 } };
};

import { type Profiler, Session } from 'node:inspector/promises';
import type { Piece } from '#test/bench/rounds';

/** Whose code the processor ran: a package, this project, or what Node itself does. */
export type Share = { readonly owner: string; readonly ms: number };
export type Profiled = { readonly work: string; readonly shares: readonly Share[] };

const intervalMicros = 200;

const ownerOf = ({ functionName, url }: Profiler.ProfileNode['callFrame']): string => {
  const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)(?!.*node_modules)/.exec(url) ?? [];
  if (name !== undefined) return /^@(smithy|aws-sdk|aws)\//.test(name) ? 'the AWS SDK' : name;
  if (url.includes('/src/')) return 'this project';
  if (url.includes('/test/')) return 'the benchmark';
  return functionName === '(garbage collector)' ? 'garbage collection' : 'Node';
};

/** Samples taken while nothing was done: the engine was waited for. */
const idle = new Set(['(idle)', '(program)']);

/** Processor time per call by whose code ran, the dearest first. Only this process's own thread is seen. */
export const profiled = async ({ prepare, call }: Piece, calls: number): Promise<readonly Share[]> => {
  await prepare?.(calls);
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: intervalMicros });
  await session.post('Profiler.start');
  for (let count = 0; count < calls; count += 1) await call();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  const { nodes, samples = [], timeDeltas = [] } = profile;
  const byId = new Map(nodes.map((node) => [node.id, node.callFrame]));
  const shares = new Map<string, number>();
  for (const [index, id] of samples.entries()) {
    const frame = byId.get(id);
    if (frame === undefined || idle.has(frame.functionName)) continue;
    const owner = ownerOf(frame);
    shares.set(owner, (shares.get(owner) ?? 0) + (timeDeltas[index] ?? 0) / 1_000 / calls);
  }
  return [...shares].map(([owner, ms]) => ({ owner, ms })).sort((left, right) => right.ms - left.ms);
};

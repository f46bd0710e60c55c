/** The fields of a replay: wall times of the shop, such as 2026-11-30T08:00. Empty: since the endpoint exists, and until now. */
export type SpanDraft = { readonly from: string; readonly to: string };

/** A span as the service takes it. */
export type Span = { readonly from?: string; readonly to?: string };

/** The wall time of an instant in a time zone, as if it were UTC. */
const wallAt = (at: number, timeZone: string): number => {
  const format = new Intl.DateTimeFormat('en', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  });
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return Date.parse(`${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}.000Z`);
};

/**
 * The instant of a wall time in a time zone; undefined: it is none. In the hour that comes twice when summer time ends, it is
 * the first, so that a replay rather begins too early. In the hour that is skipped, the time of before goes on.
 */
export const instantOf = (wall: string, timeZone: string): string | undefined => {
  const asUtc = Date.parse(`${wall}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  // The offset changes at most once within a day, so those of the day before and after are all that count.
  const day = 86_400_000;
  const offsets = [asUtc - day, asUtc + day].map((at) => wallAt(at, timeZone) - at);
  const candidates = offsets.map((offset) => asUtc - offset);
  const exact = candidates.filter((at) => wallAt(at, timeZone) === asUtc);
  return new Date(Math.min(...(exact.length > 0 ? exact : candidates.slice(0, 1)))).toISOString();
};

export const spanOf = ({ from, to }: SpanDraft, timeZone: string): Span => {
  const [begin, end] = [instantOf(from, timeZone), instantOf(to, timeZone)];
  return { ...(begin === undefined ? {} : { from: begin }), ...(end === undefined ? {} : { to: end }) };
};

/** The part of a span that is done, from 0 to 1. `reached`: null: all of it. */
export const partOf = (span: { readonly from: string; readonly to: string }, reached: string | null): number => {
  const [from, to] = [Date.parse(span.from), Date.parse(span.to)];
  if (reached === null || to <= from) return 1;
  return Math.min(1, Math.max(0, (Date.parse(reached) - from) / (to - from)));
};

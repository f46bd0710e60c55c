// The files of an audit: events as anybody stored them, and journals as an export wrote them.
import { type Anchor, dateOf, type Head, noteHead } from '#domain/audit/anchor';
import { auditedText } from '#domain/audit/chain';
import { minutes } from '#domain/instant';
import { FaultyFile, linesOf } from '../transfer/lines';
import { isFields } from '../transfer/row';
import type { Journal, Published, PublishedEvents, Span } from './compare';

const pathOfOrders = '/v1/orders/';

/** The events of a file. An event is remembered as text, which takes a third of the memory. */
export type EventsFile = {
  readonly events: number;
  readonly orders: ReadonlySet<string>;
  readonly of: (order: string) => PublishedEvents;
  /** The events of which the file has two copies that differ. */
  readonly conflicts: readonly { readonly order: string; readonly sequence: number }[];
  readonly anchors: readonly Anchor[];
  /** The heads of each day, by its date. */
  readonly days: ReadonlyMap<string, ReadonlyMap<string, Head>>;
  readonly span: Span;
};

const parsed = (file: string, number: number, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new FaultyFile(`${file}, line ${number}: it is not JSON`);
  }
};

const isEvent = (value: unknown): value is Published =>
  isFields(value) && ['id', 'source', 'type', 'time'].every((name) => typeof value[name] === 'string');

const isAnchor = (data: unknown): data is Anchor =>
  isFields(data) && typeof data.date === 'string' && typeof data.hash === 'string';

/** The compared members of an event, as text. */
const textOf = ({ id, source, type, time, sequence, data, audithash }: Published): string =>
  JSON.stringify({ id, source, type, time, sequence, data, audithash });

/** An event of the last moment may have been published a little later than others. */
const notYetPublished = minutes(1);

const collecting = () => {
  const byOrder = new Map<string, Map<number, string>>();
  const days = new Map<string, Map<string, Head>>();
  const anchors: Anchor[] = [];
  const conflicts: { order: string; sequence: number }[] = [];
  let [since, until, anchoredUntil, events] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0];
  const addAnchor = (event: Published, anchor: Anchor): void => {
    anchors.push(anchor);
    // An anchored day is over: the file has the last moments of it, too.
    anchoredUntil = Math.max(anchoredUntil, Date.parse(event.time) - 1);
  };
  const addEvent = (event: Published, sequence: number): void => {
    const order = event.source.slice(pathOfOrders.length);
    const known = byOrder.get(order) ?? new Map<number, string>();
    byOrder.set(order, known);
    const before = known.get(sequence);
    if (before === undefined) {
      known.set(sequence, textOf(event));
      events += 1;
    } else if (isOther(JSON.parse(before), event)) conflicts.push({ order, sequence });
    const date = dateOf(event.time);
    const heads = days.get(date) ?? new Map<string, Head>();
    days.set(date, heads);
    noteHead(heads, event);
    // An export has the deletions of its orders that came later, and nothing else of that time.
    if (event.type === 'order.deleted') return;
    since = Math.min(since, Date.parse(event.time));
    until = Math.max(until, Date.parse(event.time));
  };
  return {
    add: (event: Published): void => {
      if (event.type === 'audit.anchored' && isAnchor(event.data)) addAnchor(event, event.data);
      if (event.source.startsWith(pathOfOrders) && event.sequence !== undefined) addEvent(event, event.sequence);
    },
    file: (): EventsFile => ({
      events,
      orders: new Set(byOrder.keys()),
      of: (order) =>
        new Map([...(byOrder.get(order) ?? [])].map(([sequence, text]) => [sequence, JSON.parse(text) as Published])),
      conflicts,
      anchors,
      days,
      span: { since, until: Math.max(until - notYetPublished, anchoredUntil) },
    }),
  };
};

/** A thin copy of an event says less, and the copy of an older release has no hash. */
const isOther = (known: Published, event: Published): boolean => {
  if (known.audithash !== undefined && event.audithash !== undefined && known.audithash !== event.audithash)
    return true;
  return known.data !== undefined && event.data !== undefined && auditedText(known) !== auditedText(event);
};

/** @throws FaultyFile with the line that is no event */
export const readEvents = async (file: string): Promise<EventsFile> => {
  const collected = collecting();
  for await (const { number, text } of linesOf(file)) {
    if (text.trim() === '') continue;
    const event = parsed(file, number, text);
    if (!isEvent(event)) throw new FaultyFile(`${file}, line ${number}: it is no CloudEvent`);
    collected.add(event);
  }
  return collected.file();
};

/** The journals of a file, one after the other. @throws FaultyFile with the line that is none */
export async function* readJournals(file: string): AsyncGenerator<Journal & { readonly order: string }> {
  for await (const { number, text } of linesOf(file)) {
    if (text.trim() === '') continue;
    const row = parsed(file, number, text);
    const isJournal = isFields(row) && typeof row.order === 'string' && Array.isArray(row.events);
    if (!isJournal || !(row.events as readonly unknown[]).every(isEvent))
      throw new FaultyFile(`${file}, line ${number}: it is no order with its events`);
    yield { order: String(row.order), imported: row.imported === true, events: row.events as Journal['events'] };
  }
}

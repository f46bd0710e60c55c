// Writes the files of an audit, and compares them.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createTablePorts } from '#adapters/dynamodb/all-ports';
import { checkedSchedule } from '#adapters/dynamodb/orders/shards';
import { systemClock } from '#adapters/system/clock';
import { systemSha256 } from '#adapters/system/sha256';
import type { Feed } from '#application/ports';
import { startOfDay } from '#domain/audit/anchor';
import { feedKeptFor } from '#domain/events/feed';
import { days, type Instant } from '#domain/instant';
import { type Day, parseDay } from '#domain/reports/day';
import { configurationFrom } from '#infrastructure/configuration';
import { needsOfPorts } from '#infrastructure/needs';
import { systemPace } from '#infrastructure/pace';
import { CannotRun, command, UsageError } from '../command.mjs';
import '../quiet-sdk.mjs';
import { type Days, orderLines, publishedIn } from './audit/export-audit';
import { verify } from './audit/verify';
import { type Target, type TargetFlags, targetLines, targetOf, targetOptions } from './targets';
import { type Output, openOutput } from './transfer/output';
import { createMeter, lineOnTerminal, mostMemory } from './transfer/progress';

const usage = `Usage: npm run audit -- export --stage dev | --endpoint URL | --data DIR --file DIR [--from DATE] [--to DATE]
       npm run audit -- verify --orders FILE --events FILE

export writes two files of JSON Lines into a folder: orders.jsonl, the journal of each order that changed in these days, and
events.jsonl, the events of orders and the anchors that the feed has of them. They have no personal data. It reads the whole
table once and changes nothing; the service runs meanwhile. Uses the credentials and the region of your shell for a stage.

verify needs no table and no network. It computes the hashes of each order anew and compares them with those that were published,
and the anchors with the events of their days. It prints the first difference of each order: an event that was altered, removed or
added. --events takes the events that a receiver stored, too: one CloudEvent in a line, of every type (docs/audit.md).

Options
${targetLines}
  --file DIR        export: the folder of the two files
  --from DATE       export: the first day of UTC, such as 2026-11-01 (default: the first whole day of the feed)
  --to DATE         export: the last day of UTC (default: today)
  --orders FILE     verify: the journals
  --events FILE     verify: the published events and anchors
  -h, --help        this text

Exit code 0: done, no difference; 1: differences, or it failed; 2: wrong options; 3: a file or the table is not there, or the embedded
engine is missing; 130: interrupted.`;

type Text = { readonly [Name in 'file' | 'from' | 'to' | 'orders' | 'events']?: string | undefined };
type Flags = TargetFlags & Text;

const given = (flags: Text, name: keyof Text): string => {
  const value = flags[name];
  if (value === undefined) throw new UsageError(`--${name} is missing`);
  return value;
};

// ── Export ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const midnightOf = (name: string, text: string): Instant => {
  const day: Day | undefined = parseDay(text);
  if (day === undefined) throw new UsageError(`--${name} ${text} is not a day. Give one such as 2026-11-01`);
  return Date.parse(`${day}T00:00:00.000Z`);
};

/** The feed loses its oldest day while it is read, so the first whole day is the one after it. */
const daysIn = ({ from, to }: Text, now: Instant): Days => {
  const earliest = startOfDay(now - feedKeptFor) + days(1);
  const begin = from === undefined ? earliest : midnightOf('from', from);
  const end = (to === undefined ? startOfDay(now) : midnightOf('to', to)) + days(1);
  if (begin >= end) throw new UsageError('--from is behind --to');
  if (begin < earliest)
    console.error(
      `the feed begins with ${new Date(earliest).toISOString().slice(0, 10)}: take the events of earlier days from where a receiver stored them`,
    );
  return { begin, end };
};

const partsAt = ({ client, variables }: Target): { readonly feed: Feed; readonly table: string } => {
  const { table = '', shards } = configurationFrom(variables, needsOfPorts(['feed']), () => {
    throw new Error('an audit needs no settings of the shop');
  });
  const stored = createTablePorts({
    place: { client, table },
    shards: checkedSchedule(shards),
    tagsOf: () => [],
    emailKeyOf: () => '',
    pace: systemPace,
    probesWrites: false,
  });
  return { feed: stored.feed(), table };
};

let outputs: readonly Output[] = [];

const writeFiles = async (target: Target, span: Days, [orders, events]: readonly [Output, Output]): Promise<number> => {
  const { feed, table } = partsAt(target);
  const meter = createMeter(systemClock.now, lineOnTerminal(process.stderr));
  let [faults, published] = [0, 0];
  for await (const step of orderLines({ client: target.client, table }, span)) {
    if ('leftOut' in step) {
      faults += 1;
      console.error(`left out: ${step.leftOut}`);
      continue;
    }
    await orders.write(`${JSON.stringify(step.line)}\n`);
    meter.note(undefined);
  }
  // After the orders: what they have was published meanwhile, but for the last moments.
  for await (const event of publishedIn(feed, span, systemClock.now())) {
    published += 1;
    await events.write(`${JSON.stringify(event)}\n`);
  }
  for (const each of [orders, events]) await each.finish();
  console.error(
    `${meter.rows()} orders, ${published} events and anchors, ${mostMemory()}${faults === 0 ? '' : `; ${faults} left out`}`,
  );
  return faults === 0 ? 0 : 1;
};

const runExport = async (flags: Flags): Promise<number> => {
  const folder = given(flags, 'file');
  const span = daysIn(flags, systemClock.now());
  const files = ['orders.jsonl', 'events.jsonl'].map((name) => join(folder, name));
  for (const file of files) if (existsSync(file)) throw new CannotRun(`${file} exists: choose another folder`);
  const target = await targetOf(flags);
  try {
    mkdirSync(folder, { recursive: true });
    const [orders, events] = [openOutput(files[0]), openOutput(files[1])] as const;
    outputs = [orders, events];
    return await writeFiles(target, span, [orders, events]);
  } catch (error) {
    for (const each of outputs) each.discard();
    throw error;
  } finally {
    await target.stop();
  }
};

// ── Verify ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const runVerify = async (flags: Flags): Promise<number> => {
  const files = { orders: given(flags, 'orders'), events: given(flags, 'events') };
  for (const file of Object.values(files)) if (!existsSync(file)) throw new CannotRun(`there is no file ${file}`);
  const print = lineOnTerminal(process.stderr);
  const meter = createMeter(systemClock.now, print);
  const { orders, events, published, unpublished, anchors, unanchored, differences } = await verify(
    systemSha256,
    files,
    () => meter.note(undefined),
  );
  print?.('');
  for (const difference of differences) console.log(difference);
  const compared = `${counted(orders, 'order')} with ${counted(events, 'event')}, ${counted(published, 'published event')}, ${counted(anchors, 'anchor')}`;
  console.log(`${compared}: ${counted(differences.length, 'difference')}`);
  if (unpublished > 0) console.error(`${counted(unpublished, 'event')} of these orders not in the file of events`);
  if (unanchored.length > 0)
    console.error(`${counted(unanchored.length, 'day')} without an anchor: ${unanchored.join(', ')}`);
  console.error(`${meter.summary()}, ${mostMemory()}`);
  return differences.length === 0 ? 0 : 1;
};

const actions: Readonly<Record<string, (flags: Flags) => Promise<number>>> = { export: runExport, verify: runVerify };

await command({
  usage,
  options: {
    ...targetOptions,
    file: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    orders: { type: 'string' },
    events: { type: 'string' },
  },
  allowPositionals: true,
  onInterrupt: () => {
    for (const each of outputs) each.discard();
  },
  run: (flags: Flags, names) => {
    const [name = ''] = names;
    const action = names.length === 1 && Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (action === undefined) throw new UsageError('give export or verify');
    return action(flags);
  },
});

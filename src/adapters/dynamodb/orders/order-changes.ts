import { field, fieldOrNull, type Packed, recordCodec } from '#adapters/dynamodb/engine/record';
import { faulty, hash, isMap, listOf, type Parse, packHash, text, whole } from '#adapters/dynamodb/engine/stored';
import { edits } from '#adapters/dynamodb/orders/changes/edits';
import type { EventCodecs } from '#adapters/dynamodb/orders/changes/event-codec';
import { fulfillment } from '#adapters/dynamodb/orders/changes/fulfillment';
import { holds } from '#adapters/dynamodb/orders/changes/holds';
import { lifecycle } from '#adapters/dynamodb/orders/changes/lifecycle';
import { payments } from '#adapters/dynamodb/orders/changes/payments';
import { placement } from '#adapters/dynamodb/orders/changes/placement';
import { returns } from '#adapters/dynamodb/orders/changes/returns';
import { updates } from '#adapters/dynamodb/orders/changes/updates';
import type { Actor } from '#domain/access/caller';
import type { Instant } from '#domain/instant';
import type { Cause, Change, EventData, OrderEvent } from '#domain/orders/events';

/** The layout of a stored change. A change of another layout is faulty. */
export const changeSchema = 1;

// ── Events ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Every event; a missing one does not compile. */
const codecs: EventCodecs<EventData> = {
  ...placement,
  ...lifecycle,
  ...edits,
  ...updates,
  ...holds,
  ...payments,
  ...fulfillment,
  ...returns,
};

const types = Object.keys(codecs) as (keyof EventData)[];
const typeOfCode: ReadonlyMap<string, keyof EventData> = new Map(types.map((type) => [codecs[type].code, type]));

const packEvent = <Type extends keyof EventData>({ type, data }: OrderEvent<Type>, placedAt: Instant): Packed =>
  codecs[type].pack(data, placedAt);

const parseEvent = (stored: unknown, path: string, placedAt: Instant): OrderEvent => {
  const code = text(isMap(stored) ? stored.y : undefined, `${path}.y`);
  const type = typeOfCode.get(code) ?? faulty(`${path}.y`, 'the code of an event');
  // The compiler does not see that the data is of this type.
  return { type, data: codecs[type].parse(stored, path, placedAt) } as OrderEvent;
};

// ── Changes ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Actors without data, by role. Staff are stored as `staff <id>`. */
const actors: { readonly [Role in Exclude<Actor['role'], 'staff'>]: Extract<Actor, { role: Role }> } = {
  customer: { role: 'customer' },
  system: { role: 'system' },
};

const staffActor = (id: string): Required<Extract<Actor, { role: 'staff' }>> => ({ role: 'staff', id });

const packActor = (actor: Actor): string => (actor.role === 'staff' ? `staff ${actor.id}` : actor.role);

/** Stored changes without the ids of members of staff, for whom they are not. */
export const withoutStaffIds = (stored: unknown, placeholder: string): unknown =>
  Array.isArray(stored)
    ? stored.map((change: unknown) =>
        isMap(change) && typeof change.a === 'string' && change.a.startsWith('staff ')
          ? { ...change, a: packActor(staffActor(placeholder)) }
          : change,
      )
    : stored;

const parseActor: Parse<Actor> = (stored, path) => {
  const actor = text(stored, path);
  if (actor.startsWith('staff ')) return staffActor(actor.slice('staff '.length));
  return Object.hasOwn(actors, actor) ? actors[actor as keyof typeof actors] : faulty(path, 'an actor');
};

/** A change whose command is that of an earlier change refers to it by its index: an outcome repeats nothing (money.md K2). */
type StoredChange = Pick<Change, 'at' | 'actor' | 'trace'> & {
  readonly [Field in keyof Cause]: string | null;
} & { readonly sameAs: number | null; readonly events: readonly unknown[] };

const storedChange = recordCodec<StoredChange>(
  {
    at: field('t', whole(Number.MIN_SAFE_INTEGER)),
    actor: field('a', parseActor, packActor),
    key: fieldOrNull('k', hash, packHash),
    fingerprint: fieldOrNull('f', hash, packHash),
    trace: fieldOrNull('w', hash, packHash),
    sameAs: fieldOrNull('r', whole()),
    events: field(
      'e',
      listOf((event) => event),
    ),
  },
  { z: changeSchema },
);

const isSameCommand = (left: Change, right: Change): boolean =>
  left.cause.key === right.cause.key &&
  left.cause.fingerprint === right.cause.fingerprint &&
  left.trace === right.trace;

/** `before`: the changes before this one. */
export const packChange = (change: Change, placedAt: Instant, before: readonly Change[]): Packed => {
  const { at, actor, cause, trace, events } = change;
  const sameAs = before.findIndex((earlier) => isSameCommand(earlier, change));
  const command =
    sameAs < 0 ? { ...cause, trace, sameAs: null } : { key: null, fingerprint: null, trace: null, sameAs };
  const stored: Required<StoredChange> = {
    at: at - placedAt,
    actor,
    ...command,
    events: events.map((event) => packEvent(event, placedAt)),
  };
  return storedChange.pack(stored);
};

type Command = Pick<Change, 'cause' | 'trace'>;

const commandOf = (
  { key, fingerprint, trace, sameAs }: StoredChange,
  path: string,
  before: readonly Change[],
): Command => {
  if (sameAs !== null) {
    const earlier = before[sameAs];
    if (earlier === undefined || key !== null || fingerprint !== null || trace !== null)
      return faulty(`${path}.r`, 'the index of an earlier change, in place of a command');
    return { cause: earlier.cause, trace: earlier.trace };
  }
  if (key === null) return faulty(`${path}.k`, 'a text');
  if (fingerprint === null) return faulty(`${path}.f`, 'a text');
  return { cause: { key, fingerprint }, trace };
};

const parseChange = (value: unknown, path: string, placedAt: Instant, before: readonly Change[]): Required<Change> => {
  const stored = storedChange.parse(value, path);
  const [first, ...rest] = stored.events.map((event, index) => parseEvent(event, `${path}.e[${index}]`, placedAt));
  if (first === undefined) return faulty(`${path}.e`, 'a list of at least one event');
  const { cause, trace } = commandOf(stored, path, before);
  return { at: placedAt + stored.at, actor: stored.actor, cause, trace, events: [first, ...rest] };
};

/** The changes of an order that was placed at this time: at least one, each with at least one event. */
export const parseChanges =
  (placedAt: Instant): Parse<readonly [Change, ...Change[]]> =>
  (value, path) => {
    const changes: Change[] = [];
    listOf((change, place) => changes.push(parseChange(change, place, placedAt, changes)))(value, path);
    const [first, ...rest] = changes;
    if (first?.events[0].type !== 'order.placed') return faulty(path, 'a list that begins with a placement');
    return [first, ...rest];
  };

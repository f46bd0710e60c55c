import { field, fieldOrNull, type Packed, recordCodec } from '#adapters/dynamodb/engine/record';
import { faulty, hash, isMap, listOf, type Parse, packHash, text, whole } from '#adapters/dynamodb/engine/stored';
import type { EventCodecs } from '#adapters/dynamodb/orders/changes/event-codec';
import { fulfillment } from '#adapters/dynamodb/orders/changes/fulfillment';
import { holds } from '#adapters/dynamodb/orders/changes/holds';
import { lifecycle } from '#adapters/dynamodb/orders/changes/lifecycle';
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
  ...updates,
  ...holds,
  ...fulfillment,
  ...returns,
};

const types = Object.keys(codecs) as (keyof EventData)[];
const typeOfCode = new Map(types.map((type) => [codecs[type].code, type]));

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

const parseActor: Parse<Actor> = (stored, path) => {
  const actor = text(stored, path);
  if (actor.startsWith('staff ')) return staffActor(actor.slice('staff '.length));
  return Object.hasOwn(actors, actor) ? actors[actor as keyof typeof actors] : faulty(path, 'an actor');
};

type StoredChange = Omit<Change, 'cause' | 'events'> & Cause & { readonly events: readonly unknown[] };

const storedChange = recordCodec<StoredChange>(
  {
    at: field('t', whole(Number.MIN_SAFE_INTEGER)),
    actor: field('a', parseActor, packActor),
    key: field('k', hash, packHash),
    fingerprint: field('f', hash, packHash),
    trace: fieldOrNull('w', hash, packHash),
    events: field(
      'e',
      listOf((event) => event),
    ),
  },
  { z: changeSchema },
);

export const packChange = ({ at, actor, cause, trace, events }: Change, placedAt: Instant): Packed => {
  const change: Required<StoredChange> = {
    at: at - placedAt,
    actor,
    key: cause.key,
    fingerprint: cause.fingerprint,
    trace,
    events: events.map((event) => packEvent(event, placedAt)),
  };
  return storedChange.pack(change);
};

const parseChange = (value: unknown, path: string, placedAt: Instant): Required<Change> => {
  const { at, actor, key, fingerprint, trace, events } = storedChange.parse(value, path);
  const [first, ...rest] = events.map((event, index) => parseEvent(event, `${path}.e[${index}]`, placedAt));
  if (first === undefined) return faulty(`${path}.e`, 'a list of at least one event');
  return { at: placedAt + at, actor, cause: { key, fingerprint }, trace, events: [first, ...rest] };
};

/** The changes of an order that was placed at this time: at least one, each with at least one event. */
export const parseChanges =
  (placedAt: Instant): Parse<readonly [Change, ...Change[]]> =>
  (value, path) => {
    const [first, ...rest] = listOf((change, place) => parseChange(change, place, placedAt))(value, path);
    if (first?.events[0].type !== 'order.placed') return faulty(path, 'a list that begins with a placement');
    return [first, ...rest];
  };

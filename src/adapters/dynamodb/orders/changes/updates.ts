import { field, fieldOrNull, recordCodec } from '#adapters/dynamodb/engine/record';
import { faulty, type Parse, text } from '#adapters/dynamodb/engine/stored';
import { type EventCodecs, eventCodec } from '#adapters/dynamodb/orders/changes/event-codec';
import { privateFields } from '#adapters/dynamodb/orders/order-revisions';
import { country } from '#adapters/dynamodb/values';
import type { UpdateEvents } from '#domain/orders/events/updates';
import type { PrivateData } from '#domain/orders/private-data';
import type { Destination } from '#domain/tax';

type PrivateFields = UpdateEvents['order.updated']['fields'];

const names = Object.keys(privateFields) as (keyof PrivateData)[];
const nameOfLetter: ReadonlyMap<string, keyof PrivateData> = new Map(
  names.map((name) => [privateFields[name].letter, name]),
);

const packNames = (fields: PrivateFields): string => fields.map((name) => privateFields[name].letter).join('');

const parseNames: Parse<PrivateFields> = (stored, path) =>
  [...text(stored, path)].map((letter) => nameOfLetter.get(letter) ?? faulty(path, 'letters of private fields'));

const destination = recordCodec<Destination>({ country: field('o', country), region: fieldOrNull('r', text) });

export const updates: EventCodecs<UpdateEvents> = {
  'order.updated': eventCodec('updated', {
    fields: field('f', parseNames, packNames),
    taxDestination: fieldOrNull('d', destination.parse, destination.pack),
  }),
};

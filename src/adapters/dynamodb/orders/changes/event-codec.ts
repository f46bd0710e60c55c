import {
  type FieldCodec,
  type FieldCodecs,
  field,
  fieldUnless,
  type Packed,
  type RecordCodec,
  recordCodec,
} from '#adapters/dynamodb/engine/record';
import { listOf, text, whole } from '#adapters/dynamodb/engine/stored';
import type { Instant } from '#domain/instant';
import type { LineQuantities } from '#domain/orders/lines/line-quantities';

/** One kind of event as it is stored: its data, and its code under `y`. Times are relative to the placement. */
export type EventCodec<Data> = {
  readonly code: string;
  readonly pack: (data: Data, placedAt: Instant) => Packed;
  readonly parse: (stored: unknown, path: string, placedAt: Instant) => Data;
};

/** The codecs of a family; a missing event does not compile. Codes never change: stored orders hold them. */
export type EventCodecs<Family> = { readonly [Type in keyof Family]: EventCodec<Family[Type]> };

/** The codec of an event without times. */
export const eventCodec = <Data>(code: string, fields: FieldCodecs<Data>): EventCodec<Data> => ({
  code,
  ...recordCodec(fields, { y: code }),
});

/** An id of a prefix and a number, stored as the number. */
export const numberedId = <Prefix extends string>(letter: string, prefix: Prefix): FieldCodec<`${Prefix}${number}`> =>
  field(
    letter,
    (stored, path) => `${prefix}${whole(1)(stored, path)}` as const,
    (id) => Number(id.slice(prefix.length)),
  );

export const lineQuantityFields: FieldCodecs<LineQuantities[number]> = {
  lineId: field('i', text),
  quantity: fieldUnless(1, 'q', whole(1)),
};

/** A list of units of lines, under `l`. */
export const lineList = <Line>(line: RecordCodec<Line>): FieldCodec<readonly Line[]> =>
  field('l', listOf(line.parse), (lines) => lines.map(line.pack));

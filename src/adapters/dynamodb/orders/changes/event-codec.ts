import { type FieldCodecs, type Packed, recordCodec } from '#adapters/dynamodb/engine/record';
import type { Instant } from '#domain/instant';

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

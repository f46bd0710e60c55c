import { field, fieldOrNull, type RecordCodec, recordCodec } from '#adapters/dynamodb/engine/record';
import { listOf } from '#adapters/dynamodb/engine/stored';
import { type EventCodecs, lineQuantityFields } from '#adapters/dynamodb/orders/changes/event-codec';
import {
  packShipping,
  parseShipping,
  type StoredLine,
  storedLine,
  toLines,
  toStoredLines,
} from '#adapters/dynamodb/orders/changes/priced';
import type { EditEvents } from '#domain/orders/events/edits';

type Edited = EditEvents['order.edited'];
const code = 'edit';

const canceledLine = recordCodec(lineQuantityFields);

const storedEdit: RecordCodec<Omit<Edited, 'added'> & { readonly added: readonly StoredLine[] }> = recordCodec(
  {
    added: field('l', listOf(storedLine.parse), (lines) => lines.map(storedLine.pack)),
    canceled: field('x', listOf(canceledLine.parse), (lines) => lines.map(canceledLine.pack)),
    shipping: fieldOrNull('s', parseShipping, packShipping),
  },
  { y: code },
);

// The event does not say whether prices include tax. Where they do, the net amount of a line is stored.
const inclusive = false;

export const edits: EventCodecs<EditEvents> = {
  'order.edited': {
    code,
    pack: (data) => storedEdit.pack({ ...data, added: toStoredLines(data.added, inclusive) }),
    parse: (stored, path) => {
      const data = storedEdit.parse(stored, path);
      return { ...data, added: toLines(data.added, inclusive) };
    },
  },
};

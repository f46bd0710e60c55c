import { fieldUnless, recordCodec } from '#adapters/dynamodb/engine/record';
import { flag, whole } from '#adapters/dynamodb/engine/stored';
import {
  type EventCodecs,
  eventCodec,
  lineList,
  lineQuantityFields,
  numberedId,
} from '#adapters/dynamodb/orders/changes/event-codec';
import type { ReturnEvents } from '#domain/orders/events/returns';
import type { ReceivedLines } from '#domain/returns/return-request';

const returnId = numberedId('n', 'ret_');
const receivedLine = recordCodec<ReceivedLines[number]>({
  ...lineQuantityFields,
  restock: fieldUnless(true, 'r', flag),
});

export const returns: EventCodecs<ReturnEvents> = {
  'return.requested': eventCodec('asked', { returnId, lines: lineList(recordCodec(lineQuantityFields)) }),
  'return.received': eventCodec('received', {
    returnId,
    lines: lineList(receivedLine),
    shipping: fieldUnless(false, 's', flag),
    shippingAmount: fieldUnless(0, 'a', whole(1)),
  }),
  'return.rejected': eventCodec('rejected', { returnId }),
};

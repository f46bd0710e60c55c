import * as z from 'zod/mini';
import { type MembersFor, type Replied, replySchema } from '#adapters/http/reply-schema';
import { lineId, units } from '#adapters/http/representations/orders/line-units';
import { Timestamp, timestamp, timestampOrNull } from '#adapters/http/representations/timestamp';
import { returnIdParameter } from '#adapters/http/schemas/order-parameters';
import { type ReturnLine, type ReturnRequest, requestStatuses } from '#domain/returns/return-request';

const RequestStatusText = replySchema(() => z.enum(requestStatuses).check(z.meta({ id: 'ReturnRequestStatus' })));

export const ReturnBody = replySchema(() =>
  z
    .object({
      id: z.string().check(z.meta({ examples: [returnIdParameter.example] })),
      status: RequestStatusText(),
      lines: z.array(
        z.object({
          lineId: lineId(),
          quantity: units().check(z.describe('The units that the request asks to return.')),
          receivedQuantity: z
            .int()
            .check(z.gte(0), z.describe('The units that came back. 0 while the request is open.')),
        } satisfies MembersFor<keyof ReturnLine>),
      ),
      reason: z.nullable(z.string()).check(z.describe('The reason of the request. Null once it is erased.')),
      requestedAt: Timestamp(),
      closedAt: z.nullable(Timestamp()).check(z.describe('When the request was received or rejected.')),
    } satisfies MembersFor<keyof ReturnRequest>)
    .check(z.meta({ id: 'Return', description: 'A request to return units, and what came of it.' })),
);

export const returnBody = (request: ReturnRequest): Replied<typeof ReturnBody> => ({
  id: request.id,
  status: request.status,
  lines: request.lines.map(({ lineId, quantity, receivedQuantity }) => ({ lineId, quantity, receivedQuantity })),
  reason: request.reason,
  requestedAt: timestamp(request.requestedAt),
  closedAt: timestampOrNull(request.closedAt),
});

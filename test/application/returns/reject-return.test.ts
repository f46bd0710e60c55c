import { expect, test } from '@jest/globals';
import { rejectReturn } from '#application/returns/reject-return';
import { staff } from '#test/builders/callers';
import { packed, returnRequested, shipped } from '#test/builders/goods';
import { changed, confirmed, orderRecord } from '#test/builders/orders';
import { request } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

test('staff can reject an open return', async () => {
  const sent = changed(orderRecord(), [confirmed, packed('ful_1', ['1', 3]), shipped('ful_1')]);
  const { ports } = memoryWorld({ orders: [changed(sent, [returnRequested('ret_1', ['1', 2])])] });
  const command = { id: sent.id, returnId: 'ret_1', reason: 'the seal is broken' } as const;
  const { value } = answerOf(await rejectReturn.with(ports)(command, request({ caller: staff() })));
  expect(value.returns).toMatchObject([{ id: 'ret_1', status: 'rejected' }]);
});

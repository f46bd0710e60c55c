import { expect, test } from '@jest/globals';
import { replaceShippingAddress } from '#application/orders/replace-shipping-address';
import { staff } from '#test/builders/callers';
import { address, orderRecord } from '#test/builders/orders';
import { request } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

test('staff can send a pending order to another street', async () => {
  const placed = orderRecord({ private: { shippingAddress: address() } });
  const { ports } = memoryWorld({ orders: [placed] });
  const command = { id: placed.id, address: address({ line1: 'Nebenstr. 2' }) };
  const replace = async () => answerOf(await replaceShippingAddress.with(ports)(command, request({ caller: staff() })));
  expect((await replace()).value).toMatchObject({ version: 2, private: { shippingAddress: { line1: 'Nebenstr. 2' } } });
  expect((await replace()).value).toMatchObject({ version: 2 });
});

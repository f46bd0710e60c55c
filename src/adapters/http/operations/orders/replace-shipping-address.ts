import { defineOperation } from '#adapters/http/operation';
import { AddressText, addressOf, exampleCart } from '#adapters/http/operations/orders/cart';
import { changedOrder, changeRefusals } from '#adapters/http/operations/orders/changing';
import { orderIdParameter } from '#adapters/http/schemas/order-parameters';
import { replaceShippingAddress } from '#application/orders/replace-shipping-address';

export const replaceShippingAddressOperation = defineOperation({
  id: 'replaceShippingAddress',
  method: 'PUT',
  path: '/v1/orders/{orderId}/shipping-address',
  tag: 'Orders',
  summary: 'Replace the shipping address of an order',
  description:
    'Before any unit is fulfilled. The order is not priced again, so the new address must have the same taxes for each line and for the shipping.',
  access: { scope: 'orders:write', who: 'customer or staff' },
  commandHeaders: { idempotencyKey: 'none', ifMatch: 'required' },
  request: {
    path: { orderId: orderIdParameter },
    body: AddressText,
    example: exampleCart.shippingAddress,
  },
  toCommand: ({ path, body }) => ({ id: path.orderId, address: addressOf(body) }),
  reply: changedOrder(),
  refusals: { ...changeRefusals, 'order-status-conflict': 409, 'address-changes-tax': 422 },
  useCase: replaceShippingAddress,
});

/** The operations that ship a parcel of an order. */
const shipping = ['placeOrder', 'confirmOrder', 'fulfillOrder', 'shipFulfillment'];

/**
 * The operations that come right before another, so that its example succeeds: a completed order cannot be canceled, nor a
 * shipped one sent elsewhere. The request collections send them in this order; the tests over all operations and the budget
 * send those after the placement to an order that they have placed.
 */
export const prerequisites: Readonly<Record<string, readonly string[]>> = {
  confirmOrder: ['placeOrder'],
  completeOrder: ['placeOrder', 'confirmOrder'],
  cancelOrder: ['placeOrder'],
  deleteOrder: ['placeOrder', 'cancelOrder'],
  editOrder: ['placeOrder'],
  fulfillOrder: ['placeOrder', 'confirmOrder'],
  shipFulfillment: ['placeOrder', 'confirmOrder', 'fulfillOrder'],
  cancelFulfillment: ['placeOrder', 'confirmOrder', 'fulfillOrder'],
  deliverFulfillment: shipping,
  requestReturn: shipping,
  receiveReturn: [...shipping, 'requestReturn'],
  rejectReturn: [...shipping, 'requestReturn'],
  replaceShippingAddress: ['placeOrder'],
  payOrder: ['placeOrder'],
  refundPayment: ['placeOrder', 'payOrder', 'capturePayment'],
  capturePayment: ['placeOrder', 'payOrder'],
  voidPayment: ['placeOrder', 'payOrder'],
  getCustomer: ['putCustomer'],
  getCustomerAccount: ['putCustomer'],
  exportCustomer: ['putCustomer'],
  deleteCustomer: ['putCustomer'],
  eraseCustomer: ['putCustomer'],
  searchCustomers: ['putCustomer'],
  listWebhookDeliveries: ['sendTestWebhook'],
  replayWebhookDelivery: ['sendTestWebhook'],
  replayOrderEvents: ['placeOrder'],
  releaseHold: ['placeOrder', 'placeHold'],
};

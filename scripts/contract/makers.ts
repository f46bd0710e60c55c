/** The operations that make a thing whose id is in paths outside its collection, by the parameter: the reply has it as `id`. */
export const makers: Readonly<Record<string, string>> = { orderId: 'placeOrder', deliveryId: 'sendTestWebhook' };

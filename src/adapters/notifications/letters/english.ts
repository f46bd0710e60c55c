import type { Language } from '#adapters/notifications/letters/language';

export const english: Language = {
  letters: {
    'order.confirmed': {
      title: (orderId) => `Order ${orderId} is confirmed`,
      sentence: ({ status }) =>
        status === 'completed'
          ? 'Thank you for your order. It is complete: nothing is left to pay or to send.'
          : 'Thank you for your order. It is confirmed and being worked on.',
    },
    'order.canceled': {
      title: (orderId) => `Order ${orderId} was canceled`,
      sentence: () => 'Your order was canceled. Nothing of it will be sent to you, and you owe nothing for it.',
    },
  },
  orderedAt: ({ date, time, timeZone }) => `Ordered on ${date} at ${time} (${timeZone}).`,
  shipping: (method) => `Shipping (${method})`,
  total: 'Total, tax included',
  vatId: (vatId) => `VAT ID: ${vatId}`,
  decimalMark: '.',
};

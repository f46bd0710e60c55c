import type { Language, LetterFacts } from '#adapters/notifications/letters/language';
import type { TimeText } from '#adapters/notifications/letters/time-text';
import { asksForPacked } from '#domain/returns/returnable';

const trackedBy = ({ tracking }: LetterFacts): string => {
  if (tracking === null) return '';
  const { carrier, number, url } = tracking;
  return ` ${carrier} carries it under the number ${number}${url === null ? '' : `: ${url}`}.`;
};

const until = (at: TimeText | null): string => (at === null ? '' : ` by ${at.date} at ${at.time} (${at.timeZone})`);

export const english: Language = {
  letters: {
    'order.placed': {
      title: (orderId) => `We have received order ${orderId}`,
      sentence: ({ due, expiresAt }) =>
        `Thank you for your order. Please pay ${due}${until(expiresAt)}.${expiresAt === null ? '' : ' The goods are reserved for you until then.'}`,
    },
    'order.confirmed': {
      title: (orderId) => `Order ${orderId} is confirmed`,
      sentence: ({ order }) =>
        order.status === 'completed'
          ? 'Thank you for your order. It is complete: nothing is left to pay or to send.'
          : 'Thank you for your order. It is confirmed and being worked on.',
    },
    'order.canceled': {
      title: (orderId) => `Order ${orderId} was canceled`,
      sentence: ({ comingBack }) =>
        `Your order was canceled. Nothing of it will be sent to you, and you owe nothing for it.${comingBack === null ? '' : ` You get back ${comingBack}.`}`,
    },
    'payment.failed': {
      title: (orderId) => `The payment of order ${orderId} failed`,
      sentence: ({ order, due }) =>
        order.status === 'pending'
          ? 'Your payment was declined. Your order is still reserved for you: please pay in another way.'
          : `Your payment was declined. Please pay ${due} in another way.`,
    },
    'payment.refunded': {
      title: (orderId) => `A refund for order ${orderId}`,
      sentence: ({ amount }, data) => `We have paid ${amount(data.amount)} back to you.`,
    },
    'fulfillment.shipped': {
      title: (orderId) => `A parcel of order ${orderId} is on its way`,
      sentence: (facts) => `We have sent a parcel to you.${trackedBy(facts)}`,
    },
    'fulfillment.delivered': {
      title: (orderId) => `A parcel of order ${orderId} was delivered`,
      sentence: () => 'Your parcel was delivered.',
    },
    'return.requested': {
      title: (orderId) => `Your return of order ${orderId}`,
      sentence: ({ order }, { lines }) =>
        asksForPacked(order, lines)
          ? 'We have your request to return these goods. Some of them have not left us yet. Please send back what arrives.'
          : 'We have your request to return these goods. Please send them back.',
    },
    'return.received': {
      title: (orderId) => `Your return of order ${orderId} has arrived`,
      sentence: () => 'The goods that you returned have arrived.',
    },
    'return.rejected': {
      title: (orderId) => `Your return of order ${orderId} was not accepted`,
      sentence: () => 'We could not accept your return of these goods.',
    },
  },
  orderedAt: ({ date, time, timeZone }) => `Ordered on ${date} at ${time} (${timeZone}).`,
  shipping: (method) => `Shipping (${method})`,
  goodwill: 'Goodwill',
  rounding: 'Rounding',
  total: 'Total, tax included',
  discount: (code) => `Discount ${code}, already deducted`,
  vatId: (vatId) => `VAT ID: ${vatId}`,
  decimalMark: '.',
};

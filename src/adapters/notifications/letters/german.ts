import type { Language, LetterFacts } from '#adapters/notifications/letters/language';
import type { TimeText } from '#adapters/notifications/letters/time-text';
import { asksForPacked } from '#domain/returns/returnable';

const trackedBy = ({ tracking }: LetterFacts): string => {
  if (tracking === null) return '';
  const { carrier, number, url } = tracking;
  return ` ${carrier} befördert es unter der Nummer ${number}${url === null ? '' : `: ${url}`}.`;
};

const until = (at: TimeText | null): string =>
  at === null ? '' : ` bis zum ${at.date} um ${at.time} Uhr (${at.timeZone})`;

export const german: Language = {
  letters: {
    'order.placed': {
      title: (orderId) => `Wir haben Ihre Bestellung ${orderId} erhalten`,
      sentence: ({ due, expiresAt }) =>
        `Vielen Dank für Ihre Bestellung. Bitte bezahlen Sie ${due}${until(expiresAt)}.${expiresAt === null ? '' : ' Bis dahin ist die Ware für Sie reserviert.'}`,
    },
    'order.confirmed': {
      title: (orderId) => `Bestellung ${orderId} ist bestätigt`,
      sentence: ({ order }) =>
        order.status === 'completed'
          ? 'Vielen Dank für Ihre Bestellung. Sie ist abgeschlossen: Es ist nichts mehr zu bezahlen oder zu versenden.'
          : 'Vielen Dank für Ihre Bestellung. Sie ist bestätigt und wird bearbeitet.',
    },
    'order.canceled': {
      title: (orderId) => `Bestellung ${orderId} wurde storniert`,
      sentence: ({ comingBack }) =>
        `Ihre Bestellung wurde storniert. Es wird nichts davon versandt, und Sie müssen nichts bezahlen.${comingBack === null ? '' : ` Sie erhalten ${comingBack} zurück.`}`,
    },
    'payment.failed': {
      title: (orderId) => `Die Zahlung der Bestellung ${orderId} ist fehlgeschlagen`,
      sentence: ({ order, due }) =>
        order.status === 'pending'
          ? 'Ihre Zahlung wurde abgelehnt. Ihre Bestellung ist weiter für Sie reserviert: Bitte bezahlen Sie auf andere Weise.'
          : `Ihre Zahlung wurde abgelehnt. Bitte bezahlen Sie ${due} auf andere Weise.`,
    },
    'payment.refunded': {
      title: (orderId) => `Eine Erstattung zur Bestellung ${orderId}`,
      sentence: ({ amount }, data) => `Wir haben Ihnen ${amount(data.amount)} erstattet.`,
    },
    'fulfillment.shipped': {
      title: (orderId) => `Ein Paket der Bestellung ${orderId} ist unterwegs`,
      sentence: (facts) => `Wir haben ein Paket an Sie versandt.${trackedBy(facts)}`,
    },
    'fulfillment.delivered': {
      title: (orderId) => `Ein Paket der Bestellung ${orderId} wurde zugestellt`,
      sentence: () => 'Ihr Paket wurde zugestellt.',
    },
    'return.requested': {
      title: (orderId) => `Ihre Rücksendung zur Bestellung ${orderId}`,
      sentence: ({ order }, { lines }) =>
        asksForPacked(order, lines)
          ? 'Wir haben Ihre Anfrage zur Rückgabe dieser Ware erhalten. Ein Teil davon hat uns noch nicht verlassen. Bitte senden Sie zurück, was bei Ihnen ankommt.'
          : 'Wir haben Ihre Anfrage zur Rückgabe dieser Ware erhalten. Bitte senden Sie sie zurück.',
    },
    'return.received': {
      title: (orderId) => `Ihre Rücksendung zur Bestellung ${orderId} ist angekommen`,
      sentence: () => 'Die Ware, die Sie zurückgesandt haben, ist bei uns angekommen.',
    },
    'return.rejected': {
      title: (orderId) => `Ihre Rücksendung zur Bestellung ${orderId} wurde nicht angenommen`,
      sentence: () => 'Wir konnten Ihre Rückgabe dieser Ware nicht annehmen.',
    },
  },
  orderedAt: ({ date, time, timeZone }) => `Bestellt am ${date} um ${time} Uhr (${timeZone}).`,
  shipping: (method) => `Versand (${method})`,
  goodwill: 'Kulanz',
  rounding: 'Rundung',
  total: 'Gesamtbetrag inklusive Steuern',
  discount: (code) => `Rabatt ${code}, bereits abgezogen`,
  vatId: (vatId) => `USt-IdNr.: ${vatId}`,
  decimalMark: ',',
};

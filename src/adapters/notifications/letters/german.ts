import type { Language } from '#adapters/notifications/letters/language';

export const german: Language = {
  letters: {
    'order.confirmed': {
      title: (orderId) => `Bestellung ${orderId} ist bestätigt`,
      sentence: ({ status }) =>
        status === 'completed'
          ? 'Vielen Dank für Ihre Bestellung. Sie ist abgeschlossen: Es ist nichts mehr zu bezahlen oder zu versenden.'
          : 'Vielen Dank für Ihre Bestellung. Sie ist bestätigt und wird bearbeitet.',
    },
    'order.canceled': {
      title: (orderId) => `Bestellung ${orderId} wurde storniert`,
      sentence: () => 'Ihre Bestellung wurde storniert. Es wird nichts davon versandt, und Sie müssen nichts bezahlen.',
    },
  },
  orderedAt: ({ date, time, timeZone }) => `Bestellt am ${date} um ${time} Uhr (${timeZone}).`,
  shipping: (method) => `Versand (${method})`,
  total: 'Gesamtbetrag inklusive Steuern',
  vatId: (vatId) => `USt-IdNr.: ${vatId}`,
  decimalMark: ',',
};

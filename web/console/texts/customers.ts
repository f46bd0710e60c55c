import type { Texts } from '../../shared/texts';

/** Customers: their records, orders, accounts and personal data. */
export const customerTexts = {
  customers: ['Customers', 'Kunden'],
  'customers-about': [
    'Customers who have a record, by id. An address is looked for exactly.',
    'Kunden mit einem Stammsatz, nach Kennung. Eine E-Mail-Adresse wird genau gesucht.',
  ],
  'no-customers': [
    'No customer has a record yet. Open one by the id to write it.',
    'Noch hat kein Kunde einen Stammsatz. Öffnen Sie einen mit seiner Kennung, um ihn anzulegen.',
  ],
  'no-customers-found': [
    'No customer has this address. One without a record is found by the id.',
    'Kein Kunde hat diese Adresse. Einen ohne Stammsatz finden Sie mit seiner Kennung.',
  ],
  'customer-search': ['Email address or id', 'E-Mail-Adresse oder Kennung'],
  'customer-find': ['Find', 'Suchen'],
  'customer-name': ['Name', 'Name'],
  'customer-email': ['Email', 'E-Mail'],
  'customer-locale': ['Language of letters', 'Sprache der Briefe'],
  'customer-locale.shop': ['that of the shop', 'die des Shops'],
  'customer-vat': ['VAT id', 'USt-IdNr.'],
  'customer-notes': ['Notes of staff', 'Notizen der Mitarbeiter'],
  'customer-notes-hint': ['The customer does not see them.', 'Der Kunde sieht sie nicht.'],
  'customer-without-record': ['This customer has no record yet.', 'Dieser Kunde hat noch keinen Stammsatz.'],
  'no-orders-of-customer': ['No orders.', 'Keine Bestellungen.'],
  'all-orders': ['All orders', 'Alle Bestellungen'],
  account: ['Account', 'Konto'],
  'order-count': ['{count} {count|order|orders}', '{count} {count|Bestellung|Bestellungen}'],
  'account.orderedAmount': ['Ordered, as the orders are now', 'Bestellt, nach heutigem Stand'],
  'account.paidAmount': ['Paid', 'Bezahlt'],
  'account.refundedAmount': ['Refunded', 'Erstattet'],
  'account.dueAmount': ['Due', 'Offen'],
  'account.creditAmount': ['Credit', 'Guthaben'],
  'no-account': ['This customer has not ordered yet.', 'Dieser Kunde hat noch nichts bestellt.'],
  'account-cut': [
    'The customer has more orders. The newest are counted.',
    'Der Kunde hat mehr Bestellungen. Gezählt sind die neuesten.',
  ],
  'personal-data': ['Personal data', 'Personenbezogene Daten'],
  export: ['Export', 'Exportieren'],
  'export-about': [
    'One JSON file with everything about this person: the record, and every order with its private data and history. It has notes and fields that only staff read: look through it before you hand it over.',
    'Eine JSON-Datei mit allem zu dieser Person: dem Stammsatz und jeder Bestellung mit ihren privaten Daten und ihrem Verlauf. Sie enthält auch Notizen und Felder, die nur Mitarbeiter lesen: Sehen Sie sie durch, bevor Sie sie herausgeben.',
  ],
  'export-busy': [
    'Exporting… {count} {count|order|orders}',
    'Wird exportiert … {count} {count|Bestellung|Bestellungen}',
  ],
  'export-done': [
    'The file has the record and {count} {count|order|orders}.',
    'Die Datei hat den Stammsatz und {count} {count|Bestellung|Bestellungen}.',
  ],
  'export-too-large': [
    'This customer has more orders than one file can have here. Copy the call as curl, and follow nextCursor.',
    'Dieser Kunde hat mehr Bestellungen, als hier in eine Datei passen. Kopieren Sie den Aufruf als curl, und folgen Sie nextCursor.',
  ],
  erase: ['Erase this person…', 'Diese Person löschen …'],
  'erase-title': ['Erase {id}', '{id} löschen'],
  'erase-about': [
    'Removes everything personal for ever. Nobody can bring it back.',
    'Entfernt alles Persönliche für immer. Niemand kann es zurückholen.',
  ],
  'erase-goes': ['What goes', 'Was verschwindet'],
  'erase-goes-about': [
    'The record with name, email address, addresses, VAT id and notes. Of each order: email and postal address, notes, tags, metadata, reasons, tracking of parcels, and tokens of payments.',
    'Der Stammsatz mit Name, E-Mail-Adresse, Anschriften, USt-IdNr. und Notizen. Von jeder Bestellung: E-Mail-Adresse und Anschrift, Notizen, Schlagwörter, Metadaten, Begründungen, Sendungsverfolgung und Zahlungstokens.',
  ],
  'erase-stays': ['What stays', 'Was bleibt'],
  'erase-stays-about': [
    'The orders for the books: their numbers, lines, amounts, events and stock. The customer id stays in them as a pseudonym. What somebody writes to an order later is personal again.',
    'Die Bestellungen für die Bücher: ihre Nummern, Positionen, Beträge, Ereignisse und Bestände. Die Kundenkennung bleibt darin als Pseudonym. Was jemand später in eine Bestellung schreibt, ist wieder persönlich.',
  ],
  'erase-elsewhere': ['What this does not reach', 'Was das nicht erreicht'],
  'erase-elsewhere-about': [
    'Backups (up to 400 days; after a restore, erase again), answers of webhook receivers (30 days), the payment provider, the mail service, and systems that have read orders. Receivers of events learn of it by order.erased.',
    'Sicherungen (bis zu 400 Tage; nach einer Wiederherstellung noch einmal löschen), Antworten von Webhook-Empfängern (30 Tage), den Zahlungsdienst, den Maildienst und Systeme, die Bestellungen gelesen haben. Empfänger von Ereignissen erfahren es durch order.erased.',
  ],
  'erase-type': ['Type {id} to confirm', 'Zur Bestätigung {id} eingeben'],
  'erase-fault': ['This is not {id}. Nothing was erased.', 'Das ist nicht {id}. Es wurde nichts gelöscht.'],
  'erase-now': ['Erase for ever', 'Endgültig löschen'],
  'erase-busy': [
    'Erasing… {count} {count|order|orders} so far. If you close this, erase again to go on.',
    'Wird gelöscht … bisher {count} {count|Bestellung|Bestellungen}. Wenn Sie dies schließen, löschen Sie später weiter.',
  ],
  'erase-done': ['Nothing personal is left.', 'Nichts Persönliches ist übrig.'],
  'erase-so-far': [
    '{count} {count|order is|orders are} erased already, and {count|stays|stay} so.',
    '{count} {count|Bestellung ist|Bestellungen sind} schon bereinigt und {count|bleibt|bleiben} es.',
  ],
  'erase-unsettled': [
    'Stopped: the outcome of a payment of one of the orders is not known yet, and the payment needs its data. The service settles it by itself. Erase again in some minutes.',
    'Angehalten: Der Ausgang einer Zahlung zu einer der Bestellungen ist noch nicht bekannt, und die Zahlung braucht ihre Daten. Der Dienst klärt das von selbst. Löschen Sie in einigen Minuten noch einmal.',
  ],
} as const satisfies Texts;

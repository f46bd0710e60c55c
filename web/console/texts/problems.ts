import type { Texts } from '../../shared/texts';

/** Refusals by their codes. English ones come from the service, which says more; these stand where it has no detail. */
export const problemTexts = {
  'problem.no-answer': [
    'Nobody answered, so it is not known whether this was done. Pressing again repeats it without doing it twice.',
    'Niemand hat geantwortet, ob es geschehen ist, ist unbekannt. Noch einmal drücken wiederholt es, ohne es doppelt zu tun.',
  ],
  'problem.insufficient-scope': ['You do not have the scope for it.', 'Ihnen fehlt das Recht dafür.'],
  'problem.order-on-hold': ['The order is on hold.', 'Die Bestellung ist angehalten.'],
  'problem.order-status-conflict': [
    'The status of the order does not allow it.',
    'Der Status der Bestellung lässt es nicht zu.',
  ],
  'problem.payment-status-conflict': [
    'The state of the payment does not allow it.',
    'Der Stand der Zahlung lässt es nicht zu.',
  ],
  'problem.fulfillment-status-conflict': [
    'The state of the parcel does not allow it.',
    'Der Stand des Pakets lässt es nicht zu.',
  ],
  'problem.return-status-conflict': [
    'The state of the return does not allow it.',
    'Der Stand der Retoure lässt es nicht zu.',
  ],
  'problem.customer-not-found': ['There is nothing about this customer.', 'Zu diesem Kunden gibt es nichts.'],
  'problem.order-not-found': ['There is no such order.', 'Diese Bestellung gibt es nicht.'],
  'problem.product-not-found': ['There is no such product.', 'Dieses Produkt gibt es nicht.'],
  'problem.order-not-covered': ['The order is not paid in full.', 'Die Bestellung ist nicht ganz bezahlt.'],
  'problem.order-unsettled': [
    'The outcome of a payment is not known yet.',
    'Der Ausgang einer Zahlung ist noch nicht bekannt.',
  ],
  'problem.order-has-history': [
    'Money moved on the order, so it is kept for the books.',
    'Auf der Bestellung ist Geld geflossen, sie bleibt für die Bücher.',
  ],
  'problem.order-too-large': [
    'The order has reached its maximum size.',
    'Die Bestellung hat ihre Höchstgröße erreicht.',
  ],
  'problem.nothing-to-refund': ['There is nothing to refund.', 'Es gibt nichts zu erstatten.'],
  'problem.refund-exceeds-captured': [
    'That is more than this payment can give back.',
    'Das ist mehr, als diese Zahlung zurückgeben kann.',
  ],
  'problem.quantity-exceeds-open': ['Fewer units are open.', 'So viele Stücke sind nicht offen.'],
  'problem.quantity-exceeds-fulfilled': [
    'Fewer units were shipped and can come back.',
    'So viele versandte Stücke können nicht zurückkommen.',
  ],
  'problem.amount-exceeds-due': ['That is more than is due.', 'Das ist mehr, als offen ist.'],
  'problem.capture-exceeds-authorized': ['That is more than is authorized.', 'Das ist mehr, als autorisiert ist.'],
  'problem.capture-must-be-final': [
    'This payment allows one capture only.',
    'Diese Zahlung lässt nur einen Einzug zu.',
  ],
  'problem.payment-declined': ['The payment was declined.', 'Die Zahlung wurde abgelehnt.'],
  'problem.provider-unavailable': [
    'The outcome is not known yet. It will be settled; pressing again asks for it.',
    'Der Ausgang ist noch nicht bekannt. Er wird geklärt; noch einmal drücken fragt nach.',
  ],
  'problem.out-of-stock': ['There are not enough units.', 'Es gibt nicht genug Stücke.'],
  'problem.stock-below-zero': ['That would leave less than nothing.', 'So viele Stücke sind nicht da.'],
  'problem.unknown-product': ['There is no product with this sku.', 'Es gibt kein Produkt mit dieser Artikelnummer.'],
  'problem.currency-mismatch': [
    'The product has no price in the currency of the order.',
    'Das Produkt hat keinen Preis in der Währung der Bestellung.',
  ],
  'problem.price-changed': ['The price has changed meanwhile.', 'Der Preis hat sich inzwischen geändert.'],
  'problem.address-changes-tax': [
    'Another tax applies there. Cancel, and order again.',
    'Dort gilt eine andere Steuer. Stornieren Sie und bestellen Sie neu.',
  ],
  'problem.too-many-payments': [
    'The order has reached its maximum of payments.',
    'Die Höchstzahl von Zahlungen ist erreicht.',
  ],
  'problem.webhook-url-refused': ['This address is not allowed.', 'Diese Adresse ist nicht erlaubt.'],
  'problem.validation-failed': ['Some values are not allowed.', 'Einige Angaben sind nicht erlaubt.'],
  'problem.version-mismatch': ['It was changed meanwhile.', 'Es wurde inzwischen geändert.'],
  'problem.rate-limited': ['Too many requests. Wait a moment.', 'Zu viele Anfragen. Warten Sie einen Moment.'],
} as const satisfies Texts;

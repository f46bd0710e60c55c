import type { Difference } from '#domain/reconciliation/difference';

/** A difference as one line for a person: ids, names of fields and numbers. */
export const describeDifference = (difference: Difference): string => {
  switch (difference.kind) {
    case 'order-sum': {
      const { orderId, of, journal, order } = difference;
      return `order ${orderId}: ${of} is ${order}; its journal makes ${journal}`;
    }
    case 'order-units': {
      const { orderId, lineId, of, journal, order } = difference;
      return `order ${orderId}, line ${lineId}: ${order} units ${of}; its journal makes ${journal}`;
    }
    case 'order-units-impossible': {
      const { orderId, lineId, units } = difference;
      const counted = Object.entries(units).map(([name, count]) => `${count} ${name}`);
      return `order ${orderId}, line ${lineId}: the units cannot be: ${counted.join(', ')}`;
    }
    case 'order-list':
      return `order ${difference.orderId}: lists have another ${difference.of}`;
    case 'order-unlisted':
      return `order ${difference.orderId}: it has a payment to settle, and the list of those lacks it; npm run rebuild -- unsettled-payments`;
    case 'order-unreadable':
      return `order ${difference.orderId}: its stored item is faulty`;
    case 'payment-operation': {
      const { orderId, paymentId, operationId, of, order, provider } = difference;
      return `order ${orderId}, ${paymentId}, ${operationId}: ${of} is ${order} here and ${provider} at the provider`;
    }
    case 'product-stock': {
      const { sku, expected, available } = difference;
      return `product ${sku}: ${available} available; adjustments and orders make ${expected}`;
    }
    case 'product-missing':
      return `product ${difference.sku}: orders have ${difference.taken} of its units, and it is not stored`;
  }
};

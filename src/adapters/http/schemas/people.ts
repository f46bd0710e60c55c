import * as z from 'zod/mini';
import { readBy } from '#adapters/http/schemas/text';
import { bounds } from '#domain/bounds';
import type { CustomerId } from '#domain/orders/order';

export const CustomerIdText = readBy<CustomerId>(
  (given) => given as CustomerId,
  new RegExp(`^[!-~]{1,${bounds.customerIdLength}}$`),
  `must be 1 to ${bounds.customerIdLength} visible ASCII characters`,
);

export const Email = z
  .string()
  .check(
    z.normalize('NFC'),
    z.maxLength(bounds.emailLength),
    z.regex(
      /^[^\s@<>(),;:\\"[\]]+@[^\s@<>(),;:\\"[\]]+\.[^\s@<>(),;:\\"[\]]+$/,
      'must be an email address, such as ada@example.com',
    ),
  );

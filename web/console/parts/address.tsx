import type { Order } from '../types';

/** The lines of a postal address that are not empty. */
export const PostalAddress = ({ of }: { of: NonNullable<Order['shippingAddress']> }) => (
  <address>
    {[of.name, of.line1, of.line2, `${of.postalCode ?? ''} ${of.city}`.trim(), of.region, of.country]
      .filter((line) => line !== null && line !== '')
      .map((line) => (
        <span key={line}>{line}</span>
      ))}
  </address>
);

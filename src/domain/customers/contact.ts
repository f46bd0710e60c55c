import type { Customer } from '#domain/customers/customer';
import type { PrivateData } from '#domain/orders/private-data';

/** The private data of an order that the record of its customer can give. */
export const contactFields = ['email', 'shippingAddress', 'locale'] as const satisfies readonly (keyof PrivateData)[];
export type ContactField = (typeof contactFields)[number];
export type Contact = Partial<Pick<PrivateData, ContactField>>;

/** Some contact data of a record, without what it does not have. Its first address is where orders are sent. */
export const contactOf = (
  { email, addresses: [shippingAddress], locale }: Customer,
  wanted: readonly ContactField[],
): Contact => ({
  ...(wanted.includes('email') && email !== null ? { email } : {}),
  ...(wanted.includes('shippingAddress') && shippingAddress !== undefined ? { shippingAddress } : {}),
  ...(wanted.includes('locale') && locale !== null ? { locale } : {}),
});

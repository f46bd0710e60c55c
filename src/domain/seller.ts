import type { Address } from '#domain/orders/private-data';

/** The business that sells the goods, as its letters name it. */
export type Seller = {
  readonly name: string;
  readonly address: Omit<Address, 'name'>;
  readonly email: string | null;
  readonly vatId: string | null;
};

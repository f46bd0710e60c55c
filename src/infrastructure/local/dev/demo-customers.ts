/** The customers of the demonstration shop, each with the part of an address that decides the tax. */
export const demoCustomers: readonly (readonly [
  id: string,
  name: string,
  city: string,
  country: string,
  region: string | null,
])[] = [
  ['cus_ada', 'Ada L.', 'Berlin', 'DE', null],
  ['cus_grace', 'Grace H.', 'New York', 'US', 'NY'],
  ['cus_alan', 'Alan T.', 'London', 'GB', null],
  ['cus_emmy', 'Emmy N.', 'Erlangen', 'DE', null],
  ['cus_sophie', 'Sophie G.', 'Paris', 'FR', null],
  ['cus_katherine', 'Katherine J.', 'Oakland', 'US', 'CA'],
  ['cus_hideki', 'Hideki Y.', 'Kyoto', 'JP', null],
  ['cus_edsger', 'Edsger D.', 'Nürnberg', 'DE', null],
  ['cus_noor', 'Noor A.', 'Kuwait City', 'KW', null],
  ['cus_barbara', 'Barbara L.', 'Hamburg', 'DE', null],
];

export const demoEmail = (customer: string): string => `${customer.slice('cus_'.length)}@example.com`;

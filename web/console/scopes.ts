/** What staff may be allowed to do; the local issuer grants whatever is chosen. */
export const staffScopes = [
  'orders:read',
  'orders:write',
  'payments:write',
  'fulfillment:write',
  'catalog:write',
  'stock:write',
  'customers:read',
  'customers:write',
  'webhooks:write',
  'reports:read',
  'privacy:write',
] as const;

export type StaffScope = (typeof staffScopes)[number];

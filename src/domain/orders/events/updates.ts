import type { Evolution } from '#domain/orders/events/family';
import type { PrivateData } from '#domain/orders/private-data';

/** Events about private data. The data itself is in the revision of the same version. */
export type UpdateEvents = {
  readonly 'order.updated': { readonly fields: readonly (keyof PrivateData)[] };
};

export const updates: Evolution<UpdateEvents> = {
  // `fold` adds the private data from the revisions.
  'order.updated': (order) => order,
};

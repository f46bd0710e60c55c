import type { Evolution } from '#domain/orders/events/family';
import type { PrivateData } from '#domain/orders/private-data';
import type { Destination } from '#domain/tax';

/** Events about private data. The data itself is in the revision of the same version. */
export type UpdateEvents = {
  readonly 'order.updated': {
    readonly fields: readonly (keyof PrivateData)[];
    /** Where the order is taxed from now on, because its address is elsewhere; null: where it was. */
    readonly taxDestination: Destination | null;
  };
};

export const updates: Evolution<UpdateEvents> = {
  // `fold` adds the private data from the revisions.
  'order.updated': (order, { taxDestination }) =>
    taxDestination === null
      ? order
      : { ...order, taxCountry: taxDestination.country, taxRegion: taxDestination.region },
};

import type { Evolution } from '#domain/orders/events/family';
import type { PrivateData } from '#domain/orders/private-data';
import type { Destination } from '#domain/tax';

/** Events about private data. The data itself is in the revision of the same version. */
export type UpdateEvents = {
  readonly 'order.updated': {
    readonly fields: readonly (keyof PrivateData)[];
    /** The place whose taxes apply from now on, because the address is elsewhere; null: the same as before. */
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

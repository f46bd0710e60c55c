import type { Evolution } from '#domain/orders/events/family';

/** Events of copies of an order in other systems, such as accounting. They do not change the order. */
export type ExportEvents = { readonly 'order.exported': { readonly system: string } };

export const exports: Evolution<ExportEvents> = { 'order.exported': (order) => order };

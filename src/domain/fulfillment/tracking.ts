/** Where a carrier shows a parcel. Private data: no event has it (money.md V8). */
export type Tracking = { readonly carrier: string; readonly number: string; readonly url: string | null };

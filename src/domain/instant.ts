/**
 * A moment: milliseconds since 1970-01-01T00:00:00Z. Time is an argument of the domain, which has no clock. Every number is
 * assignable; the brand lets a type find the moments in a value.
 */
export type Instant = number & { readonly brand?: 'Instant' };

export const seconds = (count: number): number => count * 1_000;
export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => count * 3_600_000;
export const days = (count: number): number => hours(24 * count);

/** Who reads a part of an order: the customer and staff, or staff alone. */
export type Readers = 'customer or staff' | 'staff';

import { type Failure, faultsOf } from '../../shared/api';
import type { Basket, Delivery } from './basket';

/** The faults of the fields of the order form, by the id of the field. */
export type Faults = ReadonlyMap<string, string>;

export const noFaults: Faults = new Map();

export const lineField = (sku: string): string => `line-${sku}`;

/** The field to which a pointer of a problem document points; undefined: none, so the form shows it by itself. */
export const fieldOf = (pointer: string, { lines }: Basket): string | undefined => {
  const [, first = '', second = ''] = pointer.split('/');
  switch (first) {
    case 'shippingAddress':
      return second === '' ? undefined : second;
    case 'email':
    case 'note':
    case 'discountCode':
    case 'shippingMethod':
      return first;
    case 'lines': {
      const line = lines[Number(second)];
      return line === undefined ? undefined : lineField(line.sku);
    }
    default:
      return undefined;
  }
};

type Words = {
  readonly fault: (fault: { readonly code: string; readonly detail: string }) => string;
  readonly available: (count: number) => string;
};

/** The faults of a refused quote or order, at the fields to which the problem document points. */
export const faultsIn = (failure: Failure, basket: Basket, words: Words): Faults => {
  const faults = new Map<string, string>();
  for (const [pointer, fault] of faultsOf(failure)) {
    const field = fieldOf(pointer, basket);
    if (field !== undefined) faults.set(field, words.fault(fault));
  }
  if (failure.code === 'out-of-stock')
    for (const { sku, available, backorderable } of failure.lines)
      faults.set(lineField(sku), words.available(available + backorderable));
  const [code] = [failure.code];
  if (code === 'discount-not-applicable' || code === 'unknown-shipping-method')
    faults.set(
      code === 'discount-not-applicable' ? 'discountCode' : 'shippingMethod',
      words.fault({ code, detail: '' }),
    );
  return faults;
};

const required = ['email', 'name', 'line1', 'city'] as const satisfies readonly (keyof Delivery)[];

/** What an order of this shop needs beyond the contract: the letter and the parcel must arrive. */
export const missingIn = (delivery: Delivery, text: string): Faults =>
  new Map(required.filter((field) => delivery[field].trim() === '').map((field) => [field, text]));

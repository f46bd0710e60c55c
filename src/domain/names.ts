/** The names of a type's fields, as a list that does not compile when one is missing. */
export const namesOf = <Whole>(all: { readonly [Name in keyof Whole]-?: true }): readonly (keyof Whole)[] =>
  Object.keys(all) as (keyof Whole)[];

/** The name with a capital first letter: `placeOrder` → `PlaceOrder`. */
export const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

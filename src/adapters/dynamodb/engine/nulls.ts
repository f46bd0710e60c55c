type NullableName<Whole> = { [Name in keyof Whole]: null extends Whole[Name] ? Name : never }[keyof Whole];
type WithoutNulls<Whole> = { readonly [Name in Exclude<keyof Whole, NullableName<Whole>>]: Whole[Name] } & {
  readonly [Name in NullableName<Whole>]?: Exclude<Whole[Name], null>;
};

/** The attributes that are not null: null is not stored. */
export const withoutNulls = <Whole extends object>(attributes: Whole): WithoutNulls<Whole> =>
  Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null)) as WithoutNulls<Whole>;

/** The names of the attributes that are null, to remove them from an item. */
export const namesOfNulls = <Whole extends object>(attributes: Whole): readonly NullableName<Whole>[] =>
  Object.entries(attributes).flatMap(([name, value]) => (value === null ? [name as NullableName<Whole>] : []));

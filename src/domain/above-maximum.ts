/** A valid value that exceeds the maximum together with the present state. */
export type AboveMaximum = { readonly kind: 'validation-failed'; readonly field: string; readonly maximum: number };

/** A value that is allowed by itself and too much together with what is there. */
export type AboveMaximum = { readonly kind: 'validation-failed'; readonly field: string; readonly maximum: number };

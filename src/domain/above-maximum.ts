/** A valid value that exceeds the maximum together with the present state. `unit`: what the maximum counts, in a list. */
export type AboveMaximum = {
  readonly kind: 'validation-failed';
  readonly field: string;
  readonly maximum: number;
  readonly unit?: string;
};

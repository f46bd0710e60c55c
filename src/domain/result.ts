/**
 * The outcome of an operation that can be refused. A refusal is expected and is a value; a defect throws.
 * Every refusal is a tagged object whose `kind` is also the API's `code`.
 */
export type Refusal = { readonly kind: string };
export type Ok<Value> = { readonly ok: true; readonly value: Value };
export type Refused<R extends Refusal> = { readonly ok: false; readonly refusal: R };
export type Result<Value, R extends Refusal> = Ok<Value> | Refused<R>;

export const ok = <Value>(value: Value): Ok<Value> => ({ ok: true, value });
export const refuse = <const R extends Refusal>(refusal: R): Refused<R> => ({ ok: false, refusal });

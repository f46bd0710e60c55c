import type * as z from 'zod/mini';
import { pointerTo } from '#adapters/http/edge/strict-json';
import type { EdgeRefusal, FieldError } from '#adapters/http/problem';
import { ok, type Result, refuse } from '#domain/result';

type Issue = z.core.$ZodIssue;

const maximumErrors = 20;
const noSuchField = 'there is no such field';

const valueAt = (root: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, name) => (value as Record<PropertyKey, unknown> | null | undefined)?.[name], root);

const sizeFault = (issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): Omit<FieldError, 'pointer'> => {
  const [bound, few, many] =
    issue.code === 'too_small'
      ? ([issue.minimum, 'at least', 'too-short'] as const)
      : ([issue.maximum, 'at most', 'too-long'] as const);
  const unit = issue.origin === 'string' ? ' characters' : issue.origin === 'array' ? ' entries' : '';
  if (unit !== '') return { code: many, detail: `${few} ${bound}${unit}` };
  return { code: issue.code === 'too_small' ? 'too-small' : 'too-large', detail: `${few} ${bound}` };
};

const shapeFault = (issue: Issue, root: unknown): Omit<FieldError, 'pointer'> => {
  switch (issue.code) {
    case 'invalid_type':
      return valueAt(root, issue.path) === undefined
        ? { code: 'required', detail: 'this field is required' }
        : { code: 'wrong-type', detail: `expected ${issue.expected === 'int' ? 'an integer' : issue.expected}` };
    case 'too_small':
    case 'too_big':
      return sizeFault(issue);
    case 'invalid_value':
      return valueAt(root, issue.path) === undefined
        ? { code: 'required', detail: 'this field is required' }
        : { code: 'not-allowed', detail: `one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}` };
    case 'invalid_union':
      return valueAt(root, issue.path) === undefined
        ? { code: 'required', detail: 'this field is required' }
        : { code: 'not-allowed', detail: issue.message };
    case 'invalid_format':
      return {
        code: 'wrong-format',
        detail: issue.message === 'Invalid input' ? `not a valid ${issue.format}` : issue.message,
      };
    default:
      return {
        code: 'not-allowed',
        detail: issue.message === 'Invalid input' ? 'this value is not allowed' : issue.message,
      };
  }
};

const errorsOf = (issue: Issue, root: unknown, base: string): readonly FieldError[] => {
  const pointer = issue.path.reduce<string>((at, name) => pointerTo(at, String(name)), base);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      pointer: pointerTo(pointer, key),
      code: 'unknown-field',
      detail: noSuchField,
    }));
  if (issue.code === 'invalid_key') return issue.issues.map((inner) => ({ pointer, ...shapeFault(inner, undefined) }));
  return [{ pointer, ...shapeFault(issue, root) }];
};

export const invalid = (errors: readonly FieldError[]): EdgeRefusal => {
  const [first] = errors;
  const where = first === undefined || first.pointer === '' ? 'the body' : first.pointer;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return {
    kind: 'validation-failed',
    status: 422,
    detail: first === undefined ? 'The request is not valid.' : `${where}: ${first.detail}${more}.`,
    errors: errors.slice(0, maximumErrors),
  };
};

/** A page takes no parameters at all. */
export const unknownFields = (base: string, fields: readonly (readonly [name: string, value: string])[]): EdgeRefusal =>
  invalid(fields.map(([name]) => ({ pointer: pointerTo(base, name), code: 'unknown-field', detail: noSuchField })));

/** Reads a value by a schema, or says of every fault where it is. `base` is put before the pointers. */
export const validate = <Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
  base: '' | '/query',
): Result<z.output<Schema>, EdgeRefusal> => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return refuse(invalid(parsed.error.issues.flatMap((issue) => errorsOf(issue, value, base))));
};

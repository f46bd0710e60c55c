import type * as z from 'zod/mini';
import { pointerTo, readStrictJson } from '#adapters/http/edge/strict-json';
import type { EdgeRefusal, FieldError } from '#adapters/http/problem';
import { ok, type Result, refuse } from '#domain/result';

type Issue = z.core.$ZodIssue;

const maximumErrors = 20;
export const unknownField: Omit<FieldError, 'pointer'> = { code: 'unknown-field', detail: 'is not a known field' };
const required: Omit<FieldError, 'pointer'> = { code: 'required', detail: 'is required' };

const valueAt = (root: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, name) => (value as Record<PropertyKey, unknown> | null | undefined)?.[name], root);

const units: Readonly<Partial<Record<string, readonly [one: string, many: string]>>> = {
  string: ['character', 'characters'],
  array: ['entry', 'entries'],
};

const sizeFault = (issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): Omit<FieldError, 'pointer'> => {
  const isSmall = issue.code === 'too_small';
  const bound = isSmall ? issue.minimum : issue.maximum;
  const limit = `${isSmall ? 'at least' : 'at most'} ${bound}`;
  const unit = units[issue.origin];
  if (unit === undefined) return { code: isSmall ? 'too-small' : 'too-large', detail: `must be ${limit}` };
  const [one, many] = unit;
  return { code: isSmall ? 'too-short' : 'too-long', detail: `must have ${limit} ${Number(bound) === 1 ? one : many}` };
};

const typeNames: Readonly<Partial<Record<string, string>>> = {
  int: 'an integer',
  object: 'an object',
  record: 'an object',
  array: 'an array',
  string: 'a string',
  boolean: 'true or false',
};

const shapeFault = (issue: Issue, root: unknown): Omit<FieldError, 'pointer'> => {
  switch (issue.code) {
    case 'invalid_type':
      return valueAt(root, issue.path) === undefined
        ? required
        : { code: 'wrong-type', detail: `must be ${typeNames[issue.expected] ?? `of type ${issue.expected}`}` };
    case 'too_small':
    case 'too_big':
      return sizeFault(issue);
    case 'invalid_value':
      return valueAt(root, issue.path) === undefined
        ? required
        : {
            code: 'not-allowed',
            detail: `must be one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`,
          };
    case 'invalid_union':
      return valueAt(root, issue.path) === undefined ? required : { code: 'not-allowed', detail: issue.message };
    case 'invalid_format':
      return {
        code: 'wrong-format',
        detail: issue.message === 'Invalid input' ? `must be a valid ${issue.format}` : issue.message,
      };
    default:
      return {
        code: (issue.code === 'custom' && issue.params?.code) || 'not-allowed',
        detail: issue.message === 'Invalid input' ? 'is not allowed' : issue.message,
      };
  }
};

const errorsOf = (issue: Issue, root: unknown, base: string): readonly FieldError[] => {
  const pointer = issue.path.reduce<string>((at, name) => pointerTo(at, String(name)), base);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ pointer: pointerTo(pointer, key), ...unknownField }));
  if (issue.code === 'invalid_key') return issue.issues.map((inner) => ({ pointer, ...shapeFault(inner, undefined) }));
  return [{ pointer, ...shapeFault(issue, root) }];
};

/**
 * One error for each place. The first fault decides; a later one of the same code is more exact, as the bound of a field
 * is after the bound of all integers.
 */
const oneForEach = (errors: readonly FieldError[]): readonly FieldError[] => {
  const byPointer = new Map<string, FieldError>();
  for (const error of errors)
    if ((byPointer.get(error.pointer)?.code ?? error.code) === error.code) byPointer.set(error.pointer, error);
  return [...byPointer.values()];
};

export const invalid = (faults: readonly FieldError[]): EdgeRefusal => {
  const errors = oneForEach(faults);
  const [first] = errors;
  const where = first === undefined || first.pointer === '' ? 'The body' : first.pointer;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return {
    kind: 'validation-failed',
    status: 422,
    detail: first === undefined ? 'The request is not valid.' : `${where}: ${first.detail}${more}.`,
    errors: errors.slice(0, maximumErrors),
  };
};

/** Refuses all query parameters: a static page has none. */
export const unknownParameters = (query: readonly (readonly [name: string, value: string])[]): EdgeRefusal =>
  invalid(query.map(([name]) => ({ pointer: pointerTo('/query', name), ...unknownField })));

/** Parses a value by a schema. A refusal points at every fault; `base` is the start of the pointers. */
export const validate = <Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
  base: '' | '/query',
): Result<z.output<Schema>, EdgeRefusal> => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return refuse(invalid(parsed.error.issues.flatMap((issue) => errorsOf(issue, value, base))));
};

/** Parses a body as strict JSON, then by a schema. */
export const validateJson = <Schema extends z.ZodMiniType>(
  schema: Schema,
  body: Uint8Array,
): Result<z.output<Schema>, EdgeRefusal> => {
  const json = readStrictJson(body);
  if (json.ok) return validate(schema, json.value, '');
  return json.refusal.kind === 'malformed-json'
    ? refuse({ ...json.refusal, status: 400 })
    : refuse(invalid(json.refusal.errors));
};

import type * as z from 'zod/mini';
import { pointerTo } from '#adapters/http/edge/json-text';
import { readStrictJson } from '#adapters/http/edge/strict-json';
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
  // Every number of this API is an integer.
  number: 'an integer',
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

/**
 * The faults of the branch of a union that has the type of the value: a text or a list, for example. Undefined: several
 * branches have it, or none.
 */
const branchOf = (issue: Extract<Issue, { code: 'invalid_union' }>): readonly Issue[] | undefined => {
  const fitting = issue.errors.filter((branch) => branch.every(({ path }) => path.length > 0));
  return fitting.length === 1 ? fitting[0] : undefined;
};

const errorsOf = (issue: Issue, root: unknown, base: string): readonly FieldError[] => {
  const branch = issue.code === 'invalid_union' ? branchOf(issue) : undefined;
  if (branch !== undefined)
    return branch.flatMap((inner) => errorsOf({ ...inner, path: [...issue.path, ...inner.path] }, root, base));
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

/** `whole`: what the pointers are in. */
export const invalid = (faults: readonly FieldError[], whole = 'The body'): EdgeRefusal => {
  const errors = oneForEach(faults);
  const [first] = errors;
  const where = first === undefined || first.pointer === '' ? whole : first.pointer;
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

const schemaErrors = (issues: readonly Issue[], value: unknown, base: '' | '/query'): readonly FieldError[] =>
  issues.flatMap((issue) => errorsOf(issue, value, base));

/** Parses a value by a schema. A refusal points at every fault; `base` is the start of the pointers. */
export const validate = <Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
  base: '' | '/query',
): Result<z.output<Schema>, EdgeRefusal> => {
  const parsed = schema.safeParse(value);
  return parsed.success ? ok(parsed.data) : refuse(invalid(schemaErrors(parsed.error.issues, value, base)));
};

/**
 * A parsed body. `refused`: why entries of its list could not be read, by index; the body is without them. Only a list of
 * independent entries has them.
 */
export type ReadBody<Body = unknown> = { readonly body: Body; readonly refused: ReadonlyMap<number, EdgeRefusal> };

/** The errors of each entry of a list, by its index, with pointers from the entry. `whole`: all other errors. */
const byEntry = (errors: readonly FieldError[], list: string | undefined) => {
  const whole: FieldError[] = [];
  const entries = new Map<number, FieldError[]>();
  for (const error of errors) {
    const [at = '', name, index] = /^\/([^/]*)\/(\d+)(?=\/|$)/.exec(error.pointer) ?? [];
    if (list === undefined || name !== list) whole.push(error);
    else {
      const own = { ...error, pointer: error.pointer.slice(at.length) };
      entries.set(Number(index), entries.get(Number(index)) ?? []);
      entries.get(Number(index))?.push(own);
    }
  }
  return { whole, entries };
};

type Lists = Readonly<Record<string, readonly unknown[]>>;

/** A parsed body with some entries of its list. Each is parsed in a list of its own: no list may be empty. */
const withEntries = (schema: z.ZodMiniType, value: Lists, list: string, isKept: (index: number) => boolean): Lists => {
  const selected = (value[list] ?? []).filter((_, index) => isKept(index));
  const parsed = selected.map((entry) => schema.parse({ ...value, [list]: [entry] }) as Lists);
  return { ...value, [list]: parsed.flatMap((body) => body[list] ?? []) };
};

/**
 * Parses a body as strict JSON, then by a schema. `list` names a list of independent entries: a faulty entry is refused
 * alone, with pointers from the entry. Any other fault refuses the body.
 */
export const validateBody = <Schema extends z.ZodMiniType>(
  schema: Schema,
  bytes: Uint8Array,
  list: string | undefined,
): Result<ReadBody<z.output<Schema>>, EdgeRefusal> => {
  const json = readStrictJson(bytes);
  if (!json.ok) return refuse({ ...json.refusal, status: 400 });
  const { value, faults } = json.value;
  const inJson = byEntry(faults, list);
  if (inJson.whole.length > 0) return refuse(invalid(faults));
  const parsed = schema.safeParse(value);
  if (parsed.success && faults.length === 0) return ok({ body: parsed.data, refused: new Map() });
  const inSchema = byEntry(parsed.success ? [] : schemaErrors(parsed.error.issues, value, ''), list);
  if (list === undefined || inSchema.whole.length > 0) return refuse(invalid(inSchema.whole));
  const refused = new Map(
    [...inSchema.entries, ...inJson.entries].map(([index, errors]) => [index, invalid(errors, 'The entry')]),
  );
  const body = withEntries(schema, value as Lists, list, (index) => !refused.has(index)) as z.output<Schema>;
  return ok({ body, refused });
};

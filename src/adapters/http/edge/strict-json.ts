import { faultOfLines, faultOfText } from '#adapters/http/edge/text-faults';
import type { FieldError } from '#adapters/http/problem';
import { ok, type Result, refuse } from '#domain/result';

export type MalformedJson = { readonly kind: 'malformed-json'; readonly detail: string };
export type ForbiddenJson = { readonly kind: 'validation-failed'; readonly errors: readonly FieldError[] };

const maximumDepth = 6;
const maximumErrors = 20;
/** A careless copy of an object with such a name would change its prototype. */
const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype']);

export const pointerTo = (parent: string, name: string | number): string =>
  `${parent}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** Finds values that JSON allows and this API refuses: deep nesting, prototype names, invisible and control characters, lone surrogates. */
const faultsOf = (root: unknown): readonly FieldError[] => {
  const faults: FieldError[] = [];
  const look = (value: unknown, pointer: string, depth: number): void => {
    if (faults.length >= maximumErrors) return;
    if (typeof value === 'string') {
      // Line breaks are for the schema to judge: notes and reasons may have them.
      const fault = faultOfLines(value);
      if (fault !== undefined) faults.push({ pointer, code: 'forbidden-character', detail: fault });
    } else if (typeof value === 'object' && value !== null) {
      if (depth > maximumDepth) {
        faults.push({ pointer, code: 'too-deep', detail: `must have at most ${maximumDepth} levels` });
        return;
      }
      for (const [name, member] of Object.entries(value)) {
        const at = pointerTo(pointer, name.toWellFormed());
        if (forbiddenNames.has(name))
          faults.push({ pointer: at, code: 'forbidden-name', detail: 'is not allowed as a field name' });
        const fault = faultOfText(name);
        if (fault !== undefined) faults.push({ pointer: at, code: 'forbidden-character', detail: fault });
        look(member, at, depth + 1);
      }
    }
  };
  look(root, '', 1);
  return faults;
};

/**
 * The first duplicate name in an object, in a text that JSON.parse has accepted. JSON.parse takes the last value without
 * an error; other parsers may take the first.
 */
const duplicateName = (text: string): string | undefined => {
  const scopes: (Set<string> | undefined)[] = [];
  let before = '';
  for (let i = 0; i < text.length; i += 1) {
    const symbol = text.charAt(i);
    if (symbol === '{') scopes.push(new Set());
    else if (symbol === '[') scopes.push(undefined);
    else if (symbol === '}' || symbol === ']') scopes.pop();
    else if (symbol === '"') {
      const start = i;
      for (i += 1; text[i] !== '"'; i += 1) if (text[i] === '\\') i += 1;
      const names = before === '{' || before === ',' ? scopes.at(-1) : undefined;
      if (names !== undefined) {
        const name = JSON.parse(text.slice(start, i + 1)) as string;
        if (names.has(name)) return name;
        names.add(name);
      }
    }
    if (symbol.trim() !== '') before = symbol;
  }
  return undefined;
};

const parse = (bytes: Uint8Array): Result<{ readonly text: string; readonly value: unknown }, MalformedJson> => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return ok({ text, value: JSON.parse(text) as unknown });
  } catch (error) {
    // The message of the error quotes the body, so only its position is passed on.
    const position = error instanceof SyntaxError ? /position (\d+)/.exec(error.message)?.[1] : undefined;
    const detail =
      error instanceof SyntaxError
        ? `The body is not valid JSON${position === undefined ? '' : `: error at character ${position}`}.`
        : 'The body is not valid UTF-8.';
    return refuse({ kind: 'malformed-json', detail });
  }
};

/** Parses one JSON value as strictly as the contract says. */
export const readStrictJson = (bytes: Uint8Array): Result<unknown, MalformedJson | ForbiddenJson> => {
  const parsed = parse(bytes);
  if (!parsed.ok) return parsed;
  const faults = faultsOf(parsed.value.value);
  if (faults.length > 0) return refuse({ kind: 'validation-failed', errors: faults });
  const duplicate = duplicateName(parsed.value.text);
  if (duplicate !== undefined)
    return refuse({
      kind: 'validation-failed',
      errors: [
        { pointer: '', code: 'duplicate-field', detail: `"${duplicate.slice(0, 40)}" appears twice in one object` },
      ],
    });
  return ok(parsed.value.value);
};

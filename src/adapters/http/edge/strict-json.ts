import type { FieldError } from '#adapters/http/problem';
import { ok, type Result, refuse } from '#domain/result';

export type MalformedJson = { readonly kind: 'malformed-json'; readonly detail: string };
export type ForbiddenJson = { readonly kind: 'validation-failed'; readonly errors: readonly FieldError[] };

const maximumDepth = 6;
const maximumErrors = 20;
/** Names that reach an object's prototype when a careless copy is made further down. */
const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype']);
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const controlCharacters = /[\u0000-\u001f\u007f-\u009f]/;

export const pointerTo = (parent: string, name: string | number): string =>
  `${parent}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** Why a text is none that this API takes; undefined: nothing is wrong with it. */
export const faultOfText = (text: string): string | undefined => {
  if (!text.isWellFormed()) return 'half of a surrogate pair is no text';
  return controlCharacters.test(text) ? 'control characters are not allowed' : undefined;
};

/** What JSON allows and this API does not: depth, names of prototypes, control characters, lone surrogates. */
const faultsOf = (root: unknown): readonly FieldError[] => {
  const faults: FieldError[] = [];
  const look = (value: unknown, pointer: string, depth: number): void => {
    if (faults.length >= maximumErrors) return;
    if (typeof value === 'string') {
      const fault = faultOfText(value);
      if (fault !== undefined) faults.push({ pointer, code: 'forbidden-character', detail: fault });
    } else if (typeof value === 'object' && value !== null) {
      if (depth > maximumDepth) {
        faults.push({ pointer, code: 'too-deep', detail: `at most ${maximumDepth} levels` });
        return;
      }
      for (const [name, member] of Object.entries(value)) {
        const at = pointerTo(pointer, name.toWellFormed());
        if (forbiddenNames.has(name))
          faults.push({ pointer: at, code: 'forbidden-name', detail: 'not a name for a field' });
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
 * The first name that an object has twice, in a text that JSON.parse has accepted. JSON.parse silently keeps the last
 * one, and what another reader would have kept is anybody's guess.
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
    // The engine's message quotes the body; where it stopped is all that a client needs.
    const position = error instanceof SyntaxError ? /position (\d+)/.exec(error.message)?.[1] : undefined;
    const detail =
      error instanceof SyntaxError
        ? `The body is not JSON${position === undefined ? '' : `: reading stopped at character ${position}`}.`
        : 'The body is not UTF-8.';
    return refuse({ kind: 'malformed-json', detail });
  }
};

/** Reads one JSON value, as strictly as the contract says. */
export const readStrictJson = (bytes: Uint8Array): Result<unknown, MalformedJson | ForbiddenJson> => {
  const parsed = parse(bytes);
  if (!parsed.ok) return parsed;
  const faults = faultsOf(parsed.value.value);
  if (faults.length > 0) return refuse({ kind: 'validation-failed', errors: faults });
  const twice = duplicateName(parsed.value.text);
  if (twice !== undefined)
    return refuse({
      kind: 'validation-failed',
      errors: [{ pointer: '', code: 'duplicate-field', detail: `"${twice.slice(0, 40)}" stands twice in one object` }],
    });
  return ok(parsed.value.value);
};

import { hiddenIn, maximumName, pointerTo } from '#adapters/http/edge/json-text';
import { faultOfLines, faultOfText } from '#adapters/http/edge/text-faults';
import type { FieldError } from '#adapters/http/problem';
import { ok, type Result, refuse } from '#domain/result';

export type MalformedJson = { readonly kind: 'malformed-json'; readonly detail: string };
/** A value, and why this API refuses it or parts of it. No faults: it does not. */
export type StrictJson = { readonly value: unknown; readonly faults: readonly FieldError[] };

const maximumDepth = 6;
/** A careless copy of an object with such a name would change its prototype. */
export const forbiddenNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Finds values that JSON allows and this API refuses: deep nesting, prototype names, invisible and control characters, lone surrogates. */
const faultsOf = (root: unknown): readonly FieldError[] => {
  const faults: FieldError[] = [];
  const look = (value: unknown, pointer: string, depth: number): void => {
    if (typeof value === 'string') {
      // Line breaks are for the schema to judge: notes and reasons may have them.
      const fault = faultOfLines(value);
      if (fault !== undefined) faults.push({ pointer, code: 'forbidden-character', detail: fault });
    } else if (typeof value === 'object' && value !== null) {
      if (depth > maximumDepth) {
        faults.push({ pointer, code: 'too-deep', detail: `must have at most ${maximumDepth} levels` });
        return;
      }
      for (const [name, member] of Object.entries(value)) lookAt(name, member, pointer, depth);
    }
  };
  const lookAt = (name: string, member: unknown, parent: string, depth: number): void => {
    const at = pointerTo(parent, name.toWellFormed().slice(0, maximumName));
    if (name.length > maximumName) {
      faults.push({ pointer: at, code: 'too-long', detail: `must have a name of at most ${maximumName} characters` });
      // Nothing below such a name is looked at.
      return;
    }
    if (forbiddenNames.has(name))
      faults.push({ pointer: at, code: 'forbidden-name', detail: 'is not allowed as a field name' });
    const fault = faultOfText(name);
    if (fault !== undefined) faults.push({ pointer: at, code: 'forbidden-character', detail: fault });
    look(member, at, depth + 1);
  };
  look(root, '', 1);
  return faults;
};

const notUtf8 = 'The body is not valid UTF-8.';

/** The message of the error quotes the body, so only its place is passed on: lines and characters count from 1. */
const whereIn = (bytes: Uint8Array, { message }: SyntaxError): string => {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (text.trim() === '') return 'The body is empty, but this operation reads JSON.';
  const position = /position (\d+)/.exec(message)?.[1];
  if (position === undefined) return 'The body is not valid JSON: it ends too early, or is no JSON at all.';
  const before = text.slice(0, Number(position)).split('\n');
  return `The body is not valid JSON: error in line ${before.length}, at character ${(before.at(-1) ?? '').length + 1}.`;
};

const parse = (bytes: Uint8Array): Result<{ readonly text: string; readonly value: unknown }, MalformedJson> => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return ok({ text, value: JSON.parse(text) as unknown });
  } catch (error) {
    return refuse({ kind: 'malformed-json', detail: error instanceof SyntaxError ? whereIn(bytes, error) : notUtf8 });
  }
};

/** Parses one JSON value as strictly as the contract says. */
export const readStrictJson = (bytes: Uint8Array): Result<StrictJson, MalformedJson> => {
  const parsed = parse(bytes);
  if (!parsed.ok) return parsed;
  const { text } = parsed.value;
  const hidden = hiddenIn(text, maximumDepth);
  const value = hidden.exact === text ? parsed.value.value : (JSON.parse(hidden.exact) as unknown);
  return ok({ value, faults: [...faultsOf(value), ...hidden.faults] });
};

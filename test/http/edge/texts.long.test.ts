import { beforeAll, describe, expect, test } from '@jest/globals';
import type * as z from 'zod/mini';
import { asOneEntry } from '#test/http/support/alone';
import { expectRefusedAtTheEdge } from '#test/http/support/problems';
import { cart, named, placing, sampleOf, withBody } from '#test/http/support/samples';
import { kindOf, type Path, pointer, replaced, type Schema, schemaOf } from '#test/http/support/schemas';
import { startService, type TestService } from '#test/http/support/service';

let service: TestService;
beforeAll(async () => {
  service = asOneEntry(await startService());
});

/** Every place of a body that takes a text, with the first entry of each list and one key of each map. */
const textsOf = (schema: Schema, path: Path = []): readonly Path[] =>
  (schema.anyOf ?? [schema]).flatMap((variant) => [
    ...(variant.type === 'string' && variant.const === undefined && variant.enum === undefined ? [path] : []),
    ...Object.entries(variant.properties ?? {}).flatMap(([name, member]) => textsOf(member, [...path, name])),
    ...(variant.items === undefined ? [] : textsOf(variant.items, [...path, 0])),
    ...(typeof variant.additionalProperties === 'object'
      ? textsOf(variant.additionalProperties, [...path, 'key'])
      : []),
  ]);

const places = withBody.flatMap((operation) => {
  const { body, example } = operation.request;
  return textsOf(kindOf(schemaOf(body as z.ZodMiniType), example)).map(
    (path) => [`${operation.id} ${pointer(path)}`, operation, path] as const,
  );
});

const unseen = [
  ['a soft hyphen', '\u00ad'],
  ['a zero-width space', '\u200b'],
  ['a zero-width joiner', '\u200d'],
  ['a left-to-right mark', '\u200e'],
  ['a right-to-left override', '\u202e'],
  ['a line separator', '\u2028'],
  ['a word joiner', '\u2060'],
  ['a bidirectional isolate', '\u2066'],
  ['an Arabic letter mark', '\u061c'],
  ['a Hangul filler', '\u3164'],
  ['a byte order mark', '\ufeff'],
  ['a noncharacter', '\ufdd0'],
  ['a noncharacter at the end of a plane', '\ufffe'],
  ['a noncharacter of another plane', '\u{1fffe}'],
  ['a tag', '\u{e0061}'],
  ['a run of variation selectors', '\u{e0100}\u{e0101}'],
  ['a formatting control of hieroglyphs', '\u{13430}'],
] as const;

test.each(places)('%s takes no character that nobody sees', async (_, operation, path) => {
  const sample = sampleOf(operation);
  for (const [, character] of unseen)
    await expectRefusedAtTheEdge(
      service,
      { ...sample, body: replaced(sample.body, path, `a${character}b`) },
      { status: 422, code: 'validation-failed', pointers: [pointer(path)], faults: ['forbidden-character'] },
    );
});

/** The texts that may have several lines. An id of a batch read that is none is missing. */
const ofLines = /\/(notes?|reason)$|^batchGetOrders /;

test.each(places.filter(([name]) => !ofLines.test(name)))('%s takes one line', async (_, operation, path) => {
  const sample = sampleOf(operation);
  for (const lineBreak of ['\n', '\r', '\r\n']) {
    const answer = await service.call({ ...sample, body: replaced(sample.body, path, `a${lineBreak}b`) });
    if (answer.json.code !== 'validation-failed')
      throw new Error(
        `${operation.id} ${pointer(path)} takes several lines. If people write it like a note, add its name to \`ofLines\` in ` +
          'test/http/edge/texts.long.test.ts; otherwise its schema is text(…) of src/adapters/http/schemas/text.ts',
      );
    expect(answer.json).toMatchObject({
      code: 'validation-failed',
      errors: expect.arrayContaining([expect.objectContaining({ pointer: pointer(path) })]),
    });
  }
});

test('the places with several lines are notes and reasons', () => {
  expect(places.filter(([name]) => ofLines.test(name)).map(([name]) => name)).toEqual(
    expect.arrayContaining([
      'placeOrder /note',
      'putCustomer /notes',
      'batchPlaceOrders /orders/0/note',
      'batchGetOrders /ids/0',
      'updateOrder /internal/note',
      'cancelOrder /reason',
      'adjustStock /reason',
      'batchAdjustStock /adjustments/0/reason',
    ]),
  );
});

describe('line breaks', () => {
  test('of a note are line feeds, however they were sent', async () => {
    const noted = async (note: string) =>
      (await service.call(placing(service.tokens.ada, { ...cart, note }))).json.note;
    expect(await noted('ring twice\r\nthen wait\rthen\ngo')).toBe('ring twice\nthen wait\nthen\ngo');
  });

  test('are counted as they are stored', async () => {
    const note = `${'x\r\n'.repeat(500)}`;
    expect((await service.call(placing(service.tokens.ada, { ...cart, note }))).status).toBe(201);
  });
});

test('emoji, variation selectors and letters beyond the first plane are text', async () => {
  const note = 'Grüße 🎁 ❤️ 葛\u{e0100}城 𝒜 ½ ٣';
  const placed = await service.call(placing(service.tokens.ada, { ...cart, note }));
  expect([placed.status, placed.json.note]).toEqual([201, note]);
});

test.each(named(withBody))('%s has one error for each place', async (_, operation) => {
  const sample = sampleOf(operation);
  const { body } = operation.request;
  const schema = kindOf(schemaOf(body as z.ZodMiniType), operation.request.example);
  for (const path of textsOf(schema))
    for (const wrong of ['', ' ', '\n'.repeat(70_00), '-'.repeat(2_000), 7, null, [], {}, 1e300]) {
      const { json } = await service.call({ ...sample, body: replaced(sample.body, path, wrong) });
      const pointers = ((json.errors ?? []) as readonly { readonly pointer: string }[]).map((each) => each.pointer);
      expect(pointers).toEqual([...new Set(pointers)]);
    }
});

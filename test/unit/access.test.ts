import { expect, test } from '@jest/globals';
import { type Caller, mayRead } from '#domain/access/caller';
import type { Readers } from '#domain/access/readers';
import { anybody, customer, staff } from '#test/builders/callers';

test.each<[string, Caller, Readers, boolean]>([
  ['a customer', customer(), 'customer or staff', true],
  ['a customer', customer(), 'staff', false],
  ['staff', staff(), 'staff', true],
  ['staff without a scope', staff('op_2', []), 'staff', true],
  ['the service', { role: 'system' }, 'staff', true],
  ['anybody', anybody, 'staff', false],
])('%s: %j may read what is for %s: %s', (_, caller, readers, may) => expect(mayRead(caller, readers)).toBe(may));

import { expect, test } from '@jest/globals';
import type { Suite } from '#test/contract/world';

/** Values of FIPS 180-4 and of its examples. */
const known = [
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  // UTF-8: two bytes.
  ['é', '4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c'],
] as const;

export const sha256Suite: Suite = (adapterName, makeWorld) => {
  test.each(known)(`${adapterName}: the hash of %p is the one of the standard`, async (text, hash) => {
    const { ports } = await makeWorld();
    expect(ports.sha256(text)).toBe(hash);
  });
};

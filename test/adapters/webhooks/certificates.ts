import { createSign, generateKeyPairSync } from 'node:crypto';

/** A key with a certificate, both in PEM. */
export type Certificate = { readonly key: string; readonly cert: string };

type Validity = { readonly from: Date; readonly until: Date };

// ── DER, as far as a certificate needs it ──────────────────────────────────────────────────────────────────────────

const lengthOf = (count: number): readonly number[] => {
  if (count < 128) return [count];
  return count < 256 ? [0x81, count] : [0x82, count >> 8, count & 255];
};
const der = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content]);
};
const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, ...parts);
const object = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const integer = (value: number): Buffer => der(0x02, Buffer.from([value]));
/** `260131120000Z` */
const utcTime = (at: Date): Buffer =>
  der(
    0x17,
    Buffer.from(
      `${at
        .toISOString()
        .replaceAll(/[-:T]|\.\d+/g, '')
        .slice(2, 14)}Z`,
      'latin1',
    ),
  );

const commonName = object('550403');
const subjectAltName = object('551d11');
const ecdsaWithSha256 = sequence(object('2a8648ce3d040302'));

const nameOf = (name: string): Buffer => sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from(name)))));
const alternative = (name: string): Buffer =>
  /^\d+(\.\d+){3}$/.test(name)
    ? der(0x87, Buffer.from(name.split('.').map(Number)))
    : der(0x82, Buffer.from(name, 'latin1'));

const pemOf = (kind: string, bytes: Buffer): string =>
  [`-----BEGIN ${kind}-----`, ...(bytes.toString('base64').match(/.{1,64}/g) ?? []), `-----END ${kind}-----`, ''].join(
    '\n',
  );

const aDay = 86_400_000;
const today: Validity = { from: new Date(Date.now() - aDay), until: new Date(Date.now() + aDay) };

/** A certificate for some names and addresses that is its own authority: whoever trusts it trusts no other. */
export const certificateFor = (names: readonly string[], { from, until }: Validity = today): Certificate => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = nameOf(names[0] ?? 'nobody');
  const extension = sequence(subjectAltName, der(0x04, sequence(...names.map(alternative))));
  const content = sequence(
    der(0xa0, integer(2)),
    integer(1),
    ecdsaWithSha256,
    issuer,
    sequence(utcTime(from), utcTime(until)),
    issuer,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extension)),
  );
  const signature = createSign('sha256').update(content).sign(privateKey);
  const signed = sequence(content, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature));
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string, cert: pemOf('CERTIFICATE', signed) };
};

/** A certificate that ended yesterday. */
export const expiredCertificateFor = (names: readonly string[]): Certificate =>
  certificateFor(names, { from: new Date(Date.now() - 9 * aDay), until: new Date(Date.now() - aDay) });

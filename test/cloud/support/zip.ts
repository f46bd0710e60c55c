import { crc32 } from 'node:zlib';

const numbers = (...fields: readonly (readonly [value: number, bytes: 2 | 4])[]): Buffer =>
  Buffer.concat(
    fields.map(([value, bytes]) => {
      const written = Buffer.alloc(bytes);
      written.writeUIntLE(value, 0, bytes);
      return written;
    }),
  );

/** A zip archive of one uncompressed file, as Lambda takes it. */
export const zipOf = (name: string, text: string): Uint8Array => {
  const [nameBytes, content] = [Buffer.from(name), Buffer.from(text)];
  const version = 20;
  const about = numbers(
    ...([
      [version, 2],
      [0, 2],
      [0, 2],
      [0, 4],
      [crc32(content), 4],
    ] as const),
    ...([
      [content.length, 4],
      [content.length, 4],
      [nameBytes.length, 2],
      [0, 2],
    ] as const),
  );
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), about, nameBytes, content]);
  const rest = numbers([0, 2], [0, 2], [0, 2], [0, 4], [0, 4]);
  const entry = Buffer.concat([Buffer.from('PK\x01\x02'), numbers([version, 2]), about, rest, nameBytes]);
  const end = numbers([0, 2], [0, 2], [1, 2], [1, 2], [entry.length, 4], [local.length, 4], [0, 2]);
  return Buffer.concat([local, entry, Buffer.from('PK\x05\x06'), end]);
};

/** Bytes of a text in UTF-8. */
const utf8Bytes = (text: string): number => {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    // Half of a surrogate pair is half of four bytes.
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff)) bytes += 2;
    else bytes += 3;
  }
  return bytes;
};

/** Bytes of a value as JSON: more than any table's own form of it takes. */
export const jsonBytes = (value: unknown): number => utf8Bytes(JSON.stringify(value));

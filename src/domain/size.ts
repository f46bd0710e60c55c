/** Bytes of a text in UTF-8. */
const utf8Bytes = (text: string): number => {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    // A surrogate pair has four bytes: two for each half.
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff)) bytes += 2;
    else bytes += 3;
  }
  return bytes;
};

/** Bytes of a value as JSON: more than the stored item has. */
export const jsonBytes = (value: unknown): number => utf8Bytes(JSON.stringify(value));

/** The parameters of a request in Stripe's form encoding: `metadata[order_id]=…` is a map in a map. */
export type FormMap = { [name: string]: string | FormMap };

const put = (into: FormMap, [name = '', ...rest]: readonly string[], value: string): void => {
  if (rest.length === 0) {
    into[name] = value;
    return;
  }
  const inner = into[name];
  const map = typeof inner === 'object' ? inner : {};
  into[name] = map;
  put(map, rest, value);
};

export const formOf = (text: string): FormMap => {
  const form: FormMap = {};
  for (const [key, value] of new URLSearchParams(text)) {
    const names = key.split(/[[\]]+/).filter((name) => name !== '');
    // `expand[]` is a list without positions.
    put(form, key.endsWith('[]') ? [...names, String(Object.keys(form[names[0] ?? ''] ?? {}).length)] : names, value);
  }
  return form;
};

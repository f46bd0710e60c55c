/** Values of a tab, as JSON. A browser without storage forgets them. */

const read = (storage: () => Storage, name: string): unknown => {
  try {
    return JSON.parse(storage().getItem(name) ?? 'null');
  } catch {
    return null;
  }
};

const write = (storage: () => Storage, name: string, value: unknown): void => {
  try {
    if (value === null) storage().removeItem(name);
    else storage().setItem(name, JSON.stringify(value));
  } catch {
    // The page works without storage; what it shows then ends with it.
  }
};

/** A value that ends with the tab and survives a redirect: personal data belongs here. */
export const ofTab = <Value>(name: string) => ({
  read: () => read(() => sessionStorage, name) as Value | null,
  write: (value: Value | null) => write(() => sessionStorage, name, value),
});

/** A value of a tab with a copy that the next tab begins with. Nothing personal belongs here. */
export const ofShop = <Value>(name: string) => ({
  read: () => (read(() => sessionStorage, name) ?? read(() => localStorage, name)) as Value | null,
  write: (value: Value | null) => {
    write(() => sessionStorage, name, value);
    write(() => localStorage, name, value);
  },
});

/** `getOrder` and `GetOrder` are `get-order`. */
export const kebabCase = (id: string): string => id.replace(/(?<=.)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();

/** `getOrder` is `GetOrder`. */
export const pascalCase = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1);

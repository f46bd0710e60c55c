export type Kind = 'command' | 'query';

/** The files that are written for `<area>/<verb>-<noun>`, by path. Throws where no kind of that area is generated. */
export function filesOf(wanted: string, kind?: Kind): Readonly<Record<string, string>>;

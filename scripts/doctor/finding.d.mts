/** What was found of one thing: whether it is there, what was seen, and what to do when it is not. */
export type Finding = { readonly isFine: boolean; readonly saw: string; readonly todo?: string };
export type Purpose = 'start' | 'test' | 'cloud:local' | 'deploy';
export type Check = {
  readonly name: string;
  readonly neededFor: readonly Purpose[];
  readonly look: () => Promise<Finding>;
};

export function fine(saw: string): Finding;
export function amiss(saw: string, todo: string): Finding;

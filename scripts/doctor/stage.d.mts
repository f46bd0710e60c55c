/** What a stage asks of the account. */
export type StageNeeds = {
  /** Where its shield is; undefined where it has none. */
  readonly shieldRegion: string | undefined;
  /** Places of functions that it keeps to itself. */
  readonly reserved: number;
  /** Who letters are from. */
  readonly sender: string | undefined;
  /** Whether its gateway writes a log in the name of a role that the account has to have. */
  readonly gatewayRole: boolean;
};

export function needsOfStage(folder: string, stage: string): StageNeeds | undefined;

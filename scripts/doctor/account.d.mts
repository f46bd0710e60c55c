import type { Check } from './finding.mjs';
import type { StageNeeds } from './stage.mjs';

export function chosenRegion(): Promise<string | undefined>;
export function accountChecks(
  region: string | undefined,
  stage: string,
  needs: StageNeeds | undefined,
): readonly Check[];

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Report = { readonly pluginReports: readonly { readonly violations: readonly { readonly ruleName: string }[] }[] };

/** What the rules of AWS Solutions found in what was synthesized into a folder. */
export const findingsIn = (folder: string): readonly string[] => {
  const { pluginReports }: Report = JSON.parse(readFileSync(join(folder, 'validation-report.json'), 'utf8'));
  return pluginReports.flatMap(({ violations }) => violations.map(({ ruleName }) => ruleName));
};

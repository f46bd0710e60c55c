import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Report = { readonly pluginReports: readonly { readonly violations: readonly { readonly ruleName: string }[] }[] };

/** The rules of AWS Solutions that the assembly in a folder breaks. */
export const findingsIn = (folder: string): readonly string[] => {
  const { pluginReports }: Report = JSON.parse(readFileSync(join(folder, 'validation-report.json'), 'utf8'));
  return pluginReports.flatMap(({ violations }) => violations.map(({ ruleName }) => ruleName));
};

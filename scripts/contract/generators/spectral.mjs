// Lints the contract by Spectral: its rules for OpenAPI, and those of OWASP.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../children.mjs';
import { CannotRun } from '../../command.mjs';
import { excuses } from './spectral-excuses.mjs';
import { npmPackages } from './tools.mjs';
import { spectral } from './versions.mjs';

const rulesets = ['spectral:oas', '@stoplight/spectral-owasp-ruleset'];

/** @typedef {{ code: string, path: readonly (string | number)[], message: string }} Finding */

/** A JSON pointer, without its escapes. @param {Finding} finding */
const placeOf = ({ path }) => `/${path.join('/')}`;

/** @param {Finding} finding */
const excuseFor = (finding) => excuses.find(({ rule, at }) => rule === finding.code && at.test(placeOf(finding)));

/** @param {string} folder @param {string} contract @returns {Promise<readonly Finding[]>} */
const findings = async (folder, contract) => {
  const ruleset = join(folder, 'ruleset.yaml');
  const report = join(folder, 'findings.json');
  await writeFile(ruleset, JSON.stringify({ extends: rulesets }));
  const { code, output } = await run(
    join(folder, 'node_modules/.bin/spectral'),
    ['lint', contract, '--ruleset', ruleset, '--format', 'json', '--output', report, '--quiet'],
    { seconds: 120, cwd: folder },
  );
  // 1: it has errors.
  if (code !== 0 && code !== 1) throw new CannotRun(`spectral ended with ${code}:\n${output.trim()}`);
  return JSON.parse(await readFile(report, 'utf8'));
};

/**
 * @param {import('./tools.mjs').Place} place @param {string} contract
 * @returns {Promise<{ passed: number, failures: readonly string[] }>} passed: the excuses that are still needed
 */
export const lint = async (place, contract) => {
  const found = await findings(await npmPackages(place, spectral), contract);
  const unexcused = found.filter((finding) => excuseFor(finding) === undefined);
  const used = new Set(found.map(excuseFor));
  const failures = [
    ...unexcused.map((finding) => `${finding.code} at ${placeOf(finding)}: ${finding.message}`),
    ...excuses
      .filter((excuse) => !used.has(excuse))
      .map(({ rule, at }) => `nothing is left to excuse of ${rule} at ${at}: remove it from spectral-excuses.mjs`),
  ];
  place.say(`Spectral: ${found.length} findings, ${found.length - unexcused.length} of them excused`);
  return { passed: excuses.filter((excuse) => used.has(excuse)).length, failures };
};

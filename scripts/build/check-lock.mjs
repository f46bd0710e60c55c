// Proves that the lock file installs on other systems, names no registry and runs no unknown script. Writes nothing.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { killAll, run } from '../children.mjs';
import { command } from '../command.mjs';
import { root } from '../project.mjs';

const usage = `Usage: npm run check-lock

Fails when package-lock.json names the address of a registry, or when npm ci would fail on another system: if packages
lack the parts of other platforms, npm has written a lock file that installs only on its own. Also fails when a package has an
install script about which allowScripts in package.json says nothing.

Options
  -h, --help  this text`;

const systems = [
  { os: 'linux', cpu: 'x64' },
  { os: 'linux', cpu: 'arm64' },
  { os: 'darwin', cpu: 'arm64' },
  { os: 'win32', cpu: 'x64' },
];

/** @returns {Promise<string[]>} */
const addressComplaints = async () => {
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
  const addressed = Object.entries(lock.packages).filter(([, { resolved }]) =>
    /^(git\+)?(https?|ssh):/.test(resolved ?? ''),
  );
  if (addressed.length === 0) return [];
  return [
    `${addressed.length} packages have an address, the first is ${addressed[0]?.[0]}: remove every "resolved" line`,
  ];
};

/** @param {string} path node_modules/a/node_modules/@b/c → @b/c */
const packageNameIn = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** @returns {Promise<string[]>} */
const scriptComplaints = async () => {
  const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
  const { allowScripts = {} } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const scripted = new Set(
    Object.keys(packages)
      .filter((path) => packages[path].hasInstallScript)
      .map(packageNameIn),
  );
  const decided = Object.keys(allowScripts);
  return [
    ...[...scripted]
      .filter((name) => !decided.includes(name))
      .map((name) => `${name} has an install script: decide about it in allowScripts of package.json (ADR 0011)`),
    ...decided
      .filter((name) => !scripted.has(name))
      .map((name) => `allowScripts: ${name} has no install script any more`),
  ];
};

/** @param {{ os: string, cpu: string }} system @returns {Promise<string[]>} */
const installComplaints = async ({ os, cpu }) => {
  const flags = ['ci', '--dry-run', '--ignore-scripts', '--no-audit', '--no-fund', `--os=${os}`, `--cpu=${cpu}`];
  const { code, output } = await run('npm', flags, { seconds: 120, shell: process.platform === 'win32' });
  return code === 0 ? [] : [`npm ci fails on ${os}-${cpu}:\n${output.trim().split('\n').slice(0, 12).join('\n')}`];
};

await command({
  usage,
  onInterrupt: killAll,
  run: async () => {
    const complaints = [...(await addressComplaints()), ...(await scriptComplaints())];
    for (const system of systems) complaints.push(...(await installComplaints(system)));
    for (const complaint of complaints) console.error(complaint);
    if (complaints.length > 0) return 1;
    console.log(`the lock file installs on ${systems.map(({ os, cpu }) => `${os}-${cpu}`).join(', ')}`);
    return 0;
  },
});

// Proves that the lock file installs on other systems and names no registry. Writes nothing.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { killAll, run } from '../children.mjs';
import { command } from '../command.mjs';
import { root } from '../project.mjs';

const usage = `Usage: npm run check-lock

Fails when package-lock.json names the address of a registry, or when npm ci would fail on another system: if packages
lack the parts of other platforms, npm has written a lock file that installs only on its own.

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
    const complaints = await addressComplaints();
    for (const system of systems) complaints.push(...(await installComplaints(system)));
    for (const complaint of complaints) console.error(complaint);
    if (complaints.length > 0) return 1;
    console.log(`the lock file installs on ${systems.map(({ os, cpu }) => `${os}-${cpu}`).join(', ')}`);
    return 0;
  },
});

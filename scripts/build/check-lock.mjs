// Proves that the lock file installs on other systems and names no registry. Nothing is written.
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { root } from '../project.mjs';

const help = `Usage: npm run check-lock

Fails when package-lock.json names the address of a registry, or when npm ci would fail on another system:
packages whose platform parts are missing make npm write a lock file that installs only where it was written.`;

const systems = [
  { os: 'linux', cpu: 'x64' },
  { os: 'linux', cpu: 'arm64' },
  { os: 'darwin', cpu: 'arm64' },
  { os: 'win32', cpu: 'x64' },
];

/** @param {{ os: string, cpu: string }} system @returns {Promise<{ code: number | null, text: string }>} */
const dryRun = ({ os, cpu }) =>
  new Promise((resolve) => {
    const flags = ['ci', '--dry-run', '--ignore-scripts', '--no-audit', '--no-fund', `--os=${os}`, `--cpu=${cpu}`];
    const child = spawn('npm', flags, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      timeout: 120_000,
    });
    let text = '';
    child.stdout.on('data', (part) => (text += part));
    child.stderr.on('data', (part) => (text += part));
    child.once('error', (error) => resolve({ code: 1, text: error.message }));
    child.once('close', (code) => resolve({ code, text }));
  });

const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h', default: false } } });
if (values.help) {
  console.log(help);
} else {
  /** @type {string[]} */
  const complaints = [];
  const lock = JSON.parse(await readFile(new URL('../../package-lock.json', import.meta.url), 'utf8'));
  const addressed = Object.entries(lock.packages).filter(([, { resolved }]) =>
    /^(git\+)?(https?|ssh):/.test(resolved ?? ''),
  );
  if (addressed.length > 0)
    complaints.push(
      `${addressed.length} packages carry an address, first ${addressed[0]?.[0]}: remove every "resolved" line`,
    );
  for (const system of systems) {
    const { code, text } = await dryRun(system);
    if (code !== 0)
      complaints.push(
        `npm ci fails for ${system.os}-${system.cpu}:\n${text.trim().split('\n').slice(0, 12).join('\n')}`,
      );
  }
  for (const complaint of complaints) console.error(complaint);
  if (complaints.length === 0)
    console.log(`the lock file installs on ${systems.map(({ os, cpu }) => `${os}-${cpu}`).join(', ')}`);
  process.exitCode = complaints.length > 0 ? 1 : 0;
}

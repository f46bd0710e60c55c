import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../project.mjs';
import { embeddedBinary } from '../../test/engines.mjs';
import { amiss, fine } from './finding.mjs';

/** @import { Check, Finding } from './finding.mjs' */

const packageJson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const patienceMs = 20_000;

const run = promisify(execFile);

/** The output of a program; undefined when it is missing, fails or takes too long. @param {string} program @param {readonly string[]} args @returns {Promise<string | undefined>} */
const printedBy = async (program, args) => {
  try {
    return (await run(program, args, { cwd: root, timeout: patienceMs })).stdout.trim();
  } catch {
    return undefined;
  }
};

const [majorNeeded = 0, minorNeeded = 0] = (/(\d+)\.(\d+)/.exec(packageJson.engines.node) ?? []).slice(1).map(Number);

/** @returns {Promise<Finding>} */
const node = async () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isNewEnough = major > majorNeeded || (major === majorNeeded && minor >= minorNeeded);
  const saw = `Node ${process.versions.node}`;
  return isNewEnough ? fine(saw) : amiss(saw, `install Node ${majorNeeded}.${minorNeeded} or newer`);
};

/** @returns {Promise<Finding>} */
const packages = async () => {
  const declared = Object.keys({ ...packageJson.dependencies, ...packageJson.devDependencies });
  const missing = declared.filter((name) => !existsSync(join(root, 'node_modules', name, 'package.json')));
  if (missing.length === 0) return fine(`${declared.length} packages are installed`);
  return amiss(`${missing.length} packages are not installed, such as ${missing[0]}`, 'npm ci');
};

/** @returns {Promise<Finding>} */
const engine = async () =>
  embeddedBinary() === undefined
    ? amiss(
        `there is no embedded engine for ${process.platform} ${process.arch}`,
        'nothing: npm start then has its data in memory; DYNAMODB_ENDPOINT names another engine',
      )
    : fine('the embedded engine is installed');

/** @returns {Promise<Finding>} */
const containers = async () => {
  const version = await printedBy('docker', ['version', '--format', '{{.Server.Version}}']);
  return version
    ? fine(`a container runtime answers (${version})`)
    : amiss('no container runtime answers', 'start Docker or Podman, or let the tests use the embedded engine');
};

/** @returns {Promise<Finding>} */
const python = async () => {
  const program = process.env.PYTHON ?? 'python3';
  const version = await printedBy(program, [
    '-c',
    'import sys, venv, ensurepip; print("%d.%d" % sys.version_info[:2])',
  ]);
  const [major = 0, minor = 0] = (version ?? '').split('.').map(Number);
  if (major === 3 && minor >= 10) return fine(`${program} ${version}`);
  return amiss(
    version ? `${program} is ${version}` : `there is no ${program} with its venv module`,
    'install Python 3.10 or newer and python3-venv, or name another with PYTHON',
  );
};

/** The requirements on the machine. @type {readonly Check[]} */
export const machineChecks = [
  { name: 'node', neededFor: ['start', 'test', 'cloud:local', 'deploy'], look: node },
  { name: 'packages', neededFor: ['start', 'test', 'cloud:local', 'deploy'], look: packages },
  { name: 'engine', neededFor: [], look: engine },
  { name: 'containers', neededFor: [], look: containers },
  { name: 'python', neededFor: ['cloud:local'], look: python },
];

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'doctor-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Nobody's home, so that nobody's account is asked. */
const doctor = (args: readonly string[], environment: Readonly<Record<string, string>> = {}) => {
  const { PATH = '' } = process.env;
  const env = { PATH, HOME: home, AWS_EC2_METADATA_DISABLED: 'true', ...environment };
  const run = spawnSync(process.execPath, ['scripts/doctor.mjs', ...args], {
    cwd: root,
    env,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
};

const foundBy = (args: readonly string[], environment?: Readonly<Record<string, string>>) => {
  const { code, out } = doctor([...args, '--json'], environment);
  const { isReady, found } = JSON.parse(out) as {
    isReady: boolean;
    found: { name: string; isNeeded: boolean; isFine: boolean; saw: string; todo?: string }[];
  };
  return { code, isReady, found, of: (name: string) => found.find((one) => one.name === name) };
};

describe('npm run doctor', () => {
  test('finds that what runs these tests can start the service', () => {
    const { code, isReady, of } = foundBy([]);
    expect([code, isReady]).toEqual([0, true]);
    expect(of('node')).toEqual({ name: 'node', isNeeded: true, isFine: true, saw: `Node ${process.versions.node}` });
    expect(of('account')).toBeUndefined();
  });

  test('says what is not needed for this, and what to do about it', () => {
    const { code, of } = foundBy([], { PATH: join(home, 'nothing') });
    expect(code).toBe(0);
    expect(of('python')).toMatchObject({
      isNeeded: false,
      isFine: false,
      todo: expect.stringContaining('Python 3.10'),
    });
    expect(of('containers')).toMatchObject({ isNeeded: false, isFine: false });
  });

  test('is not content without what is needed', () => {
    const { code, isReady, of } = foundBy(['--for', 'cloud:local'], { PYTHON: join(home, 'no-python') });
    expect([code, isReady]).toEqual([1, false]);
    expect(of('python')).toMatchObject({ isNeeded: true, isFine: false });
    expect(doctor(['--for', 'cloud:local'], { PYTHON: join(home, 'no-python') }).out).toMatch(
      /MISSING {2}python .*\n +→ install Python[\s\S]*Not ready for cloud:local: python\n$/,
    );
  });

  test('asks for a region before it asks an account', () => {
    const { code, found } = foundBy(['--for', 'deploy']);
    expect(code).toBe(1);
    expect(found.filter(({ isFine, isNeeded }) => isNeeded && !isFine).map(({ name }) => name)).toEqual(['region']);
  });

  test('says whose account it cannot see', () => {
    const { code, of } = foundBy(['--for', 'deploy'], { AWS_REGION: 'eu-central-1' });
    expect(code).toBe(1);
    expect(of('account')).toMatchObject({ isFine: false, saw: expect.stringContaining('Credentials') });
    expect(of('bootstrap')).toMatchObject({ isFine: false, todo: expect.stringContaining('npx cdk bootstrap') });
  });

  test('explains itself, and refuses what it does not know', () => {
    expect(doctor(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('Usage: npm run doctor') });
    expect(doctor(['--for', 'luck'])).toMatchObject({ code: 2, err: expect.stringContaining('unknown purpose: luck') });
    expect(doctor(['--loud'])).toMatchObject({ code: 2 });
  });
});

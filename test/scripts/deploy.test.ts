import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cfnLintLeftOut, checkovLeftOut } from '../../scripts/operate/template-rules';

describe('what is missing for a deployment', () => {
  let missingFor: (asked: { profile?: string }, environment: Record<string, string>) => readonly string[];
  let home: string;

  beforeAll(async () => {
    ({ missingFor } = await import('../../scripts/operate/deploy.mjs'));
    home = mkdtempSync(join(tmpdir(), 'home-'));
    writeFileSync(join(home, 'config'), '[default]\nregion = eu-central-1\n[profile shop]\nsso_session = work\n');
    writeFileSync(join(home, 'credentials'), '[default]\naws_access_key_id = a\naws_secret_access_key = b\n');
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  const files = () => ({
    HOME: '/nowhere',
    AWS_CONFIG_FILE: join(home, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(home, 'credentials'),
  });

  test('credentials and a region on an empty machine', () => {
    expect(missingFor({}, { HOME: '/nowhere' }).map((what) => what.split(':')[0])).toEqual(['credentials', 'a region']);
  });

  test('nothing with both in the environment or in the files of AWS’s tools', () => {
    const keys = { HOME: '/nowhere', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };
    expect(missingFor({}, { ...keys, AWS_REGION: 'eu-central-1' })).toEqual([]);
    expect(missingFor({}, files())).toEqual([]);
  });

  test('the part that a profile lacks', () => {
    expect(missingFor({ profile: 'shop' }, files()).map((what) => what.split(':')[0])).toEqual(['a region']);
    expect(missingFor({ profile: 'other' }, files()).map((what) => what.split(':')[0])).toEqual([
      'credentials',
      'a region',
    ]);
  });
});

test('a page is uploaded after the assets that it names', async () => {
  const { uploadOrder } = await import('../../scripts/operate/page-objects.mjs');
  expect(uploadOrder(['index.html', 'assets/form-1.js', 'console/index.html', 'icon.svg'])).toEqual([
    'assets/form-1.js',
    'icon.svg',
    'index.html',
    'console/index.html',
  ]);
});

describe('rules of template checks that are left out', () => {
  test('are listed once, each with a reason', () => {
    const all = [...cfnLintLeftOut, ...checkovLeftOut];
    expect(new Set(all.map(({ rule }) => rule)).size).toBe(all.length);
    for (const { reason } of all) expect(reason).toMatch(/^[A-Z].{30,}\.$/);
  });
});

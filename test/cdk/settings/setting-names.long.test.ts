import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { refuseUnknown, settingNames } from '#cdk/settings';
import { stageFrom } from '#cdk/stage';
import { cdkContext, root } from '#test/cdk/support/synthesized';

describe('the names of settings', () => {
  test.each(['alarmEmial', 'prod:alarmEmial', 'branch-7:mail', 'prod:stage', 'alarmemail'])('refuse %s', (name) => {
    expect(() => refuseUnknown(['stage', name])).toThrow(
      `${name} is not a setting. Use one of webOrigins, signInOrigins, api`,
    );
  });

  test('may have a stage before them, and may stand beside those of the CDK and of the pipeline', () => {
    const known = settingNames.flatMap((name) => [name, `prod:${name}`]);
    const pipeline = ['connection', 'repository', 'branch'];
    const cdkNames = [
      'aws:cdk:enable-path-metadata',
      'aws:cdk:bundling-stacks',
      'availability-zones:account=111122223333:region=eu-central-1',
    ];
    const names = ['stage', ...known, ...pipeline, ...cdkNames, ...Object.keys(cdkContext)];
    expect(() => refuseUnknown(names)).not.toThrow();
  });

  test('are checked before the synthesis', () => {
    const output = mkdtempSync(join(tmpdir(), 'unknown-setting-'));
    try {
      const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'cdk/app.ts'], {
        cwd: root,
        encoding: 'utf8',
        env: {
          ...process.env,
          CDK_OUTDIR: output,
          CDK_CONTEXT_JSON: JSON.stringify({ 'prod:alarmEmial': 'a@b.example' }),
        },
      });
      expect(stderr).toContain('prod:alarmEmial is not a setting');
      expect(status).toBe(1);
    } finally {
      rmSync(output, { recursive: true, force: true });
    }
  });

  test('each have a line in docs/deploy.md', () => {
    const page = readFileSync(join(root, 'docs/deploy.md'), 'utf8');
    const [, section = ''] = page.split('\n## Settings of a stage\n');
    const rows = [...(section.split('\n## ')[0] ?? '').matchAll(/^\| (`[^|]+`) \|/gm)];
    const named = rows.flatMap(([, cell = '']) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name));
    expect(named.sort()).toEqual([...settingNames].sort());
  });
});

describe('partners', () => {
  const partners = (count: number) => Array.from({ length: count }, (_, at) => `partner-${at}`).join(',');
  const stageWithPartners = (count: number) => stageFrom((name) => (name === 'partners' ? partners(count) : undefined));

  test('are at most 49', () => {
    expect(stageWithPartners(49).partners).toHaveLength(49);
    expect(() => stageWithPartners(50)).toThrow(
      'partners: 50 exceed the maximum of 49. An API takes 50 clients, and one is that of the pages.',
    );
  });
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { buildBundles, cdkContext, root, type Synthesized, synthesize } from '#test/cdk/support/synthesized';
import { wholeTemplate } from '../../scripts/whole-template.mjs';

let synthesized: Synthesized;
beforeAll(() => {
  buildBundles();
  synthesized = synthesize();
});

describe('synthesis', () => {
  test('gives the same template again, also from the command line', () => {
    const output = mkdtempSync(join(tmpdir(), 'synthesized-'));
    try {
      execFileSync(process.execPath, ['--import', 'tsx', 'cdk/app.ts'], {
        cwd: root,
        env: { ...process.env, CDK_OUTDIR: output, CDK_CONTEXT_JSON: JSON.stringify(cdkContext) },
        stdio: 'pipe',
      });
      const template = wholeTemplate(output, 'order-service-dev');
      expect(template).toEqual(synthesized.template);
    } finally {
      rmSync(output, { recursive: true, force: true });
    }
  });

  test('of another stage shares no name with it', () => {
    const names = (template: unknown): readonly string[] =>
      JSON.stringify(template).match(/"(order-service[/-]|\/aws\/lambda\/)[^"]*"/g) ?? [];
    const here = names(synthesized.template.Resources);
    const there = names(synthesize({ context: { stage: 'prod' } }).template.Resources);
    expect(there.length).toBeGreaterThan(0);
    expect(there.filter((name) => !name.includes('prod'))).toEqual([]);
    expect(here.filter((name) => there.includes(name))).toEqual([]);
  });

  test.each([
    ['stage', 'Prod'],
    ['stage', 'x'],
    ['stage', '../dev'],
    ['webOrigins', 'http://shop.example'],
    ['signInOrigins', 'http://shop.example'],
    ['stage', 'paws'],
    ['stage', 'my-cognito'],
    ['webOrigins', '*'],
    ['webOrigins', 'https://shop.example/'],
    ['webOrigins', ''],
    ['api', 'soap'],
    ['functions', 'two'],
    ['code', 'zip'],
    ['encryption', 'none'],
    ['network', 'open'],
    ['replicas', 'europe'],
    ['provisioned', 'getOrder'],
    ['provisioned', 'getNothing:1'],
    ['alarmEmail', 'nobody'],
    ['owner', 'the team; of shops'],
    ['owner', ''],
    ['quietMinutes', '4'],
    ['quietMinutes', '1441'],
    ['quietMinutes', '60'],
    ['monthlyBudget', '0'],
    ['monthlyBudget', '200'],
    ['warmUnits', '8000'],
    ['warmUnits', 'write:3000'],
    ['warmUnits', 'write:8000'],
    ['vaultLock', 'yes'],
    ['vaultLock', 'governance'],
    ['closed', 'true'],
    ['rollout', 'slowly'],
    ['partners', 'Acme Books'],
    ['partners', 'acme,acme'],
    ['mailSender', 'shop'],
    ['domain', 'https://api.shop.example'],
    ['domain', 'api.shop.example'],
    ['certificate', 'mine'],
  ])('refuses the %s %p', (name, value) => {
    expect(() => synthesize({ context: { [name]: value } })).toThrow(name);
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { givenSecretIn } from '../../../scripts/operate/secrets/put';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const key = `sk_test_${'4eC39HqLyjWDarjtT1zdp7dc'}`;

describe('a secret that is put', () => {
  test.each([
    ['stripe-key', `${key}\n`, key],
    ['stripe-key', `rk_live_${'a'.repeat(24)}`, `rk_live_${'a'.repeat(24)}`],
    ['stripe-webhook', `  whsec_${'b'.repeat(32)}\r\n`, `whsec_${'b'.repeat(32)}`],
  ])('is a %s without the space around it', (name, input, value) =>
    expect(givenSecretIn(name, input)).toEqual({ name, value }),
  );

  test.each([
    [
      'stripe-key',
      'pk_test_TYooMQauvdEDq54NiTphI7jx',
      'standard input is no stripe-key: it looks like sk_live_… or rk_live_…',
    ],
    ['stripe-key', '', 'standard input is no stripe-key: it looks like sk_live_… or rk_live_…'],
    ['stripe-key', `${key} ${key}`, 'standard input is no stripe-key: it looks like sk_live_… or rk_live_…'],
    ['stripe-webhook', key, 'standard input is no stripe-webhook: it looks like whsec_…'],
    ['cursors', key, 'cursors is no secret that can be put: it is one of stripe-key, stripe-webhook'],
    [
      'stripe-webhook-old',
      key,
      'stripe-webhook-old is no secret that can be put: it is one of stripe-key, stripe-webhook',
    ],
  ])('is refused without being told: %s %j', (name, input, message) =>
    expect(givenSecretIn(name, input)).toBe(message),
  );
});

describe('npm run secrets', () => {
  const secrets = async (input: string, ...args: readonly string[]) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/operate/secrets.ts', ...args], { cwd: root });
    let [out, err] = ['', ''];
    child.stdout.on('data', (part) => (out += part));
    child.stderr.on('data', (part) => (err += part));
    child.stdin.end(input);
    const [code] = await once(child, 'close');
    return { code, out, err };
  };

  test('explains itself', async () => {
    const { code, out } = await secrets('', '--help');
    expect(code).toBe(0);
    expect(out).toContain('stripe-webhook   the signing secret of the webhook at Stripe');
  });

  test('says what to do where there is no table', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
    const { code, out, err } = await secrets(key, 'put', 'stripe-key', '--data', folder);
    rmSync(folder, { recursive: true, force: true });
    // Without the embedded engine there is no folder to put it into.
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(/has no data of a local server|--data needs the embedded engine/);
    expect(err).not.toContain(key);
  });

  test.each([
    ['no action', ['--stage', 'dev'], 'give put and one of stripe-key, stripe-webhook'],
    ['another action', ['get', 'stripe-key', '--stage', 'dev'], 'give put and one of'],
    ['a secret in the arguments', ['put', 'stripe-key', key, '--stage', 'dev'], 'give put and one of'],
    ['no target', ['put', 'stripe-key'], 'give one of --stage, --endpoint and --data'],
  ])('refuses %s', async (_, args, message) => {
    const { code, out, err } = await secrets(key, ...args);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
    expect(out + err).not.toContain(key);
  });
});

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Check } from '../../scripts/operate/doctor/finding.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'doctor-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** With an empty home directory, so that no account is called. */
const doctor = (args: readonly string[], environment: Readonly<Record<string, string>> = {}) => {
  const { PATH = '' } = process.env;
  const env = { PATH, HOME: home, AWS_EC2_METADATA_DISABLED: 'true', ...environment };
  const run = spawnSync(process.execPath, ['scripts/operate/doctor.mjs', ...args], {
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
  test('finds that this machine can start the service', () => {
    const { code, isReady, of } = foundBy([]);
    expect([code, isReady]).toEqual([0, true]);
    expect(of('node')).toEqual({ name: 'node', isNeeded: true, isFine: true, saw: `Node ${process.versions.node}` });
    expect(of('account')).toBeUndefined();
  });

  test('prints what is missing but not needed, and what to do about it', () => {
    const { code, of } = foundBy([], { PATH: join(home, 'nothing') });
    expect(code).toBe(0);
    expect(of('python')).toMatchObject({
      isNeeded: false,
      isFine: false,
      todo: expect.stringContaining('Python 3.10'),
    });
    expect(of('containers')).toMatchObject({ isNeeded: false, isFine: false });
  });

  test('fails without what is needed', () => {
    const { code, isReady, of } = foundBy(['--for', 'cloud:local'], { PYTHON: join(home, 'no-python') });
    expect([code, isReady]).toEqual([1, false]);
    expect(of('python')).toMatchObject({ isNeeded: true, isFine: false });
    expect(doctor(['--for', 'cloud:local'], { PYTHON: join(home, 'no-python') }).out).toMatch(
      /MISSING {2}python .*\n +→ install Python[\s\S]*Not ready for cloud:local: python\n$/,
    );
  });

  test('requires a region and credentials before it calls an account', () => {
    const { code, found } = foundBy(['--for', 'deploy']);
    expect(code).toBe(1);
    expect(found.filter(({ isFine, isNeeded }) => isNeeded && !isFine).map(({ name }) => name)).toEqual([
      'region',
      'account',
    ]);
  });

  test('reports an account that it cannot read', () => {
    const { code, of } = foundBy(['--for', 'deploy'], { AWS_REGION: 'eu-central-1' });
    expect(code).toBe(1);
    expect(of('account')).toMatchObject({ isFine: false, saw: expect.stringContaining('Credentials') });
    expect(of('bootstrap')).toMatchObject({
      isFine: false,
      todo: expect.stringContaining('npx cdk bootstrap --app cdk.out'),
    });
  });

  test('asks to synthesize a stage whose needs are unknown', () => {
    const { of } = foundBy(['--for', 'deploy', '--stage', 'never-synthesized'], { AWS_REGION: 'eu-central-1' });
    expect(of('stage')).toMatchObject({
      isNeeded: true,
      isFine: false,
      todo: 'npm run synth -- --stage never-synthesized',
    });
  });

  test('prints its usage, and refuses unknown options', () => {
    expect(doctor(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('Usage: npm run doctor') });
    expect(doctor(['--for', 'luck'])).toMatchObject({ code: 2, err: expect.stringContaining('unknown purpose: luck') });
    expect(doctor(['--loud'])).toMatchObject({ code: 2 });
  });
});

describe('what a stage needs in the account', () => {
  let needsOfStage: typeof import('../../scripts/operate/doctor/stage.mjs')['needsOfStage'];
  beforeEach(async () => {
    ({ needsOfStage } = await import('../../scripts/operate/doctor/stage.mjs'));
  });
  const functionWith = (Properties: object) => ({ Type: 'AWS::Lambda::Function', Properties });
  const synthesised = (name: string, Resources: object) =>
    writeFileSync(join(home, `${name}.template.json`), JSON.stringify({ Resources }));

  test('is read from its nested stacks too', () => {
    const hash = 'a'.repeat(64);
    synthesised('order-service-areas', {
      a: functionWith({ ReservedConcurrentExecutions: 20 }),
      orders: {
        Type: 'AWS::CloudFormation::Stack',
        Properties: { TemplateURL: `https://assets.example/${hash}.json` },
      },
    });
    const nested = { Resources: { b: functionWith({ ReservedConcurrentExecutions: 10 }) } };
    writeFileSync(join(home, 'orders.nested.template.json'), JSON.stringify(nested));
    const assets = { files: { [hash]: { source: { path: 'orders.nested.template.json' } } } };
    writeFileSync(join(home, 'order-service-areas.assets.json'), JSON.stringify(assets));
    expect(needsOfStage(home, 'areas')).toMatchObject({ reserved: 30 });
  });

  test('is read from its template: concurrency, the shield, the sender of letters', () => {
    synthesised('order-service-large', {
      a: functionWith({ ReservedConcurrentExecutions: 20 }),
      b: functionWith({ ReservedConcurrentExecutions: 10 }),
      c: functionWith({ Environment: { Variables: { MAIL_SENDER: 'orders@shop.example' } } }),
      d: { Type: 'AWS::SQS::Queue' },
    });
    synthesised('order-service-large-shield', {});
    expect(needsOfStage(home, 'large')).toEqual({
      shieldRegion: 'us-east-1',
      reserved: 30,
      sender: 'orders@shop.example',
      gatewayRole: false,
    });
  });

  test('a role of the gateway for the log of a REST API, none for an HTTP API', () => {
    const AccessLogSetting = { DestinationArn: 'log', Format: '$context.requestId' };
    const of = (name: string, Type: string, Properties: object) => {
      synthesised(`order-service-${name}`, { stage: { Type, Properties } });
      return needsOfStage(home, name)?.gatewayRole;
    };
    expect(of('rest', 'AWS::ApiGateway::Stage', { AccessLogSetting })).toBe(true);
    expect(of('silent', 'AWS::ApiGateway::Stage', {})).toBe(false);
    expect(of('http', 'AWS::ApiGatewayV2::Stage', { AccessLogSettings: AccessLogSetting })).toBe(false);
  });

  test('nothing for a small stage, unknown for one that was not synthesized', () => {
    synthesised('order-service-small', { a: functionWith({}) });
    expect(needsOfStage(home, 'small')).toEqual({
      ...{ shieldRegion: undefined, reserved: 0, sender: undefined },
      gatewayRole: false,
    });
    expect(needsOfStage(home, 'never')).toBeUndefined();
  });
});

/** A server for the calls to an account that is prepared for the CDK. `places`: its concurrency; `verified`: identities of SES. */
const account = ({
  places,
  verified,
}: {
  readonly places: number;
  readonly verified: Readonly<Record<string, boolean>> | undefined;
}) =>
  createServer((request, response) => {
    const identity = decodeURIComponent(/^\/v2\/email\/identities\/(.+)$/.exec(request.url ?? '')?.[1] ?? '');
    if (request.url === '/') return response.end(prepared);
    if (identity === '') return response.end(JSON.stringify({ AccountLimit: { ConcurrentExecutions: places } }));
    const refusal = verified === undefined ? 'AccessDeniedException' : 'NotFoundException';
    const isKnown = verified !== undefined && identity in verified;
    response.writeHead(isKnown ? 200 : 400, isKnown ? {} : { 'x-amzn-errortype': refusal });
    return response.end(JSON.stringify(isKnown ? { VerifiedForSendingStatus: verified[identity] } : {}));
  });

const prepared = `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult>
  <Stacks><member><StackName>CDKToolkit</StackName><CreationTime>2026-01-01T00:00:00Z</CreationTime>
  <StackStatus>CREATE_COMPLETE</StackStatus><Outputs><member><OutputKey>BootstrapVersion</OutputKey>
  <OutputValue>30</OutputValue></member></Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`;

describe('the account', () => {
  const asking = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'secret' };
  const before = { ...process.env };
  let server: ReturnType<typeof account>;
  let accountChecks: typeof import('../../scripts/operate/doctor/account.mjs')['accountChecks'];

  const inAccount = async (has: Parameters<typeof account>[0]) => {
    server = account(has);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    process.env = { ...process.env, ...asking, AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` };
    ({ accountChecks } = await import('../../scripts/operate/doctor/account.mjs'));
  };
  afterEach(() => {
    process.env = before;
    server.closeAllConnections();
    server.close();
  });

  const small = { shieldRegion: undefined, reserved: 0, sender: undefined, gatewayRole: false };
  const named = (checks: readonly Check[], name: string) => checks.find((check) => check.name === name);
  const functionsOf = async (reserved: number) => {
    const check = named(accountChecks('eu-central-1', 'prod', { ...small, reserved }), 'functions');
    return { neededFor: check?.neededFor, isFine: (await check?.look())?.isFine };
  };

  test('must have the concurrency that a stage reserves, and a hundred more', async () => {
    await inAccount({ places: 220, verified: {} });
    expect(await functionsOf(120)).toEqual({ neededFor: ['deploy'], isFine: true });
    expect(await functionsOf(121)).toEqual({ neededFor: ['deploy'], isFine: false });
    expect(await functionsOf(0)).toEqual({ neededFor: [], isFine: false });
  });

  test('must be prepared in the region of the shield too', async () => {
    await inAccount({ places: 10, verified: {} });
    const shield = named(accountChecks('eu-central-1', 'prod', { ...small, shieldRegion: 'us-east-1' }), 'shield');
    expect(shield?.neededFor).toEqual(['deploy']);
    expect(await shield?.look()).toEqual({ isFine: true, saw: 'prepared for the CDK in us-east-1, version 30' });
    const names = accountChecks('us-east-1', 'prod', { ...small, shieldRegion: 'us-east-1' }).map(({ name }) => name);
    expect(names).not.toContain('shield');
    expect(named(accountChecks('eu-central-1', 'dev', small), 'shield')).toBeUndefined();
  });

  test.each([
    ['the domain', { 'shop.example': true }, true],
    ['the address', { 'orders@shop.example': true }, true],
    ['the domain beside an address that waits', { 'orders@shop.example': false, 'shop.example': true }, true],
    ['neither yet', { 'shop.example': false }, false],
    ['none that it knows', {}, false],
  ])('whether SES has verified the sender: %s', async (_, verified, isFine) => {
    await inAccount({ places: 10, verified });
    const mail = named(accountChecks('eu-central-1', 'prod', { ...small, sender: 'orders@shop.example' }), 'mail');
    expect(mail?.neededFor).toEqual([]);
    expect(await mail?.look()).toMatchObject({ isFine });
  });

  test('may deny to read SES', async () => {
    await inAccount({ places: 10, verified: undefined });
    const mail = named(accountChecks('eu-central-1', 'prod', { ...small, sender: 'orders@shop.example' }), 'mail');
    expect(await mail?.look()).toMatchObject({ isFine: false, todo: 'allow ses:GetEmailIdentity to read it' });
  });
});

describe('the role of the gateway', () => {
  const programs = join(home, 'programs');
  const asked = join(home, 'asked');
  afterEach(() => rmSync(programs, { recursive: true, force: true }));

  const program = `
    import { accountChecks } from './scripts/operate/doctor/account.mjs';
    const needs = { shieldRegion: undefined, reserved: 0, sender: undefined, gatewayRole: true };
    const { neededFor, look } = accountChecks('eu-central-1', 'dev', needs).find(({ name }) => name === 'gateway');
    console.log(JSON.stringify({ neededFor, ...await look() }));`;

  /** On a machine with this script as the command line of AWS, or without one. */
  const found = (script?: string): { neededFor: string[]; isFine: boolean; saw: string; todo?: string } => {
    mkdirSync(programs, { recursive: true });
    if (script !== undefined)
      writeFileSync(join(programs, 'aws'), `#!/bin/sh\necho "$@" > ${asked}\n${script}\n`, { mode: 0o755 });
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      cwd: root,
      env: { PATH: programs, HOME: home },
      encoding: 'utf8',
    });
    return JSON.parse(stdout);
  };

  test('exists', () => {
    expect(found('echo arn:aws:iam::111122223333:role/service-role/logs')).toEqual({
      neededFor: ['deploy'],
      isFine: true,
      saw: 'the gateway writes logs as logs in eu-central-1',
    });
    expect(readFileSync(asked, 'utf8')).toBe(
      'apigateway get-account --region eu-central-1 --query cloudwatchRoleArn --output text\n',
    );
  });

  test('is created by three commands, which are printed if it is missing', () => {
    const { isFine, todo = '' } = found('echo None');
    expect(isFine).toBe(false);
    const commands = todo.split('\n').slice(1);
    expect(commands.map((command) => command.split(' ').slice(0, 3).join(' '))).toEqual([
      'aws iam create-role',
      'aws iam attach-role-policy',
      'aws apigateway update-account',
    ]);
    // As a shell parses them: a function with the name aws prints its arguments.
    const shell = (command = ''): readonly string[] => {
      const printing = 'aws() { for one in "$@"; do echo "$one"; done; }; ';
      return spawnSync('/bin/sh', ['-c', printing + command], { encoding: 'utf8' })
        .stdout.trim()
        .split('\n');
    };
    const [create, attach, update] = commands;
    expect(JSON.parse(shell(create).at(-1) ?? '').Statement).toEqual([
      { Effect: 'Allow', Principal: { Service: 'apigateway.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ]);
    expect(shell(attach).at(-1)).toBe('arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs');
    expect(shell(update)).toContain('eu-central-1');
    expect(update).toContain(
      'op=replace,path=/cloudwatchRoleArn,value=$(aws iam get-role --role-name api-gateway-logs',
    );
  });

  test('cannot be read without the command line of AWS, or without permission', () => {
    expect(found()).toMatchObject({ isFine: false, saw: 'there is no aws command line' });
    expect(found('echo "AccessDeniedException: no" >&2; exit 254')).toEqual({
      neededFor: ['deploy'],
      isFine: false,
      saw: 'AccessDeniedException: no',
      todo: 'allow apigateway:GET on arn:aws:apigateway:*::/account to read it',
    });
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  GetItemCommand,
  GetResourcePolicyCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { keyOf } from '#adapters/dynamodb/orders/orders';
import type { OrderId } from '#domain/orders/order-id';
import { type Listener, listen } from '#test/cloud/support/bus';
import {
  ask,
  customer,
  type DeployedReply,
  newKey,
  place,
  post,
  stackName,
  stock,
} from '#test/cloud/support/deployment';
import { commandsOf, openShell, type Shell, settingsIn } from '#test/cloud/support/runbook';
import { deploy, synthesize } from '../../scripts/emulator/stack.mjs';
import { root } from '../../scripts/project.mjs';

const sku = 'CLOUD-RESTORE';
const restoredName = `${stackName}-2`;
const dynamodb = new DynamoDBClient({});
const longestMs = 400_000;

/** The test itself deploys to the emulator, with the settings of these commands. */
const deployment = /^npm run deploy /;
/** The commands of the section that do not run in the shell here. Stage dev has no copies in AWS Backup. */
const leftOut = [deployment, /aws backup /, /^ROLE=/];

/** The section is about prod and a moment in the past. The emulator copies the table as it is, whatever the moment. */
const asHere = (command: string): string =>
  command
    .replaceAll('order-service-prod', stackName)
    .replace(/--restore-date-time \S+/, `--restore-date-time ${new Date().toISOString()}`);

/** Stage dev has no canary: the setting that turns it off is left out. */
const settingsHere = ({ rollout: _, ...settings }: Readonly<Record<string, string>>) => settings;

/** The steps of the section "Restore orders". */
const stepsOf = (commands: readonly string[]) => {
  const [closing, opening] = commands.filter((command) => deployment.test(command)).map(settingsIn);
  const inShell = commands.filter((command) => !leftOut.some((pattern) => pattern.test(command))).map(asHere);
  const restore = inShell.findIndex((command) => command.includes('restore-table-to-point-in-time'));
  const names = inShell.slice(0, restore);
  return {
    closing: settingsHere(closing ?? {}),
    restoring: inShell.slice(0, restore + 1),
    completing: [...names, ...inShell.slice(restore + 1)],
    opening: settingsHere(opening ?? {}),
  };
};

/** Stage dev deletes its table when the stack leaves it. The drill keeps it, as staging and prod do. */
const keepTable = (assembly: string): void => {
  const file = join(assembly, `${stackName}.template.json`);
  const template: { readonly Resources: Readonly<Record<string, { readonly Type: string; DeletionPolicy?: string }>> } =
    JSON.parse(readFileSync(file, 'utf8'));
  for (const resource of Object.values(template.Resources))
    if (resource.Type === 'AWS::DynamoDB::Table') resource.DeletionPolicy = 'Retain';
  writeFileSync(file, JSON.stringify(template));
};

let folder: string;
const update = async (name: string, settings: Readonly<Record<string, string>>): Promise<void> => {
  const assembly = join(folder, name);
  await synthesize(assembly, root, settings);
  keepTable(assembly);
  await deploy(assembly, process.env);
};

const seconds: Record<string, number> = {};
const timed = async <Value>(step: string, work: () => Promise<Value>): Promise<Value> => {
  const began = performance.now();
  const value = await work();
  seconds[step] = (performance.now() - began) / 1_000;
  return value;
};

/** An order that a customer placed and read before the drill. */
const placeBefore = async () => {
  await stock(sku, 5);
  const { token } = await customer('ada');
  const key = newKey();
  const body = { currency: 'EUR', lines: [{ sku, quantity: 1 }], note: 'ring twice' };
  const send = () => post(token, '/v1/orders', body, key);
  const placed = await send();
  const read = () => ask(`/v1/orders/${placed.json.id}`, { token });
  const first = await read();
  expect([placed.status, first.status]).toEqual([201, 200]);
  return { token, placed, first, send, read };
};

/** Restores the table by the commands of the section. Returns what a customer heard meanwhile. */
const drill = async (shell: Shell, token: string): Promise<DeployedReply> => {
  const steps = stepsOf(await commandsOf('Restore orders'));
  await timed('closed', () => update('closed', steps.closing));
  const heard = await place(token, sku);
  await timed('restored', () => shell.run(steps.restoring));
  const printed = await timed('settings', () => shell.run(steps.completing));
  const restoredTable = printed.trim().split('\n').at(-1) ?? '';
  await timed('opened', () => update('opened', { ...steps.opening, restoredTable }));
  return heard;
};

const isIn = async (TableName: string, orderId: OrderId): Promise<boolean> => {
  const { tag, moment } = keyOf(orderId);
  const Key = { pk: { S: `c#${tag}` }, sk: { S: `o#${moment}` } };
  return (await dynamodb.send(new GetItemCommand({ TableName, Key }))).Item !== undefined;
};
const tablesWith = async (orderId: OrderId) => ({
  old: await isIn(stackName, orderId),
  restored: await isIn(restoredName, orderId),
});

const resourcesOf = async (ResourceArn: string | undefined): Promise<unknown> => {
  const { Policy = '' } = await dynamodb.send(new GetResourcePolicyCommand({ ResourceArn }));
  return JSON.parse(Policy).Statement[0].Resource;
};

describe('orders that were restored by the commands of docs/deploy.md', () => {
  let listener: Listener;
  let before: Awaited<ReturnType<typeof placeBefore>>;
  let heard: DeployedReply;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'restored-'));
    const shell = await openShell();
    try {
      [listener, before] = await Promise.all([listen('cloud-restore'), placeBefore()]);
      heard = await timed('whole', () => drill(shell, before.token));
    } finally {
      await shell.close();
    }
  }, longestMs);
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    const figures = Object.entries(seconds).map(([step, duration]) => `${step} ${duration.toFixed(1)} s`);
    process.stderr.write(`restore drill: ${figures.join(', ')}\n`);
    await listener.stop();
  });

  test('are in a shop that took none meanwhile', () => {
    expect([heard.status, heard.headers['retry-after'], heard.json.code]).toEqual([
      503,
      '60',
      'temporarily-unavailable',
    ]);
  });

  test('are the same, to the byte, and so is the answer to the key of their placement', async () => {
    const [{ status, body, headers }, again] = [await before.read(), await before.send()];
    expect([status, body, headers.etag]).toEqual([200, before.first.body, before.first.headers.etag]);
    expect([again.status, again.body]).toEqual([201, before.placed.body]);
    expect(await tablesWith(before.placed.json.id)).toEqual({ old: true, restored: true });
  });

  test('stand beside new ones, which are in the restored table alone and reach the bus', async () => {
    const { status, json } = await place(before.token, sku);
    expect(status).toBe(201);
    expect(await tablesWith(json.id)).toEqual({ old: false, restored: true });
    expect((await listener.ofOrder(json.id, 'order.placed')).map(({ type }) => type)).toContain('order.placed');
  });

  test('are in a table with everything that a restored one lacks', async () => {
    const table = { TableName: restoredName };
    const { Table } = await dynamodb.send(new DescribeTableCommand(table));
    const { TimeToLiveDescription } = await dynamodb.send(new DescribeTimeToLiveCommand(table));
    const { ContinuousBackupsDescription } = await dynamodb.send(new DescribeContinuousBackupsCommand(table));
    expect(Table).toMatchObject({
      DeletionProtectionEnabled: true,
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      OnDemandThroughput: { MaxReadRequestUnits: 12_000, MaxWriteRequestUnits: 8_000 },
    });
    expect(TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'ttl' });
    expect(ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus).toBe('ENABLED');
    const arn = 'arn:aws:dynamodb:eu-west-1:000000000000:table/order-service-dev-2';
    expect(await resourcesOf(Table?.TableArn)).toEqual([arn, `${arn}/index/gsi1`]);
    expect(await resourcesOf(Table?.LatestStreamArn)).toBe('*');
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { clientOf, customerToken, staffToken, stock } from '#test/process/client';
import { startService } from '../../../scripts/test/local-service.mjs';
import { median } from '../../../scripts/text.mjs';

export type Transferred = {
  readonly orders: number;
  readonly importSeconds: number;
  readonly importMegabytes: number;
  readonly exportSeconds: number;
  readonly exportMegabytes: number;
  readonly fileMegabytes: number;
  readonly rebuildSeconds: number;
  readonly reportMs: number;
  readonly reportRows: number;
  /** The orders in the report: all of them, or the run fails. */
  readonly reportedOrders: number;
};

const root = fileURLToPath(new URL('../../..', import.meta.url));
const dayMs = 86_400_000;
const days = 30;

const peakMegabytesOf = (pid: number): number =>
  Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;

/** Runs a command of the shop; the peak is that of its process, without the engine. */
const run = async (name: string, args: readonly string[]) => {
  const { DYNAMODB_ENDPOINT: _, NODE_OPTIONS: __, ...env } = process.env;
  const command = ['--import', 'tsx', join(root, `scripts/operate/${name}.ts`), ...args];
  const child = spawn(process.execPath, command, { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let told = '';
  child.stderr.on('data', (part) => {
    told = `${told}${part}`.slice(-2_000);
  });
  let megabytes = 0;
  const watch = setInterval(() => {
    // Between its last output and its end a process has no memory any more.
    if (child.exitCode === null && child.pid !== undefined) megabytes = Math.max(megabytes, peakMegabytesOf(child.pid));
  }, 200);
  const began = performance.now();
  const [code] = await once(child, 'close');
  clearInterval(watch);
  if (code !== 0) throw new Error(`npm run ${name} ended with ${code}: ${told}`);
  return { seconds: (performance.now() - began) / 1_000, megabytes };
};

type Row = { readonly id?: string; readonly kind: string; readonly changes?: readonly { readonly at: number }[] };

/** A shop with a product, and the row of an order of it that was paid, shipped and delivered. */
const exampleRows = async (folder: string): Promise<readonly Row[]> => {
  const service = await startService(['--empty', '--data', join(folder, 'example')]);
  const call = clientOf(service.url);
  const [staff, ada] = [await staffToken(call), await customerToken(call)];
  await stock(call, staff, 'MUG', 1_000);
  const address = { name: 'Ada L.', line1: 'Hauptstr. 1', postalCode: '10115', city: 'Berlin', country: 'DE' };
  const body = {
    ...{ currency: 'EUR', email: 'ada@example.com', shippingAddress: address, payment: { method: 'tok_ok' } },
    lines: [{ sku: 'MUG', quantity: 2 }],
  };
  const { id } = (await call('/v1/orders', { token: ada, key: 'example', body })).json;
  const order = `/v1/orders/${id}/fulfillments`;
  await call(order, { token: staff, key: 'pack', body: { lines: [{ lineId: '1', quantity: 2 }] } });
  for (const step of ['ship', 'deliver']) await call(`${order}/ful_1/${step}`, { token: staff, key: step, body: {} });
  await service.stop();
  const file = join(folder, 'example.jsonl');
  await run('export', ['all', '--data', join(folder, 'example'), '--out', file]);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
};

/** Copies of the order over the 30 days before it, the newest first. */
function* copiesOf({ id: _, ...row }: Row, orders: number): Generator<string> {
  for (let index = 1; index <= orders; index += 1) {
    const earlier = Math.floor((index / orders) * (days - 1) * dayMs);
    const changes = (row.changes ?? []).map((change) => ({ ...change, at: change.at - earlier }));
    yield `${JSON.stringify({ ...row, changes })}\n`;
  }
}

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

const readReport = async (data: string) => {
  const service = await startService(['--empty', '--data', data]);
  try {
    const call = clientOf(service.url);
    const token = await staffToken(call);
    const path = `/v1/reports/sales?from=${day(Date.now() - days * dayMs)}&to=${day(Date.now())}`;
    const times: number[] = [];
    let rows: readonly { readonly orderCount: number }[] = [];
    for (let round = 0; round < 9; round += 1) {
      const began = performance.now();
      rows = (await call(path, { token })).json.rows;
      times.push(performance.now() - began);
    }
    return { ms: median(times), rows: rows.length, orders: rows.reduce((sum, { orderCount }) => sum + orderCount, 0) };
  } finally {
    await service.stop();
  }
};

/** Imports a month of orders into an empty folder, writes its reports, reads one, and exports the shop. */
export const transfer = async (orders: number, say: (text: string) => void): Promise<Transferred> => {
  const folder = mkdtempSync(join(tmpdir(), 'transfer-'));
  try {
    const [rows, file, data] = [await exampleRows(folder), join(folder, 'rows.jsonl'), join(folder, 'shop')];
    const example = rows.find(({ kind }) => kind === 'order') ?? { kind: 'order' };
    const others = rows.filter(({ kind }) => kind !== 'order').map((row) => `${JSON.stringify(row)}\n`);
    await pipeline([...others, ...copiesOf(example, orders)], createWriteStream(file));
    say(`transfer: import of ${orders} orders`);
    // The server makes the table.
    await (await startService(['--empty', '--data', data])).stop();
    const imported = await run('import', [file, '--data', data]);
    say('transfer: reports of the month');
    const rebuilt = await run('rebuild', ['reports', '--data', data, '--per-second', '1000']);
    const report = await readReport(data);
    if (report.orders !== orders) throw new Error(`the report has ${report.orders} of ${orders} orders`);
    say('transfer: export');
    const out = join(folder, 'out.jsonl');
    const exported = await run('export', ['all', '--data', data, '--out', out]);
    return {
      orders,
      importSeconds: imported.seconds,
      importMegabytes: imported.megabytes,
      exportSeconds: exported.seconds,
      exportMegabytes: exported.megabytes,
      fileMegabytes: readFileSync(out).byteLength / 1_000_000,
      rebuildSeconds: rebuilt.seconds,
      reportMs: report.ms,
      reportRows: report.rows,
      reportedOrders: report.orders,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

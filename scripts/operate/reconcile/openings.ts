import { readFileSync } from 'node:fs';
import { parseSku, type Sku } from '#domain/catalog/product';
import { UsageError } from '../../command.mjs';

type Report = { readonly uncounted?: unknown };
type Entry = { readonly sku?: unknown; readonly opening?: unknown };

const entryIn = (entry: Entry): readonly [Sku, number] | undefined => {
  const sku = typeof entry?.sku === 'string' ? parseSku(entry.sku) : undefined;
  return sku !== undefined && Number.isSafeInteger(entry.opening) ? [sku, entry.opening as number] : undefined;
};

/** The openings of uncounted products in the report that an earlier run wrote with --json. */
export const openingsIn = (file: string): ReadonlyMap<Sku, number> => {
  const wrong = () => new UsageError(`--baseline is no report of npm run reconcile -- --json: ${file}`);
  let report: Report | null;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw wrong();
  }
  if (!Array.isArray(report?.uncounted)) throw wrong();
  return new Map(
    report.uncounted.map((each: Entry) => {
      const entry = entryIn(each);
      if (entry === undefined) throw wrong();
      return entry;
    }),
  );
};

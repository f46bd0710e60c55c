import { expect, test } from '@jest/globals';
import type { StoredRow } from '#application/ports';
import { minutes } from '#domain/instant';
import type { Day } from '#domain/reports/day';
import type { ReportBasis, ReportName } from '#domain/reports/sums';
import { tenOClock } from '#test/builders/clock';
import { balanceRow, day, entry, productRow, reportedOrder, salesRow, taxRow, today } from '#test/builders/reports';
import { eventually, type Suite, type World } from '#test/contract/world';

type Wanted = { readonly by?: ReportBasis; readonly from?: Day; readonly to?: Day; readonly limit?: number };

const rowsOf = <Name extends ReportName>({ ports }: World, report: Name, wanted: Wanted = {}) =>
  ports.reports.rows({ report, by: 'booked', from: today, to: today, limit: 100, ...wanted });

/** The rows in the order of their days, without the times. */
const readOf = async <Name extends ReportName>(world: World, report: Name, wanted?: Wanted) => {
  const rows = await rowsOf(world, report, wanted);
  if (rows === 'too-many') throw new Error('there are too many rows');
  return rows.map(({ bookedAt: _, ...row }) => row).toSorted((one, other) => (one.day < other.day ? -1 : 1));
};

export const reportsSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: a shop without orders has no rows`, async () => {
    expect(await rowsOf(await makeWorld(), 'sales')).toEqual([]);
  });

  test(`${adapterName}: a row is read as it was added, and each report has its own`, async () => {
    const world = await makeWorld();
    const rows = [
      salesRow({ orderCount: 1, grossAmount: 6847, discountAmount: 1000, shippingAmount: 490, netAmount: 6337 }),
      salesRow(
        { taxAmount: 1204, roundingAmount: -1, goodwillAmount: -5, refundCount: 2, refundedAmount: 3 },
        { by: 'placed' },
      ),
      taxRow({ netAmount: 1, taxAmount: 2, refundedNetAmount: 3, refundedTaxAmount: 4 }),
      taxRow({ netAmount: 5 }, 'BY'),
      taxRow({ netAmount: 6 }, 'a region # with a hash'),
      productRow(3),
    ];
    await world.ports.writeReports.book([entry({ rows })]);
    await eventually(async () => {
      expect(await readOf(world, 'sales')).toEqual(rows.slice(0, 1));
      expect(await readOf(world, 'sales', { by: 'placed' })).toEqual(rows.slice(1, 2));
      expect(new Set(await readOf(world, 'taxes'))).toEqual(new Set(rows.slice(2, 5)));
      expect(await readOf(world, 'products')).toEqual(rows.slice(5));
    });
  });

  test(`${adapterName}: the days from the first to the last are read, over the end of a month`, async () => {
    const world = await makeWorld();
    const days = ['2026-10-30', '2026-10-31', '2026-11-01', '2026-11-02', '2026-12-01'].map(day);
    const rows = days.map((each, index) => salesRow({ orderCount: index + 1 }, { day: each }));
    await world.ports.writeReports.book([entry({ rows })]);
    const range = { from: day('2026-10-31'), to: day('2026-11-01') };
    await eventually(async () => expect(await readOf(world, 'sales', range)).toEqual(rows.slice(1, 3)));
  });

  test(`${adapterName}: the balances of years are read at once`, async () => {
    const world = await makeWorld();
    const days = ['2021-02-28', '2024-02-29', '2026-11-20', '2026-11-21'].map(day);
    const rows = days.map((each, index) => balanceRow({ dueOrderCount: 1, dueAmount: index + 1 }, each));
    await world.ports.writeReports.book([entry({ rows })]);
    const range = { by: 'placed', from: day('2000-01-01'), to: day('2026-11-20') } as const;
    await eventually(async () => expect(await readOf(world, 'balances', range)).toEqual(rows.slice(0, 3)));
  });

  test(`${adapterName}: more rows than the limit are too many`, async () => {
    const world = await makeWorld();
    await world.ports.writeReports.book([
      entry({ rows: [productRow(1, 'A'), productRow(1, 'B'), productRow(1, 'C')] }),
    ]);
    await eventually(async () => expect(await rowsOf(world, 'products', { limit: 3 })).toHaveLength(3));
    expect(await rowsOf(world, 'products', { limit: 2 })).toBe('too-many');
  });
};

export const writeReportsSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: an order that was not added has no mark`, async () => {
    const { ports } = await makeWorld();
    expect(await ports.writeReports.booked([reportedOrder()])).toEqual(new Map());
    expect(await ports.writeReports.book([])).toEqual(new Set());
  });

  test(`${adapterName}: an entry moves the mark of its order, and a second one adds to the row`, async () => {
    const world = await makeWorld();
    const { book, booked } = world.ports.writeReports;
    expect(await book([entry({ to: 2 })])).toEqual(new Set([reportedOrder()]));
    const later = entry({ from: 2, to: 7, at: tenOClock + minutes(5), rows: [salesRow({ canceledAmount: 2031 })] });
    expect(await book([later])).toEqual(new Set([reportedOrder()]));
    expect(await booked([reportedOrder(), reportedOrder(1)])).toEqual(new Map([[reportedOrder(), 7]]));
    await eventually(async () => {
      const rows = (await rowsOf(world, 'sales')) as readonly StoredRow<'sales'>[];
      expect(rows).toEqual([
        {
          ...salesRow({ orderCount: 1, netAmount: 6337, taxAmount: 1204, canceledAmount: 2031 }),
          bookedAt: tenOClock + minutes(5),
        },
      ]);
    });
  });

  test.each([
    ['again', { from: 0, to: 1 }],
    ['after a version that it does not have', { from: 2, to: 3 }],
    ['after an earlier version', { from: 0, to: 2 }],
  ])(`${adapterName}: an order is not added %s`, async (_, versions) => {
    const world = await makeWorld();
    const { book, booked } = world.ports.writeReports;
    await book([entry()]);
    expect(await book([entry(versions)])).toEqual(new Set());
    expect(await booked([reportedOrder()])).toEqual(new Map([[reportedOrder(), 1]]));
    await eventually(async () =>
      expect(await readOf(world, 'taxes')).toEqual([taxRow({ netAmount: 6337, taxAmount: 1204 })]),
    );
  });

  test(`${adapterName}: orders of more rows than one transaction takes are all added, once each`, async () => {
    const world = await makeWorld();
    const { book, booked } = world.ports.writeReports;
    const orders = Array.from({ length: 150 }, (_, index) => reportedOrder(index));
    const entries = orders.map((orderId, index) =>
      entry({ orderId, rows: [salesRow({ orderCount: 1 }), productRow(1, `SKU-${index}`)] }),
    );
    expect(await book(entries)).toEqual(new Set(orders));
    expect((await booked(orders.slice(0, 100))).size).toBe(100);
    await eventually(async () => expect(await readOf(world, 'sales')).toEqual([salesRow({ orderCount: 150 })]));
    expect(await rowsOf(world, 'products', { limit: 200 })).toHaveLength(150);
  });

  test(`${adapterName}: two runs that add the same orders at once add each of them once`, async () => {
    const world = await makeWorld();
    const { book } = world.ports.writeReports;
    const entries = [0, 1, 2].map((index) =>
      entry({ orderId: reportedOrder(index), rows: [salesRow({ orderCount: 1 })] }),
    );
    const runs = await Promise.all([book(entries), book(entries.toReversed()), book(entries.slice(1))]);
    const added = runs.flatMap((run) => [...run]);
    expect(new Set(added).size).toBe(added.length);
    await eventually(async () =>
      expect(await readOf(world, 'sales')).toEqual([salesRow({ orderCount: added.length })]),
    );
  });
};

import type { ReactNode } from 'react';
import { useConsole } from '../console-context';
import { Table } from '../parts/table';

/** A cell: an amount of the table's currency, or a number of things. */
export type Cell = { readonly amount: number } | { readonly count: number };

export type TableRow = { readonly key: string; readonly name: ReactNode; readonly cells: readonly Cell[] };

type TableProps = {
  readonly label: string;
  readonly currency: string;
  /** The heading of the names, and those of the cells. */
  readonly names: readonly [first: string, ...cells: string[]];
  readonly rows: readonly TableRow[];
  /** The sums of the columns; null: they mean nothing together. */
  readonly sums: readonly Cell[] | null;
};

const Cells = ({ cells, currency }: { cells: readonly Cell[]; currency: string }) => {
  const { money } = useConsole();
  return cells.map((cell, index) => {
    const value = 'amount' in cell ? cell.amount : cell.count;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the columns keep their places.
      <td key={index} className={value === 0 ? 'number none' : 'number'}>
        {'amount' in cell ? money(value, currency) : value}
      </td>
    );
  });
};

/** The numbers of a report in one currency, with their sums. */
export const AmountTable = ({ label, currency, names, rows, sums }: TableProps) => {
  const { t } = useConsole();
  const [first, ...others] = names;
  const foot =
    sums === null ? null : (
      <tr>
        <th scope="row">{t('report-sum')}</th>
        <Cells cells={sums} currency={currency} />
      </tr>
    );
  return (
    <Table
      label={label}
      className="amounts"
      columns={[{ name: first }, ...others.map((name) => ({ name, isNumber: true }))]}
      foot={foot}
    >
      {rows.map(({ key, name, cells }) => (
        <tr key={key}>
          <th scope="row">{name}</th>
          <Cells cells={cells} currency={currency} />
        </tr>
      ))}
    </Table>
  );
};

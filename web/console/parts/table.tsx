import type { ReactNode } from 'react';

/**
 * `isNumber`: its cells are aligned at their ends. `isMinor`: a narrow window leaves it out, and its cells of class `minor`.
 * `className`: of its heading, where its cells have one too.
 */
export type Column = {
  readonly name: ReactNode;
  readonly isNumber?: boolean;
  readonly isMinor?: boolean;
  readonly className?: string;
};

type TableProps = {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly className?: string;
  /** The rows below all others, such as sums. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
};

/** A table that scrolls sideways where the window is narrow. */
export const Table = ({ label, columns, className, foot = null, children }: TableProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
  <section className="scroll" tabIndex={0} aria-label={label}>
    <table className={className}>
      <thead>
        <tr>
          {columns.map(({ name, isNumber, isMinor, className: own = '' }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the columns keep their places.
            <th key={index} scope="col" className={`${isNumber ? 'number' : ''} ${isMinor ? 'minor' : ''} ${own}`}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
      {foot !== null && <tfoot>{foot}</tfoot>}
    </table>
  </section>
);

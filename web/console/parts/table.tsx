import type { ReactNode } from 'react';

/** `isNumber`: its cells are aligned at their ends. `isMinor`: a narrow window leaves it out, and its cells of class `minor`. */
export type Column = { readonly name: ReactNode; readonly isNumber?: boolean; readonly isMinor?: boolean };

type TableProps = {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly className?: string;
  readonly children: ReactNode;
};

/** A table that scrolls sideways where the window is narrow. */
export const Table = ({ label, columns, className, children }: TableProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
  <section className="scroll" tabIndex={0} aria-label={label}>
    <table className={className}>
      <thead>
        <tr>
          {columns.map(({ name, isNumber, isMinor }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the columns keep their places.
            <th key={index} scope="col" className={`${isNumber ? 'number' : ''} ${isMinor ? 'minor' : ''}`}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </section>
);

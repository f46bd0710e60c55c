/** The numbers that a report begins with. */
export const Figures = ({ of }: { of: readonly (readonly [name: string, figure: string])[] }) => (
  <dl className="key-figures">
    {of.map(([name, figure]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{figure}</dd>
      </div>
    ))}
  </dl>
);

/** The sum of a member over rows. The numbers are whole. */
export const sumOf = <Name extends string>(
  rows: readonly { readonly [Member in Name]: number }[],
  name: Name,
): number => rows.reduce((sum, row) => sum + row[name], 0);

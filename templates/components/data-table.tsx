import type { ComponentChildren, JSX } from 'preact';

type DataTableProps = {
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly string[];
  /** Cells in the order of the columns; `key` tells rows apart. */
  readonly rows: readonly {
    readonly key: string | number;
    readonly cells: readonly ComponentChildren[];
  }[];
  /** The column that names its row, the first unless another. */
  readonly rowHeader?: number | undefined;
  /** The sentence that stands where there are no rows. */
  readonly empty: string;
};

/** A table that scrolls sideways within itself, by keyboard too. */
export function DataTable(props: DataTableProps): JSX.Element {
  const { id, caption, columns, rows, rowHeader = 0, empty } = props;
  if (rows.length === 0) return <p id={id}>{empty}</p>;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard
    <section class="table-region" aria-labelledby={id} tabIndex={0}>
      <table class="ds-table">
        <caption id={id}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, n) =>
                n === rowHeader ? (
                  <th key={n} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={n}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

import pg from 'pg';

/** The value of a column in PostgreSQL's binary form; null is null. */
export type Value = Buffer | null;

type CopyConnection = {
  readonly sendCopyFromChunk: (chunk: Buffer) => void;
  readonly endCopyFrom: () => void;
};

/** What the driver leaves to whoever uses it: it answers COPY with the rows. */
class CopyIn extends pg.Query {
  readonly #rows: Buffer;

  constructor(text: string, rows: Buffer, done: (error?: Error) => void) {
    super(text, done);
    this.#rows = rows;
  }

  handleCopyInResponse(connection: CopyConnection): void {
    connection.sendCopyFromChunk(this.#rows);
    connection.endCopyFrom();
  }
}

/**
 * Sends rows into a table by `COPY … (format binary)`.
 *
 * @param rows as `copyRows` wrote them
 */
export function copyInto(
  client: pg.Client,
  { table, columns }: { readonly table: string; readonly columns: readonly string[] },
  rows: Buffer,
): Promise<void> {
  const text = `copy ${table} (${columns.join(', ')}) from stdin (format binary)`;
  return new Promise((resolve, reject) => {
    client.query(new CopyIn(text, rows, (error) => (error ? reject(error) : resolve())));
  });
}

/** Signature, flags and length of the header's extension (PostgreSQL's manual, "COPY"). */
const header = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
const trailer = Buffer.from([0xff, 0xff]);

export type CopyRows = {
  readonly add: (values: readonly Value[]) => void;
  /** All rows added so far, as COPY reads them; the next row begins anew. */
  readonly take: () => Buffer;
};

/** Gathers rows in one piece of memory that grows with them. */
export function copyRows(): CopyRows {
  let memory = Buffer.allocUnsafe(1 << 16);
  let end = header.copy(memory);
  const reserve = (more: number): void => {
    if (end + more + trailer.length <= memory.length) return;
    const wider = Buffer.allocUnsafe(2 * (memory.length + more));
    memory.copy(wider, 0, 0, end);
    memory = wider;
  };
  return {
    add: (values) => {
      reserve(2 + values.reduce((sum, value) => sum + 4 + (value?.length ?? 0), 0));
      end = memory.writeInt16BE(values.length, end);
      for (const value of values) {
        end = memory.writeInt32BE(value?.length ?? -1, end);
        if (value) end += value.copy(memory, end);
      }
    },
    take: () => {
      end += trailer.copy(memory, end);
      const rows = Buffer.from(memory.subarray(0, end));
      end = header.copy(memory);
      return rows;
    },
  };
}

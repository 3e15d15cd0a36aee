import { readFileSync } from 'node:fs';

/** `forbidden` is answered with 403, `hidden` with 404 as though there were nothing. */
export type Cell = 'allow' | 'forbidden' | 'hidden';

export type MatrixRow = {
  readonly action: string;
  readonly situation: string;
  /** By role, and `client`. */
  readonly cells: Readonly<Record<string, string>>;
};

export type RouteRow = {
  readonly action: string;
  readonly method: string;
  /** As the API's own document writes it: `/api/v1/reports/{reportId}`. */
  readonly path: string;
};

const lines = (file: string): readonly (readonly string[])[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));

const header = (file: string): readonly string[] => lines(file)[0] ?? [];

/** The columns of the matrix after action and situation: every role, and `client`. */
export function callers(): readonly string[] {
  return header('matrix.csv').slice(2);
}

/**
 * Who may do what in which situation, written by hand from the routine and from nothing in the
 * code. The file has no quoting: no cell contains a comma.
 */
export function readMatrix(): readonly MatrixRow[] {
  const columns = callers();
  return lines('matrix.csv')
    .slice(1)
    .map(([action = '', situation = '', ...cells]) => ({
      action,
      situation,
      cells: Object.fromEntries(cells.map((cell, n) => [columns[n] ?? `column ${n}`, cell])),
    }));
}

/** Which routes of the API ask for which action of the matrix. */
export function readRoutes(): readonly RouteRow[] {
  return lines('routes.csv')
    .slice(1)
    .map(([action = '', method = '', path = '']) => ({ action, method, path }));
}

/**
 * Why a statement failed through nobody's fault. Nothing of its transaction has been kept, or it is
 * unknown whether it was; either way the same request may be sent again with the same key.
 *
 * - `busy`: too much at once, or a limit of time was reached
 * - `gone`: the database cannot be reached, or went away under the statement
 * - `full`: the database's disk has no room
 */
export type PassingFailure = 'busy' | 'gone' | 'full';

/** By PostgreSQL's SQLSTATE (its manual, appendix A) or the network's own code. */
const byCode: Readonly<Record<string, PassingFailure>> = {
  '40001': 'busy', // serialization_failure
  '40P01': 'busy', // deadlock_detected
  '53000': 'busy', // insufficient_resources
  '53200': 'busy', // out_of_memory
  '53300': 'busy', // too_many_connections
  '55P03': 'busy', // lock_not_available
  '57014': 'busy', // query_canceled: statement_timeout
  '53100': 'full', // disk_full
  '08000': 'gone', // connection_exception
  '08001': 'gone', // sqlclient_unable_to_establish_sqlconnection
  '08003': 'gone', // connection_does_not_exist
  '08004': 'gone', // sqlserver_rejected_establishment_of_sqlconnection
  '08006': 'gone', // connection_failure
  '25006': 'gone', // read_only_sql_transaction: a standby, while another takes over
  '25P03': 'gone', // idle_in_transaction_session_timeout
  '57P01': 'gone', // admin_shutdown
  '57P02': 'gone', // crash_shutdown
  '57P03': 'gone', // cannot_connect_now
  '57P05': 'gone', // idle_session_timeout
  '58030': 'gone', // io_error
  EAI_AGAIN: 'gone',
  ECONNREFUSED: 'gone',
  ECONNRESET: 'gone',
  EHOSTUNREACH: 'gone',
  ENETUNREACH: 'gone',
  ENOTFOUND: 'gone',
  EPIPE: 'gone',
  ETIMEDOUT: 'gone',
};

/** How the driver begins what it says without a code; knex puts the statement before it. */
const byMessage: readonly (readonly [beginning: string, PassingFailure])[] = [
  ['Client has encountered a connection error', 'gone'],
  ['Client was closed', 'gone'],
  ['Connection ended unexpectedly', 'gone'],
  ['Connection terminated', 'gone'],
  ['Query read timeout', 'gone'],
  ['timeout expired', 'gone'],
];

/** Whether an error of the database is one that passes by itself; undefined when it is not. */
export function passingFailure(error: unknown): PassingFailure | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'KnexTimeoutError') return 'busy';
  const known = 'code' in error ? byCode[String(error.code)] : undefined;
  const said = error.message.split(' - ').at(-1) ?? '';
  return known ?? byMessage.find(([beginning]) => said.startsWith(beginning))?.[1];
}

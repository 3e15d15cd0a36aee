import pg from 'pg';

const channel = 'anmalan_wake';
const coalesceMs = 50;
/** Announcements to a database that hangs are given up after this time, so that none pile up. */
const answerWithinMs = 2_000;

export type WakeUps = {
  /**
   * Announces, at most once per 50 ms, that some stream may have something to carry. Never throws.
   */
  announce(): void;
  close(): Promise<void>;
};

/**
 * Sends NOTIFY after commit, on a connection of its own: inside a transaction of the database it
 * would make commits wait for each other. An announcement that is lost costs at most the relay's
 * sweep interval.
 */
export function createWakeUps(connectionString: string): WakeUps {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  const connected = async (): Promise<pg.Client> => {
    if (client) return client;
    const fresh = new pg.Client({
      connectionString,
      application_name: 'anmalan-wake',
      connectionTimeoutMillis: answerWithinMs,
      query_timeout: answerWithinMs,
    });
    fresh.on('error', () => (client = undefined));
    await fresh.connect();
    return (client = fresh);
  };
  const send = async (): Promise<void> => {
    timer = undefined;
    try {
      await (await connected()).query(`notify ${channel}`);
    } catch {
      client = undefined; // A failure is no loss: the relay's sweep finds the stream.
    }
  };
  return {
    announce: () => {
      timer ??= setTimeout(() => void send(), coalesceMs);
    },
    close: async () => {
      clearTimeout(timer);
      await client?.end();
    },
  };
}

export type WakeListener = { close(): Promise<void> };

/**
 * Calls `onWake` for every announcement. After a lost connection it reconnects by itself and calls
 * once more, since announcements may have been missed meanwhile.
 */
export function listenForWakeUps(connectionString: string, onWake: () => void): WakeListener {
  let closed = false;
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  const again = (): void => {
    if (!closed) retry = setTimeout(() => void start(), 1_000);
  };
  const start = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString, application_name: 'anmalan-listen' });
    fresh.on('error', () => undefined);
    fresh.on('end', again);
    fresh.on('notification', onWake);
    client = fresh;
    try {
      await fresh.connect();
      await fresh.query(`listen ${channel}`);
      onWake();
    } catch {
      await fresh.end().catch(() => undefined);
    }
  };
  void start();
  return {
    close: async () => {
      closed = true;
      clearTimeout(retry);
      await client?.end().catch(() => undefined);
    },
  };
}

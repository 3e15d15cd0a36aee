import type { Db } from '../../database/connection.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Directory } from '../directory.ts';

/** What every use case is made of; both doors, API and activities, build one of these. */
export type Deps = {
  readonly db: Db;
  readonly keyring: Keyring;
  readonly directory: Directory;
  /** Tells the relay, after commit, that a stream may have something to carry. */
  readonly wake: () => void;
};

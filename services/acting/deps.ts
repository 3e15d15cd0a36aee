import type { Db } from '../../database/connection.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Scanner } from '../../platform/files/scanner.ts';
import type { Directory } from '../directory.ts';
import type { DeedEnded } from './deed-ended.ts';

/**
 * What every service needs from outside. The API and the worker each build one at their start and
 * hand it to every service they call.
 */
export type Deps = {
  readonly db: Db;
  readonly keyring: Keyring;
  readonly directory: Directory;
  /** How many seconds ago a login may have been, for a deed that asks for a fresh one. */
  readonly freshLoginSeconds: number;
  /**
   * Called after a commit to tell the relay that a stream may have a wake-up to carry. Without the
   * call the relay finds it at its next sweep, within 2 s.
   */
  readonly wake: () => void;
  /** Looks for viruses in attachments. Without it nothing is scanned, and that is said. */
  readonly scanner?: Scanner;
  /** Counts how deeds end. Without it nobody does. */
  readonly deedEnded?: DeedEnded;
};

import { randomBytes } from 'node:crypto';
import type { ReportContent } from '../../domain/report/report-content.ts';
import { canonicalBytes } from '../../platform/canonical-json.ts';
import { sha256 } from '../../platform/crypto/hash.ts';

export type Frozen = { readonly bytes: Buffer; readonly hash: Buffer };

/**
 * Freezes a report into the bytes that signatures bind: RFC 8785 over content, schema version and
 * 128 random bits of salt. The salt keeps the hash from revealing anything once the key is gone:
 * without it, whoever guesses the content could have the guess confirmed.
 */
export function freezeContent(content: ReportContent): Frozen {
  const salt = randomBytes(16).toString('base64url');
  const bytes = canonicalBytes({ reportSchemaVersion: content.schemaVersion, salt, content });
  return { bytes, hash: sha256(bytes) };
}

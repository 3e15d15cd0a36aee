import type { ReportContent } from '../../domain/report/report-content.ts';
import type { ReportRow } from '../../database/reports/report-store.ts';
import { blindIndex } from '../../platform/crypto/blind-index.ts';
import type { Deps } from '../acting/deps.ts';
import { isStated } from './child-index.ts';

/** By what a person is found again in whose name a system sent: her unit and her exact work e-mail. */
export function authorTerm(
  { keyring, directory }: Pick<Deps, 'keyring' | 'directory'>,
  unitId: string,
  email: string,
): Buffer {
  const { municipalityId } = directory.unit(unitId);
  return blindIndex(keyring.indexKey(municipalityId), 'workEmail', `${unitId}\n${email}`);
}

/** The same of the person whom a report from an agency's system names; undefined without an e-mail. */
export function assertedTerm(
  deps: Pick<Deps, 'keyring' | 'directory'>,
  {
    channel,
    authorClientId,
    senderUnitId,
  }: Pick<ReportRow, 'channel' | 'authorClientId' | 'senderUnitId'>,
  { reporter: { email } }: ReportContent,
): Buffer | undefined {
  const isSent = channel === 'api' && authorClientId !== null && senderUnitId !== null;
  return isSent && isStated(email) ? authorTerm(deps, senderUnitId, email) : undefined;
}

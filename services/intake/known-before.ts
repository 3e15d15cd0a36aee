import type { Found, Lookup } from '../../domain/intake/records.ts';
import { reportsOfIdentity } from '../../database/reports/child-index-store.ts';
import { childIndexEntries, type Identified } from '../reports/child-index.ts';
import type { ReportFile } from '../reports/report-stream.ts';

const lookUp = async (
  { acting: { tx, deps }, row }: ReportFile,
  child: Identified,
): Promise<Found> => {
  const { municipalityId, submissionId } = row;
  const hmacs = childIndexEntries(deps.keyring, row, child).map(({ hmac }) => hmac);
  if (hmacs.length === 0) return { answer: 'notSearched', reports: [] };
  const reports = await reportsOfIdentity(tx, { municipalityId, submissionId, hmacs });
  return { answer: reports.length > 0 ? 'known' : 'searchedNoneFound', reports };
};

/**
 * Looks up whether the child, and each sibling whom the report names, is known before: by the
 * identity of each alone, never by guardian, address or text (förordning (2001:637) 15 §). Somebody
 * without a stated identity is not searched for, which is an answer, too.
 */
export async function lookUpKnown(file: ReportFile): Promise<Lookup> {
  const { child, siblings } = await file.content();
  const found = await lookUp(file, child);
  const ofSiblings: Found[] = [];
  for (const sibling of siblings.list) ofSiblings.push(await lookUp(file, sibling));
  return { child: found, siblings: ofSiblings };
}

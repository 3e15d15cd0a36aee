import type { Found, Lookup } from '../../domain/intake/records.ts';
import { reportsOfIdentities } from '../../database/reports/child-index-store.ts';
import { childIndexEntries } from '../reports/child-index.ts';
import type { ReportFile } from '../reports/report-stream.ts';

/** A report on somebody with protected identity is known of without its id, outside that group. */
const answered = (reports: readonly (string | null)[]): Found => ({
  answer: reports.length > 0 ? 'known' : 'searchedNoneFound',
  reports: [...new Set(reports.filter((id) => id !== null))],
});

/**
 * Looks up whether the child, and each sibling whom the report names, is known before: by the
 * identity of each alone, never by guardian, address or text (förordning (2001:637) 15 §). Somebody
 * without a stated identity is not searched for, which is an answer, too. All are asked for at once,
 * since the stream is locked meanwhile.
 */
export async function lookUpKnown(file: ReportFile): Promise<Lookup> {
  const { acting, row } = file;
  const { child, siblings } = await file.content();
  const identities = [child, ...siblings.list].map((one) =>
    childIndexEntries(acting.deps.keyring, row, one).map(({ hmac }) => hmac),
  );
  const { municipalityId, submissionId } = row;
  const of = { municipalityId, submissionId, hmacs: identities.flat() };
  const known = await reportsOfIdentities(acting.tx, of);
  const foundBy = (hmacs: readonly Buffer[]): Found => {
    if (hmacs.length === 0) return { answer: 'notSearched', reports: [] };
    const those = known.filter((entry) => hmacs.some((hmac) => hmac.equals(entry.hmac)));
    return answered(those.map(({ reportId }) => reportId));
  };
  const [ofChild = [], ...ofSiblings] = identities;
  return { child: foundBy(ofChild), siblings: ofSiblings.map(foundBy) };
}

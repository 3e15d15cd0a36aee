import type { ReportState } from '../../domain/waking/first-views.ts';
import type { Case } from './case.ts';
import { keepMade } from './keep-made.ts';
import { makeReceipt, makeReportAsSent } from './activities.ts';

const documents = [
  { step: 'receipt', make: makeReceipt },
  { step: 'report-as-sent', make: makeReportAsSent },
] as const;

/** A person opens it, assesses the need of protection and decides; the ladder reminds whoever must. */
const handled = async (file: Case<ReportState>): Promise<void> => {
  await file.until(({ status }) => status !== 'received');
  await file.until(({ assessed }) => assessed);
  await file.until(({ concluded }) => concluded);
};

/** What came in gets its receipt and its document at once, at any hour, whoever opens it when. */
export async function intake(
  file: Case<ReportState>,
  isFinished: (state: ReportState) => boolean,
): Promise<void> {
  const kept = documents.map(({ step, make }) =>
    keepMade(
      file,
      (state) => [
        { step, stands: state.documents.includes(step), make: () => make(file.streamId) },
      ],
      isFinished,
    ),
  );
  await Promise.all([...kept, handled(file)]);
}

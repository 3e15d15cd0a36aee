import type { ReportState } from '../../domain/waking/first-views.ts';
import type { Case } from './case.ts';

/**
 * Waits until every signatory has answered. They were asked when the report came in, and a missing
 * signature delays nothing. At the third rung an unanswered request ends as *missing*.
 */
export async function signOff(file: Case<ReportState>): Promise<void> {
  await Promise.all(
    file
      .view()
      .signatories.map(({ role }) =>
        file.until(({ signatories }) =>
          signatories.some((asked) => asked.role === role && asked.settled),
        ),
      ),
  );
}

import type { ReportState } from '../../domain/waking/first-views.ts';
import type { Case } from './case.ts';

/**
 * Each signatory was asked when the report came in; here we only wait, since a signature delays
 * nothing. The third rung ends an unanswered one as *missing*.
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

import { openTermMeetings } from '../../services/house/open-term-meetings.ts';
import { select } from './sql.ts';
import type { TestSystem } from './system.ts';

/**
 * Opens the meeting of the term that it is, in a municipality that has one, whatever its own settings
 * say.
 *
 * @returns its id, also where it was open already
 */
export async function openTermMeetingIn(
  { workerDeps, raw, clock }: TestSystem,
  code: string,
): Promise<string> {
  const { directory } = workerDeps;
  const only = {
    ...directory,
    municipalities: directory.municipalities.filter((one) => one.code === code),
    settingsInForce: (...of: Parameters<typeof directory.settingsInForce>) => ({
      ...directory.settingsInForce(...of),
      termMeeting: true,
    }),
  };
  await openTermMeetings({ ...workerDeps, directory: only }, clock.now());
  const [found] = await select<{ id: string }>(
    raw,
    `select t.id from term_meeting t join municipality m on m.id = t.municipality_id
     where m.code = ? order by t.term_first desc limit 1`,
    [code],
  );
  return found?.id ?? '';
}

import { localDate } from '../../domain/calendar/time.ts';
import type { SettingKey } from '../../domain/settings/setting-line.ts';
import { settingTable } from '../../domain/settings/setting-table.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { homeOf } from '../acting/begin.ts';
import { lookUp } from '../acting/look-across.ts';
import {
  endingFunctions,
  keyUpkeep,
  unattendedFunctions,
  type EndingFunction,
  type KeyUpkeep,
  type UnattendedFunction,
} from '../people/upkeep.ts';
import { readChecks, type CheckView } from './checks.ts';
import { openDifferences, type OpenDifference } from './differences.ts';

/** What an administrator has to do before the next check; where there is nothing, a list is empty. */
export type AdministrationView = {
  /** Checks of the house that have not come to their end although they should have. */
  readonly overdueChecks: readonly CheckView[];
  /** What differed and nobody has explained: due the same day. */
  readonly differences: readonly OpenDifference[];
  readonly unattended: readonly UnattendedFunction[];
  readonly keys: KeyUpkeep;
  readonly endingFunctions: readonly EndingFunction[];
  /** Settings that no source states. */
  readonly assumedSettings: readonly SettingKey[];
};

/** What needs doing in the caller's municipality. None of it tells of a case. */
export function viewAdministration(deps: Deps, call: Call): Promise<AdministrationView> {
  return lookUp(deps, call, 'administration.read', async (tx, caller) => {
    const { at } = call;
    const { municipalityId } = homeOf(caller);
    const of = { municipalityId, at };
    const today = localDate(at);
    const settings = deps.directory.settingsInForce(municipalityId, today);
    return {
      overdueChecks: (await readChecks(tx, at)).filter(({ overdue }) => overdue),
      differences: await openDifferences(tx, municipalityId),
      unattended: await unattendedFunctions(deps, tx, of),
      keys: await keyUpkeep(deps, tx, of),
      endingFunctions: await endingFunctions(deps, tx, of),
      assumedSettings: settingTable(settings, today)
        .filter(({ assumed }) => assumed)
        .map(({ key }) => key),
    };
  });
}

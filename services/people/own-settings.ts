import type { MunicipalitySettings } from '../../domain/people/settings.ts';
import { localDate } from '../../domain/calendar/time.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { homeOf, lookAtHouse } from '../acting/on-house.ts';

/** The settings in force today in the caller's own municipality. */
export function viewOwnSettings(deps: Deps, call: Call): Promise<MunicipalitySettings> {
  return lookAtHouse(deps, call, 'settings.read', async (_tx, actor) =>
    deps.directory.settingsInForce(homeOf(actor).municipalityId, localDate(call.at)),
  );
}

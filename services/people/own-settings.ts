import type { MunicipalitySettings } from '../../domain/settings/settings.ts';
import { localDate } from '../../domain/calendar/time.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { homeOf } from '../acting/begin.ts';
import { lookUp } from '../acting/look-across.ts';

/** The settings in force today in the caller's own municipality. */
export function viewOwnSettings(deps: Deps, call: Call): Promise<MunicipalitySettings> {
  return lookUp(deps, call, 'settings.read', async (_tx, actor) =>
    deps.directory.settingsInForce(homeOf(actor).municipalityId, localDate(call.at)),
  );
}

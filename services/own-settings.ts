import type { MunicipalitySettings } from '../domain/settings.ts';
import { localDate } from '../domain/time.ts';
import type { Call } from './call.ts';
import type { Deps } from './deps.ts';
import { homeOf, lookAtHouse } from './on-house.ts';

/** The settings in force today in the caller's own municipality. */
export const viewOwnSettings = (deps: Deps, call: Call): Promise<MunicipalitySettings> =>
  lookAtHouse(deps, call, 'settings.read', async (_tx, actor) =>
    deps.directory.settingsInForce(homeOf(actor).municipalityId, localDate(call.at)),
  );

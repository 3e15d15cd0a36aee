import type { MunicipalitySettings } from '../../domain/settings/settings.ts';
import type { SettingLine } from '../../domain/settings/setting-line.ts';
import { settingTable } from '../../domain/settings/setting-table.ts';
import { localDate } from '../../domain/calendar/time.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { homeOf } from '../acting/begin.ts';
import { lookUp } from '../acting/look-across.ts';

export type SettingsTable = Pick<
  MunicipalitySettings,
  'code' | 'name' | 'version' | 'validFrom' | 'validTo' | 'approvedBy' | 'source'
> & { readonly lines: readonly SettingLine[] };

/**
 * Every setting in force today in the caller's own municipality, with its default, its bound and its
 * source. Nobody changes one here: a setting is a reviewed file.
 */
export function viewSettingsTable(deps: Deps, call: Call): Promise<SettingsTable> {
  return lookUp(deps, call, 'settings.read', async (_tx, actor) => {
    const today = localDate(call.at);
    const settings = deps.directory.settingsInForce(homeOf(actor).municipalityId, today);
    const { code, name, version, validFrom, validTo, approvedBy, source } = settings;
    const head = { code, name, version, validFrom, validTo, approvedBy, source };
    return { ...head, lines: settingTable(settings, today) };
  });
}

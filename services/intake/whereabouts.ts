import type { Whereabouts } from '../../domain/intake/elsewhere.ts';
import { Conflict, Invalid } from '../../domain/errors.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { actOnReport, type ReportDone, type ReportFile } from '../reports/report-stream.ts';

/**
 * Refuses this municipality as another one, and gives a municipality that takes its reports here the
 * name that it has here.
 *
 * @throws Invalid `own-municipality`
 */
export function statedElsewhere({ acting, row }: ReportFile, found: Whereabouts): Whereabouts {
  if (found.ground === 'here') return found;
  const { directory } = acting.deps;
  const { code } = found.municipality;
  if (code === directory.municipality(row.municipalityId).code) {
    throw new Invalid('own-municipality', {
      errors: [{ pointer: '#/body/municipality/code', code: 'own-municipality' }],
    });
  }
  const name = directory.municipalityByCode(code)?.name ?? found.municipality.name;
  return { ...found, municipality: { code, name } };
}

/**
 * Records which municipality answers for the child. From then on, while it is another one, protection
 * is assessed here and nothing more: the preliminary assessment is that municipality's (29 kap. SoL;
 * it was once made by the wrong one, JO on Söderhamn).
 *
 * @throws Conflict `already-found` while another one is, which a correction ends; Invalid
 *   `own-municipality`
 */
export function findWhereabouts(
  deps: Deps,
  call: Call,
  reportId: string,
  found: Whereabouts,
): Promise<ReportDone> {
  return actOnReport(deps, call, { reportId, fact: 'whereaboutsFound' }, async (file) => {
    const { elsewhere } = file.row;
    if (elsewhere !== null) throw new Conflict('already-found', { current: elsewhere });
    const secret = statedElsewhere(file, found);
    return file.record('whereaboutsFound', { outcome: secret.ground, secret });
  });
}

import { describe, expect, it } from 'vitest';
import { viewSettingsTable } from '../../../services/people/settings-table.ts';
import { ownSystem } from '../../helpers/own-system.ts';

const system = await ownSystem();

const tableFor = async (login: string) => viewSettingsTable(system.deps, await system.as(login));

describe('an administrator reads every setting of her municipality', () => {
  it('with its version, from when it holds, who approved it and where it is from', async () => {
    const { lines: _, ...head } = await tableFor('forvaltare.degerfors');
    expect(head).toEqual({
      code: '1862',
      name: 'Degerfors',
      version: 2,
      validFrom: '2016-01-01',
      validTo: null,
      approvedBy: 'Samverkansgruppen Degerforsmodellen',
      source: 'Samverkansdokument Degerforsmodellen 2016–2017',
    });
  });

  it('and sees which of them no source states', async () => {
    const { lines } = await tableFor('forvaltare.degerfors');
    const stated = lines.filter(({ assumed }) => !assumed).map(({ key }) => key);
    expect(stated).toEqual([
      'outOfHours.rule',
      'signatories.preschool',
      'signatories.school',
      'signatories.gymnasium',
      'signatories.pupilHealth',
      'termMeeting',
      'syntheticReportHour',
      'cooperationForms',
      'retention',
    ]);
  });

  it('and nothing of another municipality’s', async () => {
    const { lines, name } = await tableFor('forvaltare.kinda');
    const retention = lines.find(({ key }) => key === 'retention');
    expect([name, retention?.value]).toEqual(['Kinda', { is: 'choice', choice: 'wholeArea' }]);
  });
});

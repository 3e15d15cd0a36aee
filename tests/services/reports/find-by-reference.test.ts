import { describe, expect, it } from 'vitest';
import { findByReference } from '../../../services/reports/find-by-reference.ts';
import { eventsAdded } from '../../helpers/events-added.ts';
import { hidden, refusal } from '../../helpers/refusals.ts';
import { stage } from '../../helpers/stage.ts';

const { system, life, records } = await stage();
const find = async (login: string, typed: string) =>
  findByReference(system.deps, await system.as(login), typed);

describe('a report is found by its reference', () => {
  it.each(['granskare', 'socialsekreterare1', 'ifochef', 'larare'])(
    'by %s, however it is typed, and the look recorded',
    async (who) => {
      const { id: reportId, reference } = await life.send();
      const login = `${who}.degerfors`;
      const self = await records.personId(login);
      for (const typed of [reference, ` ${reference.toLowerCase()} `, reference.slice(4)]) {
        expect(
          await eventsAdded(records, self, async () => {
            expect(await find(login, typed)).toEqual({ reportId, reference });
          }),
        ).toEqual(['listRead']);
      }
    },
  );

  it.each([
    ['granskare.kinda', 'that audits another municipality'],
    ['socialsekreterare1.kinda', 'of another municipality'],
    ['larare2.degerfors', 'who did not write it'],
  ])('but not by %s, %s: the look is recorded and the answer that of no report', async (login) => {
    const { reference } = await life.send();
    const self = await records.personId(login);
    for (const typed of [reference, 'ANM-0000-0000']) {
      expect(
        await eventsAdded(records, self, async () => {
          expect(await refusal(find(login, typed))).toEqual(hidden);
        }),
      ).toEqual(['listRead']);
    }
  });

  it('and what is no reference finds nothing', async () => {
    for (const typed of ['', 'Vera', 'ANM-', 'ANM-7K3Q', '20180214-2392']) {
      expect(await refusal(find('granskare.degerfors', typed))).toEqual(hidden);
    }
  });

  it('and who has no list is refused', async () => {
    const { reference } = await life.send();
    expect((await refusal(find('forvaltare.degerfors', reference))).status).toBe(403);
  });
});

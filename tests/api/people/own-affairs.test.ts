import { describe, expect, it } from 'vitest';
import { chief, teacher } from '../callers.ts';
import { servedApi } from '../served-api.ts';
import { advance } from '../../../services/waking/advance.ts';

const served = servedApi();

describe('what is the caller`s own', () => {
  const paths = [
    '/me',
    '/settings',
    '/reports',
    '/duties',
    '/acute-situations',
    '/people',
    '/reconciliations',
  ];

  it.each([
    [teacher, ['/people', '/reconciliations']],
    ['rektor.degerfors', ['/people', '/reconciliations']],
    ['socialsekreterare1.degerfors', ['/people', '/reconciliations']],
    [chief, []],
    ['socialchef.degerfors', ['/people', '/reconciliations']],
    ['granskare.degerfors', ['/people']],
    ['forvaltare.degerfors', ['/reports', '/duties', '/acute-situations']],
  ])('shows it to %s except %j, which is another function`s', async (login, refused) => {
    const answers = await Promise.all(paths.map((path) => served.people.get(login, path)));
    const no = paths.filter((_, index) => answers[index]?.status === 403);
    expect(no).toEqual(refused);
    expect(answers.filter(({ status }) => ![200, 403].includes(status))).toEqual([]);
    for (const { body } of answers.filter(({ status }) => status === 403)) {
      expect(body).toMatchObject({ code: 'forbidden', rule: expect.any(String) as unknown });
    }
  });

  it('tells whoever has a task so on her own page, and no word of the case', async () => {
    const reportId = (await served.people.send()).replace('/reports/', '');
    await advance(served.system.workerDeps, 'report', reportId, served.system.clock.now());
    const { body } = await served.people.get('rektor.degerfors', '/me');
    const { items } = (await served.people.get('rektor.degerfors', `/reports/${reportId}/duties`))
      .body;
    const duty = (items as { id: string; signatory: string }[]).find(
      ({ signatory }) => signatory === 'rektor',
    );
    expect(body['notices']).toEqual([
      { dutyId: duty?.id, rung: 0, madeAt: served.system.clock.now() },
    ]);
  });

  it('tells the case`s holder of the other side`s task by its report, which she can look up', async () => {
    const { people, system } = served;
    const { report, reportId: streamId = '' } = await people.until('open');
    const thirdWeekdayOver = '2026-11-20T08:00:00.000Z';
    await advance(system.workerDeps, 'report', streamId, thirdWeekdayOver);
    const noticesOf = async (login: string): Promise<readonly object[]> =>
      (await people.get(login, '/me')).body['notices'] as object[];
    const when = { rung: 2, madeAt: thirdWeekdayOver };
    expect(await noticesOf(chief)).toContainEqual({ streamId, ...when });
    expect((await people.get(chief, `/reports/${streamId}`)).status).toBe(200);
    const { items } = (await people.get(teacher, `${report}/duties`)).body;
    const own = (items as { id: string; kind: string }[]).find(({ kind }) => kind === 'coSign');
    expect(await noticesOf(teacher)).toContainEqual({ dutyId: own?.id, ...when });
  });

  it('shows beside a legal last day on a day off the one by söndagsregeln, and keeps the due date', async () => {
    const { people, system } = served;
    const now = system.clock.now();
    system.clock.set('2026-11-21T09:00:00.000Z');
    const report = await people.send();
    system.clock.set(now);
    const { items } = (await people.get(chief, `${report}/duties`)).body;
    const dates = (items as Record<string, unknown>[]).map(
      ({ kind, dueAt, rolledDueDate }) => [kind, dueAt, rolledDueDate] as const,
    );
    expect(dates).toContainEqual([
      'decideOnInvestigation',
      '2026-12-05T23:00:00.000Z',
      '2026-12-07',
    ]);
    expect(dates).toContainEqual(['assessProtection', '2026-11-21T23:00:00.000Z', null]);
  });

  it('takes an absence at any offset and keeps it as UTC (DOT.01)', async () => {
    const startsAt = '2026-12-01T08:00:00+01:00';
    const absence = { login: teacher, startsAt, endsAt: '2026-12-02T08:00:00+01:00' };
    const answer = await served.people.post('forvaltare.degerfors', '/absences', absence);
    expect([answer.status, answer.headers['location']]).toEqual([201, '/api/v1/people']);
    const away = async (): Promise<unknown> => {
      const { body } = await served.people.get('forvaltare.degerfors', '/people');
      const staff = body['items'] as { login: string; absent: boolean }[];
      return staff.find(({ login }) => login === teacher)?.absent;
    };
    expect(await away()).toBe(false);
    served.system.clock.set(startsAt);
    expect(await away()).toBe(true);
  });
});

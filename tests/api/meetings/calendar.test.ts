import { beforeAll, expect, it } from 'vitest';
import type { Place } from '../../helpers/deed.ts';
import { recordsOf } from '../../helpers/records.ts';
import { chief, teacher, type Answer } from '../callers.ts';
import { servedApi } from '../served-api.ts';

const served = servedApi();
const thursday = '2026-11-26T12:30:00.000Z';
const friday = '2026-11-27T12:30:00.000Z';

let at: Place;
beforeAll(async () => {
  at = await served.people.until('propose', 'consent', 'consentToShare');
});

const pathOf = (resource: string): string =>
  `/reports/${at.reportId}/meetings/${at.meetingId}/${resource}`;
const done = async (resource: string, body: object): Promise<void> => {
  const answer = await served.people.post(chief, pathOf(resource), body);
  expect([resource, answer.status]).toEqual([resource, 201]);
};
const invite = (time: string): Promise<void> =>
  done('invitations', { time, place: 'Hos mormor Gunvor', invited: ['reporter', 'guardian1'] });

const file = async (login: string, language = 'sv') => {
  const answer = await served.people.get(login, pathOf(`calendar?language=${language}`));
  return answer as Answer & { readonly text: string };
};
/** Its lines after unfolding (RFC 5545 §3.1), but for those that every file has. */
const linesIn = ({ text }: { readonly text: string }): readonly string[] =>
  text
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter((line) => !/^(BEGIN|END|VERSION|PRODID|DTSTAMP|UID|$)/.test(line));
const uidIn = ({ text }: { readonly text: string }): string => /^UID:(.*)$/m.exec(text)?.[1] ?? '';

it('an invitation is a calendar file that says nothing but when (RFC 5545)', async () => {
  expect((await file(chief)).status).toBe(404);
  await invite(thursday);
  const answer = await file(teacher);
  expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
  expect(answer.headers['content-disposition']).toBe('attachment; filename=mote-2026-11-26.ics');
  expect(answer.text).toMatch(/^BEGIN:VCALENDAR\r\n[^]*END:VCALENDAR$/);
  expect(answer.text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect(linesIn(answer)).toEqual([
    'METHOD:PUBLISH',
    'SEQUENCE:0',
    'DTSTART:20261126T123000Z',
    'DTEND:20261126T133000Z',
    'SUMMARY:Möte',
    'DESCRIPTION:Se inbjudan som du har fått.',
    'STATUS:CONFIRMED',
  ]);
  expect(linesIn(await file(chief, 'en'))).toContain('SUMMARY:Meeting');
});

it('that another one replaces when the meeting is moved, and then cancelled', async () => {
  const first = uidIn(await file(teacher));
  expect(first).not.toContain(at.meetingId);
  await done('outcomes', { outcome: 'moved', reason: null });
  const moved = await file(teacher);
  expect(linesIn(moved)).toEqual(
    expect.arrayContaining(['METHOD:CANCEL', 'SEQUENCE:1', 'STATUS:CANCELLED']),
  );
  await invite(friday);
  const again = await file(teacher);
  expect(linesIn(again)).toEqual(
    expect.arrayContaining(['METHOD:PUBLISH', 'SEQUENCE:2', 'DTSTART:20261127T123000Z']),
  );
  await done('outcomes', { outcome: 'cancelled', reason: 'Mamman är sjuk.' });
  const off = await file(teacher);
  expect(linesIn(off)).toEqual(expect.arrayContaining(['METHOD:CANCEL', 'SEQUENCE:3']));
  expect(new Set([first, uidIn(moved), uidIn(again), uidIn(off)]).size).toBe(1);
});

it('for those who may read of the meeting, and the look is recorded', async () => {
  expect((await file('larare2.degerfors')).status).toBe(404);
  expect((await file('granskare.degerfors')).status).toBe(403);
  const looks = (await recordsOf(served.system).events(at.reportId ?? '')).filter(
    ({ purpose }) => purpose === 'report.readContent: calendar',
  );
  expect(looks.length).toBeGreaterThan(5);
});

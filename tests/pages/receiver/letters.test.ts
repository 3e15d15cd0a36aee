import { describe, expect, it } from 'vitest';
import { keepLetter } from '../../../services/letters/archive.ts';
import type { Place } from '../../helpers/deed.ts';
import { testInBrowser, type DeedPage } from '../deed-pages.ts';
import { readerOf, type Reader } from '../reading.ts';
import { servedPages } from '../served-pages.ts';
import { standingIn } from '../standing.ts';

const pages = servedPages();
const leader = 'ifochef.degerfors';
const loggedIn = async (login = leader): Promise<Reader> =>
  readerOf(pages, await pages.sessions.begin(login));

/** Keeps the two letters of an invitation, as the worker does when it has drawn them. */
const drawn = async (place: Place): Promise<Place> => {
  const { reportId: streamId = '', invitationId: about = null } = place;
  for (const number of [1, 2]) {
    const step = `invitation/${about}/${number}`;
    const order = { streamId, kind: 'jointMeetingInvitation', step, about } as const;
    const letter = { bytes: Buffer.from('%PDF-1.7'), at: pages.system.clock.now() };
    await keepLetter(pages.system.workerDeps, order, letter);
  }
  return place;
};
const invited = async (): Promise<Place> => drawn(await pages.life.until('invite'));

/** The page of each letter's delivery. */
const deliveriesOn = (html: string): readonly string[] =>
  [...html.matchAll(/href="([^"]+\/brev\/[\da-f-]{36})"/g)].map(([, path = '']) => path);

describe('the letters of a case', () => {
  it('say who gets each, and that one is being made', async () => {
    const place = await pages.life.until('invite');
    const reader = await loggedIn();
    const path = `/anmalningar/${place.reportId}/brev`;
    const { html: early } = await reader.get(path);
    expect(early).toContain('Brevet görs nu.');
    expect(early).toContain('Till Robin, vårdnadshavare.');
    await drawn(place);
    const { html } = await reader.get(path);
    expect(html).toContain('Inbjudan till gemensamt möte 1');
    expect(html).toContain('Till Anna, anmälaren.');
    expect(html).not.toContain('kvittens');
  });

  it('are fetched to be saved, without any rights in the browser', async () => {
    const place = await invited();
    const token = await pages.sessions.begin(leader);
    const { html } = await readerOf(pages, token).get(`/anmalningar/${place.reportId}/brev`);
    const [, path = ''] = /href="([^"]+\/pdf)"/.exec(html) ?? [];
    const answer = await fetch(`${pages.origin}${path}`, { headers: { cookie: `sid=${token}` } });
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename=ANM-/);
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(await answer.text()).toBe('%PDF-1.7');
  });

  it('are nothing for another municipality, nor for the school', async () => {
    const { reportId } = await invited();
    const at = async (login: string): Promise<number> =>
      (await (await loggedIn(login)).get(`/anmalningar/${reportId}/brev`)).status;
    expect(await at('ifochef.kinda')).toBe(404);
    expect(await at('larare.degerfors')).toBe(403);
  });
});

describe('how a letter was delivered', () => {
  it('is recorded with how, when and by whom, and stands with the letter', async () => {
    const place = await invited();
    const reader = await loggedIn();
    const list = `/anmalningar/${place.reportId}/brev`;
    const [, path = ''] = deliveriesOn((await reader.get(list)).html);
    const { html: asked } = await reader.fill(path, {});
    expect(asked).toContain('Välj vad som hände.');
    const { html } = await reader.fill(path, {
      ...standingIn((await reader.get(path)).html),
      outcome: 'handedOver',
      on: '16/11',
      by: 'Handläggaren',
      how: 'vid besök',
    });
    expect(html).toContain('Lämnat i dag av Handläggaren: vid besök.');
  });

  it('is asked anew after a failure, and can end with a reason', async () => {
    const place = await invited();
    const reader = await loggedIn();
    const list = `/anmalningar/${place.reportId}/brev`;
    const [path = ''] = deliveriesOn((await reader.get(list)).html);
    const first = standingIn((await reader.get(path)).html);
    const { html: without } = await reader.fill(path, {
      ...first,
      outcome: 'notDelivered',
      by: 'A',
    });
    expect(without).toContain('Skriv varför det inte nådde fram.');
    await reader.fill(path, { ...first, outcome: 'notDelivered', by: 'A', why: 'Okänd adress.' });
    const { html } = await reader.get(path);
    expect(html).toContain('Brevet har inte nått fram.');
    expect(html).toContain('Ingen försöker längre');
    const given = {
      ...standingIn(html),
      outcome: 'givenUp',
      by: 'A',
      why: 'Har flyttat utomlands.',
    };
    const { html: done } = await reader.fill(path, given);
    expect(done).toContain('Har flyttat utomlands.');
  });
});

describe('the letters, in a browser', () => {
  const prepare = async (): Promise<Place> => {
    const place = await invited();
    const [letter] = await pages.system.raw('letter').where({ stream_id: place.reportId });
    return { ...place, letterId: letter.id } as Place;
  };
  const delivery: DeedPage = {
    path: '/anmalningar/{reportId}/brev/{letterId}',
    fact: 'letterDelivered',
    after: ['invite'],
    answers: { outcome: 'sent', on: '2026-11-16', by: 'A', how: 'post' },
    asks: [],
  };
  testInBrowser(pages, { prepare }, { forms: [delivery], shows: ['/anmalningar/{reportId}/brev'] });
});

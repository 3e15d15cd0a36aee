import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ReportContent } from '../../../domain/report/report-content.ts';
import { projectDuty } from '../../../domain/duties/project-duty.ts';
import { viewContent } from '../../../services/reports/content-views.ts';
import { listReports } from '../../../services/reports/queue.ts';
import { viewReport } from '../../../services/reports/report-views.ts';
import { frozenContent } from '../../helpers/frozen-content.ts';
import { select } from '../../helpers/sql.ts';
import { sampleReport } from '../../helpers/sample-report.ts';
import { refusal } from '../../helpers/refusals.ts';
import { monday, stage } from '../../helpers/stage.ts';
import type { DutyKind } from '../../../domain/kinds.ts';
import { viewLinks } from '../../helpers/first-page.ts';

const page = { limit: 50, offset: 0 };

const { system, life, records } = await stage();
beforeEach(() => system.clock.set(monday));

const inQueue = async (login: string, id: string): Promise<boolean> => {
  const { items } = await listReports(system.deps, await system.as(login), page);
  return items.some((report) => report.id === id);
};
const municipality = async (id: string): Promise<string> => {
  const { municipality_id: home } = await records.report(id);
  return system.deps.directory.municipality(home).code;
};

describe('send = received = visible to social services (22 § FL)', () => {
  it.each([
    ['on a Monday morning', monday],
    ['on a Friday at 23:58', '2026-11-20T22:58:00.000Z'],
    ['on Christmas Day', '2026-12-25T11:00:00.000Z'],
    ['in the hour that happens twice', '2026-10-25T00:30:00.000Z'],
  ])('%s, in the same instant', async (_, at) => {
    system.clock.set(at);
    const sent = await life.send();
    expect(sent.receivedAt).toBe(at);
    expect(sent.reference).toMatch(/^ANM-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect((await records.report(sent.id)).received_at.toISOString()).toBe(at);
    expect(await inQueue('ifochef.degerfors', sent.id)).toBe(true);
    expect(await inQueue('larare.degerfors', sent.id)).toBe(true);
  });

  it('answers with ids, instant and hash, and nothing about the case', async () => {
    const sent = await life.send();
    expect(Object.keys(sent).toSorted()).toEqual([
      'contentHash',
      'id',
      'links',
      'outOfHours',
      'receivedAt',
      'reference',
    ]);
  });

  it('writes its row once', async () => {
    const sent: string[] = [];
    const listen = ({ sql }: { readonly sql: string }): void => void sent.push(sql);
    system.deps.db.on('query', listen);
    await life.send();
    system.deps.db.off('query', listen);
    expect(sent.filter((sql) => sql.startsWith('insert into report '))).toHaveLength(1);
    expect(sent.filter((sql) => sql.startsWith('update report '))).toEqual([]);
  });

  it('wakes the workflow once', async () => {
    const wakes = system.wakes();
    await life.send();
    expect(system.wakes()).toBe(wakes + 1);
  });

  it('opens the duties of arrival, on both sides', async () => {
    const { id } = await life.send();
    const duties = await records.duties(id);
    expect(duties.map(({ kind, side }) => [kind, side])).toEqual([
      ['assessProtection', 'receiver'],
      ['coSign', 'sender'],
      ['coSign', 'sender'],
      ['coSign', 'sender'],
      ['decideOnInvestigation', 'receiver'],
      ['openReport', 'receiver'],
    ]);
  });

  it('is any reporter’s own right, and nobody else’s', async () => {
    for (const login of ['larare', 'rektor', 'skolskoterska', 'kurator', 'skolsystem']) {
      expect((await life.as(`${login}.degerfors`).send()).reference).toMatch(/^ANM-/);
    }
    for (const login of [
      'ifochef',
      'socialsekreterare1',
      'socialchef',
      'granskare',
      'forvaltare',
    ]) {
      const { status } = await refusal(life.as(`${login}.degerfors`).send());
      expect([login, status]).toEqual([login, 403]);
    }
  });

  it('leaves nothing at all when any part of it fails', async () => {
    const counts = () =>
      select<Record<string, string>>(
        system.raw,
        `select (select count(*) from stream) as streams, (select count(*) from report) as reports,
                (select count(*) from duty) as duties, (select count(*) from audit_event) as events,
                (select count(*) from idempotency) as keys, (select count(*) from data_key) as data_keys`,
      );
    const before = await counts();
    await system.raw.raw(`alter table child_index add constraint none check (false) not valid`);
    await expect(life.send()).rejects.toThrow('none');
    await system.raw.raw(`alter table child_index drop constraint none`);
    expect(await counts()).toEqual(before);
  });
});

describe('the frozen content', () => {
  it('is hashed as it stands: canonical JSON with schema version and 128 bits of salt', async () => {
    const sent = await life.send();
    const bytes = await frozenContent(system, sent.id);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sent.contentHash);
    const stored = JSON.parse(bytes.toString('utf8')) as { salt: string; content: unknown };
    expect(Object.keys(stored)).toEqual(['content', 'reportSchemaVersion', 'salt']);
    expect(Buffer.from(stored.salt, 'base64url')).toHaveLength(16);
    expect(stored.content).toEqual(sampleReport());
  });

  it('never hashes alike twice, so that the hash reveals nothing once the key is gone', async () => {
    const [first, second] = [await life.send(), await life.send()];
    expect(first.contentHash).not.toBe(second.contentHash);
  });

  it('is read back exactly as sent by its author, in NFC', async () => {
    const { childNow } = sampleReport();
    const sent = await life.send({ childNow: { ...childNow, where: 'Hos A\u030asa' } });
    const call = await system.as('larare.degerfors');
    const view = await viewContent(system.deps, call, sent.id);
    expect(view.content.childNow.where).toBe('Hos \u00c5sa');
    expect(view.contentHash).toBe(sent.contentHash);
  });

  it('may say nothing but that it does not know', async () => {
    const { worry, child } = sampleReport();
    const sent = await life.send({
      events: [],
      worry: { ...worry, kinds: ['unknown'], suspected: ['unknown'], whyNow: null },
      child: { ...child, givenName: null, familyName: null, identity: null, birthDate: 'vet inte' },
    });
    expect((await records.report(sent.id)).protected_contact).toBe(false);
  });
});

describe('where a report goes', () => {
  const { child, childNow } = sampleReport();
  const nowIn = (municipalityCode: string | null) => ({
    childNow: { ...childNow, municipalityCode },
  });
  it.each<readonly [string, Partial<ReportContent>, string]>([
    ['to the municipality that the sender names', { municipalityCode: '0561' }, '0561'],
    [
      'else to the child’s home',
      { municipalityCode: null, child: { ...child, homeMunicipalityCode: '0513' } },
      '0513',
    ],
    [
      'rather than to where it is now',
      {
        municipalityCode: null,
        child: { ...child, homeMunicipalityCode: '0513' },
        ...nowIn('0561'),
      },
      '0513',
    ],
    [
      'else to where the child is now',
      { municipalityCode: null, child: { ...child, homeMunicipalityCode: null }, ...nowIn('0561') },
      '0561',
    ],
    [
      'also when its home is a municipality that is not here',
      {
        municipalityCode: null,
        child: { ...child, homeMunicipalityCode: '0180' },
        ...nowIn('2132'),
      },
      '2132',
    ],
    [
      'else to the sender’s own',
      { municipalityCode: null, child: { ...child, homeMunicipalityCode: null }, ...nowIn(null) },
      '1862',
    ],
    [
      'past a municipality that is not here',
      { municipalityCode: '0180', child: { ...child, homeMunicipalityCode: '2132' } },
      '2132',
    ],
  ])('%s', async (_, changes, code) => {
    expect(await municipality((await life.send(changes)).id)).toBe(code);
  });

  it('is seen there and by its sender, and nowhere else', async () => {
    const { id } = await life.send({ municipalityCode: '0561' });
    expect(await inQueue('ifochef.atvidaberg', id)).toBe(true);
    expect(await inQueue('ifochef.degerfors', id)).toBe(false);
    expect(await inQueue('larare.atvidaberg', id)).toBe(false);
    const view = await viewReport(system.deps, await system.as('larare.degerfors'), id);
    expect(view.municipality).toBe('Åtvidaberg');
    await life.as('ifochef.atvidaberg').open(id);
    const refused = await refusal(life.as('ifochef.degerfors').open(id));
    expect(refused.status).toBe(404);
  });

  it('still asks the sender’s own colleagues to sign', async () => {
    const { id } = await life.send({ municipalityCode: '0561' });
    expect(await inQueue('rektor.degerfors', id)).toBe(true);
    expect(await inQueue('rektor.atvidaberg', id)).toBe(false);
  });
});

describe('one report is about one child', () => {
  const named = (givenName: string, birthDate: string | null) => ({
    givenName,
    familyName: 'Påhittad',
    birthDate,
    identity: null,
  });
  const list = [named('Ella', '2018-02-01'), named('Hugo', null)];
  const nameless = { givenName: null, familyName: null, birthDate: null, identity: null };

  it('and each sibling that is named gets a linked copy of the same submission', async () => {
    const sent = await life.send({ siblings: { answer: 'yes', list: [...list, nameless] } });
    expect(sent.links.map(({ rel }) => rel)).toEqual(['siblingOf', 'siblingOf']);
    const own = await records.report(sent.id);
    for (const { id } of sent.links) {
      const copy = await records.report(id);
      expect(copy.submission_id).toBe(own.submission_id);
      expect(copy.reference).not.toBe(own.reference);
      expect(await records.kinds(id)).toEqual(['reportSent']);
    }
    const links = await viewLinks(system.deps, await system.as('larare.degerfors'), sent.id);
    expect(new Set(links.map(({ id, kind }) => `${kind} ${id}`))).toEqual(
      new Set(sent.links.map(({ id }) => `siblingOf ${id}`)),
    );
  });

  it('whose copy is about the sibling, with the first child among the siblings', async () => {
    const sent = await life.send({ siblings: { answer: 'yes', list } });
    const call = await system.as('larare.degerfors');
    const copies = [];
    for (const { id } of sent.links)
      copies.push((await viewContent(system.deps, call, id)).content);
    expect(copies.map(({ child }) => child.givenName)).toEqual(['Ella', 'Hugo']);
    const [ella] = copies;
    expect(ella?.siblings.list.map(({ givenName }) => givenName)).toEqual(['Kim', 'Hugo']);
    expect(ella?.child.address).toBe(sampleReport().child.address);
    expect(ella?.events).toEqual(sampleReport().events);
  });

  it('and a list that was not confirmed makes no copies', async () => {
    const sent = await life.send({ siblings: { answer: 'unknown', list } });
    expect(sent.links).toEqual([]);
  });
});

describe('what follows from the day and the words', () => {
  it.each([
    ['2025-06-30T21:59:59.000Z', '14 kap. 1 § SoL (2001:453)'],
    ['2025-06-30T22:00:00.000Z', '19 kap. 1 § SoL (2025:400)'],
    [monday, '19 kap. 1 § SoL (2025:400)'],
  ])('a report of %s rests on %s', async (at, basis) => {
    system.clock.set(at);
    const { id } = await life.send();
    expect((await records.report(id)).legal_basis).toBe(basis);
  });

  it.each<readonly [Partial<ReportContent['worry']>, boolean]>([
    [{ kinds: ['honour'], suspected: [] }, true],
    [{ kinds: ['violence'], suspected: ['guardian'] }, true],
    [{ kinds: ['violence'], suspected: ['peer'] }, false],
    [{ kinds: ['sexualAbuse'], suspected: [] }, true],
    [{ kinds: ['neglect', 'misuse'], suspected: ['guardian'] }, false],
    [{ kinds: ['neglect'], otherReasonNotToInformGuardians: 'Barnet är rädd.' }, true],
  ])('%o turns protected contact on: %s', async (changes, on) => {
    const { id } = await life.send({ worry: { ...sampleReport().worry, ...changes } });
    expect((await records.report(id)).protected_contact).toBe(on);
  });
});

describe('due dates are projections', () => {
  it('of every duty there is, recomputed row by row from its stored opening', async () => {
    const { acute } = sampleReport();
    for (const at of [monday, '2026-03-27T22:58:00.000Z', '2026-12-23T14:30:00.000Z']) {
      system.clock.set(at);
      const { id } = await life.send({ acute: { ...acute, danger: 'yes' } });
      await life.open(id);
      system.clock.advance({ hours: 30 });
      await life.assess(id);
      system.clock.advance({ days: 3 });
      await life.decide(id);
      await life.send();
    }
    const duties = await select<{
      kind: DutyKind;
      anchor_at: Date;
      opened_at: Date;
      due_at: Date;
      next_rung: number;
      next_rung_at: Date | null;
      acute: boolean;
      at_once: boolean;
      state: string;
      municipality_id: string;
      settings_version: number;
    }>(system.raw, `select d.*, s.municipality_id from duty d join stream s on s.id = d.stream_id`);
    expect(new Set(duties.map(({ kind }) => kind)).size).toBe(9);
    for (const duty of duties) {
      const settings = system.deps.directory.settingsVersion(
        duty.municipality_id,
        duty.settings_version,
      );
      const opening = {
        kind: duty.kind,
        anchorAt: duty.anchor_at.toISOString(),
        openedAt: duty.opened_at.toISOString(),
        acute: duty.acute,
        atOnce: duty.at_once,
      };
      const { dueAt, nextRung, nextRungAt } = projectDuty(opening, settings);
      expect([opening, duty.due_at.toISOString()]).toEqual([opening, dueAt]);
      expect(duty.next_rung).toBe(nextRung);
      expect(duty.next_rung_at?.toISOString() ?? null).toBe(
        duty.state === 'open' ? nextRungAt : null,
      );
    }
  });

  it('counted from arrival, or from what opened the duty', async () => {
    const { id } = await life.send();
    await life.open(id);
    system.clock.advance({ days: 2 });
    await life.assess(id);
    const anchors = async (kind: string) =>
      (await records.dutyOf(id, kind)).anchor_at.toISOString();
    expect(await anchors('holdJointMeeting')).toBe(monday);
    expect(await anchors('proposeMeetingTimes')).toBe(system.clock.now());
    expect((await records.dutyOf(id, 'decideOnInvestigation')).due_at.toISOString()).toBe(
      '2026-11-30T23:00:00.000Z',
    );
  });
});

import { describe, expect, it } from 'vitest';
import { systemParts } from '../../../domain/access/actor.ts';
import { roles } from '../../../domain/access/roles.ts';
import { letterKinds } from '../../../domain/areas.ts';
import { actions, factKinds, lookKinds, markKinds } from '../../../domain/kinds.ts';
import { chainFaults } from '../../../platform/trail/check-chain.ts';
import { eventsEn } from '../../../templates/messages/pages/events-en.ts';
import { eventsSv } from '../../../templates/messages/pages/events-sv.ts';
import { purposesEn } from '../../../templates/messages/pages/purposes-en.ts';
import { purposesSv } from '../../../templates/messages/pages/purposes-sv.ts';

const named = (prefix: string, names: readonly string[]): readonly string[] =>
  names.map((name) => `${prefix}.${name}`);

const kinds = named('event', [...factKinds, ...markKinds, ...lookKinds]);
const events = [
  ...kinds,
  ...named('letter', letterKinds),
  ...named('flaw', chainFaults),
  ...named('role', [...roles, 'client']),
  ...named('part', systemParts),
].toSorted();

const catalogues = { sv: { ...eventsSv, ...purposesSv }, en: { ...eventsEn, ...purposesEn } };

describe('the words of a history', () => {
  it.each(Object.entries({ sv: eventsSv, en: eventsEn }))(
    'name every kind of event, document, flaw of a chain, function and part of the system, and nothing else, in %s',
    (_, texts) => {
      expect(Object.keys(texts).toSorted()).toEqual(events);
    },
  );

  it.each(Object.entries({ sv: purposesSv, en: purposesEn }))(
    'name everything that the permission table is asked about, in %s',
    (_, texts) => {
      expect(Object.keys(texts).toSorted()).toEqual(named('action', actions).toSorted());
    },
  );

  it.each(Object.entries(catalogues))(
    'are short, and hold no value and no code of ours, in %s',
    (_, texts) => {
      const odd = Object.values(texts).filter(
        (text) => !/^\p{L}[\p{L}\p{Pd}’,() ]{2,75}$/u.test(text),
      );
      expect(odd).toEqual([]);
    },
  );

  it('say in the past tense what was done, without its subject', () => {
    const says = (kind: string): string => eventsSv[kind as keyof typeof eventsSv];
    const [first, opened, read] = ['reportSent', 'reportOpened', 'contentRead'].map((kind) =>
      says(`event.${kind}`),
    );
    expect([first, opened, read]).toEqual(['Skickade anmälan', 'Öppnade anmälan', 'Läste anmälan']);
    const strong = 'Angav|Bad|Bjöd|Drog|Fann|Gav|Lät|Nekades|Skrev|Slog|Tog|Uppgav|Föreslog';
    const past = new RegExp(`^(\\p{Lu}\\p{L}*[dt]e|${strong})(?= |$)`, 'u');
    expect(kinds.map(says).filter((text) => !past.test(text))).toEqual([]);
  });

  it.each(Object.entries(catalogues))(
    'tell two kinds apart: no two of a list have the same text in %s',
    (_, texts) => {
      for (const prefix of ['event', 'letter', 'flaw', 'role', 'part', 'action']) {
        const said = Object.entries(texts).flatMap(([key, text]) =>
          key.startsWith(`${prefix}.`) ? [text] : [],
        );
        expect(said).toEqual([...new Set(said)]);
      }
    },
  );
});

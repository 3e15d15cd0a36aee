import { describe, expect, it } from 'vitest';
import { secrecyLineIds } from '../../../../domain/law/secrecy-lines.ts';
import { secrecyLineText } from '../../../../templates/messages/pages/secrecy.ts';
import { secrecyEn } from '../../../../templates/messages/pages/secrecy-en.ts';
import { secrecySv } from '../../../../templates/messages/pages/secrecy-sv.ts';

const on = '2026-11-23';
const keepers = ['public', 'independent', 'unknown'] as const;
const languages = ['sv', 'en'] as const;

describe('a secrecy line', () => {
  it.each([
    [
      'sending',
      'public',
      'Det du skriver går till socialnämnden. Anmälningsplikten bryter sekretessen (19 kap. 1 § SoL, 10 kap. 28 § OSL).',
    ],
    [
      'sending',
      'independent',
      'Det du skriver går till socialnämnden. Tystnadsplikten (29 kap. 14 § skollagen) hindrar inte anmälan.',
    ],
    [
      'coSigning',
      'public',
      'Den som tillfrågas läser hela anmälan. Den är hemlig hos skolan (40 kap. 7 g § OSL); elevhälsans uppgifter också inom skolan (25 kap. 1 § OSL).',
    ],
    [
      'coSigning',
      'unknown',
      'Den som tillfrågas läser hela anmälan. Den är hemlig hos skolan (40 kap. 7 g § OSL, fristående: 29 kap. 14 § skollagen); elevhälsans uppgifter också inom skolan (25 kap. 1 § OSL).',
    ],
    [
      'afterwards',
      'public',
      'Skolan får veta att anmälan har kommit in och öppnats. Allt annat är hemligt (26 kap. 1 § OSL).',
    ],
    [
      'feedback',
      'public',
      'Anmälaren får veta om utredning har inletts, inte inletts eller pågår, inget mer (19 kap. 6 § SoL, 26 kap. 9 a § OSL).',
    ],
    [
      'consent',
      'public',
      'Mer än så får delas bara med samtycke som nämner parterna (10 kap. 1 §, 12 kap. 2 § OSL).',
    ],
    [
      'consultation',
      'public',
      'Skriv inget som röjer barnet. Då lämnas inga hemliga uppgifter ut (23 kap., 25 kap. 1 § OSL).',
    ],
    [
      'consultation',
      'independent',
      'Skriv inget som röjer barnet. Då lämnas inga hemliga uppgifter ut (29 kap. 14 § skollagen).',
    ],
    [
      'cooperation',
      'public',
      'Vi talar om samarbetet, inte om barnet eller familjen (26 kap. 1 §, 23 kap. OSL).',
    ],
    ['handOver', 'public', 'Formens parter får veta det samtycket nämner (12 kap. 2 § OSL).'],
  ] as const)('of %s, %s school, has its paragraph', (id, keeper, text) => {
    expect(secrecyLineText(id, { keeper, on, language: 'sv' })).toBe(text);
  });

  it('is whole for every border, keeper and language', () => {
    for (const id of secrecyLineIds)
      for (const keeper of keepers)
        for (const language of languages) {
          const text = secrecyLineText(id, { keeper, on, language });
          expect(text).toMatch(/\(.*(§|kap[.]).*\)/);
          expect(text).not.toMatch(/[{}]|\(\)|undefined/);
        }
  });

  it('cites no secrecy of authorities for an independent school`s own silence', () => {
    for (const id of ['sending', 'coSigning', 'consultation'] as const) {
      expect(secrecyLineText(id, { keeper: 'independent', on, language: 'sv' })).not.toContain(
        'OSL',
      );
    }
  });

  it('follows the day', () => {
    const asked = { keeper: 'public', on: '2025-06-30', language: 'sv' } as const;
    expect(secrecyLineText('feedback', asked)).toContain('(14 kap. 1 b § SoL, 26 kap. 9 a § OSL)');
    expect(() => secrecyLineText('coSigning', asked)).toThrow(RangeError);
  });

  it('asks for the same paragraphs in both languages', () => {
    const asked = (texts: Readonly<Record<string, string>>): unknown =>
      Object.fromEntries(
        Object.entries(texts).map(([key, text]) => [key, text.match(/\{\w+\}/g)?.toSorted()]),
      );
    expect(asked(secrecyEn)).toEqual(asked(secrecySv));
  });
});

import type {
  ChosenGround,
  Decision,
  DecisionWords,
  StatedDecision,
  StatedGround,
} from '../../domain/decisions/records.ts';
import { Invalid } from '../../domain/errors.ts';
import { groundsFor } from '../../domain/settings/decision-grounds.ts';
import { settingsOf, type ReportFile } from '../reports/report-stream.ts';
import { compareIdentifiers } from './identity-check.ts';

/**
 * The grounds with the words of the catalogue that the report came in under.
 *
 * @throws Invalid `unknown-ground` for one that the catalogue does not have for this outcome, or that
 *   is chosen twice; `known` lists those there are
 */
export function statedGrounds(
  file: ReportFile,
  { outcome, grounds }: DecisionWords,
  pointer: string,
): readonly StatedGround[] {
  const { decisionGrounds } = settingsOf(file.acting.deps, file.row);
  const texts = new Map(
    groundsFor(outcome, decisionGrounds).map(({ key, text }) => [key, text] as const),
  );
  const isNew = ({ ground }: ChosenGround, at: number): boolean =>
    grounds.findIndex((other) => other.ground === ground) === at;
  const errors = grounds.flatMap((chosen, at) =>
    texts.has(chosen.ground) && isNew(chosen, at)
      ? []
      : [{ pointer: `${pointer}/grounds/${at}/ground`, code: 'not-a-choice' as const }],
  );
  if (errors.length > 0) throw new Invalid('unknown-ground', { errors, known: [...texts.keys()] });
  return grounds.map(({ ground, reason }) => ({ ground, text: texts.get(ground) ?? '', reason }));
}

/**
 * A decision as it is kept.
 *
 * @throws Invalid `unknown-ground`, `identifiers-differ`, `identifiers-missing`
 */
export async function keptDecision(
  file: ReportFile,
  { identifiers, ...words }: StatedDecision,
): Promise<Decision> {
  return {
    ...words,
    grounds: statedGrounds(file, words, '#/body'),
    identifiers: await compareIdentifiers(file, identifiers),
  };
}

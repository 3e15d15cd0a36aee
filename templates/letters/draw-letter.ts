import type { LetterSource } from '../../domain/letters/letter-source.ts';
import { intakeLetters } from './intake/letters.ts';
import { meetingLetters } from './meetings/letters.ts';
import { reportLetters } from './reports/letters.ts';
import type { LetterKind } from '../../domain/areas.ts';

/** The function that draws each kind of letter. It returns a PDF (PDF/A-2a, PDF/UA-1). */
type Renderers = {
  readonly [K in LetterKind]: (source: LetterSource<K>) => Promise<Buffer>;
};

const renderers: Renderers = { ...reportLetters, ...meetingLetters, ...intakeLetters };

export function drawLetter<K extends LetterKind>(source: LetterSource<K>): Promise<Buffer> {
  return renderers[source.kind](source);
}

import { z } from 'zod';
import { mostInList, shortText } from '../schemas.ts';
import { familyMember } from '../stated-people.ts';

const answer = z.enum(['given', 'refused', 'withdrawn']);
const said = {
  of: familyMember,
  how: z.enum(['spoken', 'written']),
  parties: z.array(shortText).max(mostInList).readonly().default([]),
  on: z.iso.date().nullable().default(null).meta({ description: 'Vilken dag svaret gavs' }),
};

/** An answer to one of the two questions. */
export const consent = z.strictObject({
  ...said,
  kind: z.enum(['attend', 'shareInformation']),
  answer,
});
export const consentExample = {
  of: 'guardian1',
  kind: 'attend',
  answer: 'given',
  how: 'spoken',
  parties: ['school'],
  on: null,
} as const;

const both = z.strictObject({ ...said, attend: answer.nullable(), share: answer.nullable() });
type Both = z.output<typeof both>;

/** Said beside what else is wrong, so that whoever mends it mends all at once. */
const needed = (name: 'attend' | 'parties') => ({
  path: [name],
  message: 'required',
  when: () => true,
});

/** Answers to both questions in one conversation, as a page takes them down. */
export const answersToBoth = both
  .refine(({ attend, share }: Partial<Both>) => attend !== null || share !== null, needed('attend'))
  .refine(
    ({ share, parties = [] }: Partial<Both>) => share !== 'given' || parties.length > 0,
    needed('parties'),
  );

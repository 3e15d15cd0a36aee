import type { JSX } from 'preact';
import { readSupplement } from '../../../../../services/reports/supplements.ts';
import {
  viewSupplement,
  type SupplementView,
} from '../../../../../services/reports/supplement-view.ts';
import { caseTexts } from '../../../../../templates/messages/pages/case.ts';
import { letterTexts, type LetterKey } from '../../../../../templates/messages/pages/letters.ts';
import { deedForm, type DeedView } from '../../../../kit/deed-form.tsx';
import type { FieldTable } from '../../../../kit/field-table.ts';
import { saidMoment } from '../../../../kit/moment.tsx';
import { wordsOrNull } from '../../../../kit/typed-answers.ts';
import { reading, supplementParams } from '../../../../routes/reports/supplement-routes.ts';
import { casePath } from '../../../case/case-path.ts';
import { Added } from './added.tsx';

type View = DeedView<LetterKey, SupplementView>;

const fields = {
  newWorry: {
    label: 'supplement.question',
    hint: 'supplement.question.hint',
    is: 'choice',
    choices: { yes: 'supplement.yes', no: 'supplement.no' },
    refused: { any: 'supplement.question.refused' },
  },
  note: { label: 'supplement.note', is: 'words' },
} as const satisfies FieldTable<LetterKey>;

/** What its reader answered, or that it is not this reader's to answer. */
const Settled = ({ head, frame, t }: View): JSX.Element | undefined => {
  const { reading: read, mayAnswer } = head;
  if (!read) return mayAnswer ? undefined : <p>{t('supplement.notYours')}</p>;
  const at = saidMoment(frame, read.at);
  return (
    <>
      <p>{letterTexts(frame.language)('supplement.read', { at })}</p>
      <p>{t(read.newWorry ? 'supplement.readYes' : 'supplement.readNo')}</p>
      {read.note !== null && <p>{read.note}</p>}
    </>
  );
};

/** `kompletteringar/{k}`: what came in later, with the forced answer whether it is a new worry. */
export const supplementPages = deedForm({
  path: '/anmalningar/:reportId/kompletteringar/:supplementId',
  params: supplementParams,
  records: 'supplementRead',
  subject: ({ supplementId }) => supplementId,
  texts: letterTexts,
  read: ({ deps, call, params }) => viewSupplement(deps, call, params),
  seen: ({ etag }: SupplementView) => etag,
  title: 'supplement.title',
  send: 'supplement.send',
  fields,
  above: (view) => <Added {...view} />,
  instead: Settled,
  body: (typed) => ({
    newWorry: typed['newWorry'] === undefined ? undefined : typed['newWorry'] === 'yes',
    note: wordsOrNull(typed, 'note'),
  }),
  schema: reading,
  perform: ({ deps, call, params }, body) => readSupplement(deps, call, params, body),
  next: (_done, { reportId }) => casePath(reportId),
  around: ({ head, frame }) => ({
    back: { href: casePath(head.id), text: caseTexts(frame.language)('back') },
    line: head.reference,
  }),
  formPath: ({ id, supplementId }) => `${casePath(id)}/kompletteringar/${supplementId}`,
});

import type { JSX } from 'preact';
import { viewUnit, type OfficerRow } from '../../../../services/desk/unit.ts';
import { assignCase } from '../../../../services/intake/routing.ts';
import type { Choice } from '../../../../templates/components/choices.tsx';
import {
  assignmentTexts,
  type AssignmentKey,
} from '../../../../templates/messages/pages/assignment.ts';
import type { DeedView } from '../../../kit/deed-form.tsx';
import type { FieldTable } from '../../../kit/field-table.ts';
import type { Frame } from '../../../kit/frame.ts';
import { Question } from '../../../kit/questions.tsx';
import { wordsIn } from '../../../kit/typed-fields.ts';
import { assignment } from '../../../routes/intake/receiving-routes.ts';
import { caseForm } from '../../case/case-form.tsx';
import { readCase, type CaseHead } from '../../case/read-case.ts';

type Head = CaseHead & { readonly officers: readonly OfficerRow[] };
type View = DeedView<AssignmentKey, Head>;

const fields = {
  login: {
    label: 'who',
    is: 'choice',
    refused: {
      'officer-absent': 'who.absent',
      'officer-outside': 'who.outside',
      any: 'who.refused',
    },
  },
  reason: { label: 'reason', is: 'words' },
} as const satisfies FieldTable<AssignmentKey>;

const many = ({ count, more }: OfficerRow['late']): string => (more ? `${count}+` : String(count));

/** Somebody at work, with what she has in hand. */
const choiceOf = ({ language }: Frame, officer: OfficerRow): Choice => {
  const t = assignmentTexts(language);
  const { login, name, title, onDuty, openCases, dueThisWeek, late } = officer;
  const load = t('load', { open: many(openCases), week: many(dueThisWeek), late: many(late) });
  return {
    value: login,
    label: t('person', { name, title }),
    hint: onDuty ? load : `${load}, ${t('offDuty')}`,
  };
};

const Who = ({ frame, head: { officers, seen } }: View): JSX.Element => {
  const t = assignmentTexts(frame.language);
  const absent = officers.filter((one) => one.absent).map(({ name }) => name);
  const name = seen.owner?.name;
  return (
    <>
      <p>{name ? t('holder', { name }) : t('nobody')}</p>
      {absent.length > 0 && <p>{t('absent', { names: absent.join(', ') })}</p>}
    </>
  );
};

const AssignmentQuestions = ({ frame, form, t, head }: View): JSX.Element => {
  const of = { t, form, table: fields };
  const there = head.officers.filter(({ absent }) => !absent);
  return (
    <>
      <Question {...of} name="login" choices={there.map((one) => choiceOf(frame, one))} />
      <Question {...of} name="reason" />
    </>
  );
};

/** `fordela`: who takes the case, by what each has in hand (routine §5.6). */
export const assignmentPages = caseForm({
  suffix: 'fordela',
  records: 'caseAssigned',
  texts: assignmentTexts,
  read: async ({ deps, call, params }): Promise<Head> => {
    const head = await readCase(deps, call, { ...params, fact: 'caseAssigned' });
    const { officers } = await viewUnit(deps, call);
    return { ...head, officers };
  },
  title: 'title',
  lead: ['lead'],
  send: 'send',
  fields,
  above: Who,
  questions: AssignmentQuestions,
  body: (typed) => ({ login: typed['login'], reason: wordsIn(typed, 'reason') }),
  schema: assignment,
  perform: ({ deps, call, params }, body) => assignCase(deps, call, params.reportId, body),
});

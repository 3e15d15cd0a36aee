import type { JSX } from 'preact';
import { localDate } from '../../../../domain/calendar/time.ts';
import {
  dispatchForwarding,
  forwardReport,
  recordForwardingAnswer,
} from '../../../../services/intake/forwarding.ts';
import {
  forwardingTexts,
  type ForwardingKey,
} from '../../../../templates/messages/pages/forwarding-pages.ts';
import type { FieldTable } from '../../../kit/field-table.ts';
import { dayIn, wordsOrNull } from '../../../kit/typed-answers.ts';
import { wordsIn } from '../../../kit/typed-fields.ts';
import { answer, dispatch, message } from '../../../routes/intake/forwarding-routes.ts';
import { casePath } from '../../case/case-path.ts';
import {
  forwardingForm,
  Forwardings,
  LetterLinks,
  underWay,
  type ForwardingFormView,
} from './forwarding-form.tsx';

/** To whom it goes and why. */
const Receiver = ({ head, frame, t }: ForwardingFormView): JSX.Element | null => {
  const { found } = head;
  if (!found || found.ground === 'here') return null;
  const said = { municipality: found.municipality.name, why: t(`ground.${found.ground}`) };
  return <p>{forwardingTexts(frame.language)('forward.to', said)}</p>;
};

const NotFoundElsewhere = ({ head, t }: ForwardingFormView): JSX.Element => (
  <>
    <p>{t('forward.notFound')}</p>
    <p>
      <a href={`${casePath(head.id)}/hemvist`}>{t('forward.toWhere')}</a>
    </p>
  </>
);

/** `oversand`: the report goes to the municipality that answers for the child, with proof. */
const forwardPages = forwardingForm({
  suffix: 'oversand',
  records: 'reportForwarded',
  title: 'forward.title',
  lead: ['forward.lead'],
  send: 'forward.send',
  fields: { message: { label: 'forward.message', is: 'words' } },
  above: (view) => (underWay(view.head) ? null : <Receiver {...view} />),
  instead: (view) => {
    if (underWay(view.head)) return <LetterLinks {...view} />;
    const isElsewhere = view.head.found !== null && view.head.found.ground !== 'here';
    return isElsewhere ? undefined : <NotFoundElsewhere {...view} />;
  },
  below: Forwardings,
  body: (typed) => ({ message: wordsOrNull(typed, 'message') }),
  schema: message,
  perform: ({ deps, call, params }, body) => forwardReport(deps, call, params.reportId, body),
  check: { title: 'forward.check', send: 'forward.do', says: Receiver },
  leadsTo: 'oversand',
});

const dispatchFields = {
  how: {
    label: 'dispatch.how',
    is: 'choice',
    choices: {
      post: 'dispatch.how.post',
      courier: 'dispatch.how.courier',
      byHand: 'dispatch.how.byHand',
      secureMessage: 'dispatch.how.secureMessage',
    },
  },
  on: { label: 'dispatch.on', is: 'date' },
  by: { label: 'dispatch.by' },
  to: { label: 'dispatch.to' },
} as const satisfies FieldTable<ForwardingKey>;

/** Only what goes by letter is sent and answered by people. */
const withoutLetter = ({ head, t }: ForwardingFormView): JSX.Element | undefined =>
  underWay(head)?.by === 'letter' ? undefined : (
    <p>
      <a href={`${casePath(head.id)}/oversand`}>{t('forward.title')}</a>
    </p>
  );

/** `oversand/skickat`: how, when, by whom and to whom the letter went. */
const dispatchPages = forwardingForm({
  suffix: 'oversand/skickat',
  records: 'forwardingDispatched',
  title: 'dispatch.title',
  send: 'dispatch.send',
  fields: dispatchFields,
  instead: withoutLetter,
  body: (typed, at) => ({
    how: typed['how'],
    on: dayIn(typed, 'on', { at, leaning: 'past' }) ?? localDate(at),
    by: wordsIn(typed, 'by'),
    to: wordsIn(typed, 'to'),
  }),
  schema: dispatch,
  perform: ({ deps, call, params }, body) => dispatchForwarding(deps, call, params.reportId, body),
  leadsTo: 'oversand',
});

const answerFields = {
  answer: {
    label: 'answer.answer',
    is: 'choice',
    choices: { taken: 'answer.taken', refused: 'answer.refused' },
    refused: { 'not-dispatched': 'answer.notSent' },
  },
  on: { label: 'answer.on', is: 'date' },
  by: { label: 'answer.by' },
  how: {
    label: 'answer.how',
    is: 'choice',
    choices: {
      letter: 'answer.how.letter',
      phone: 'answer.how.phone',
      message: 'answer.how.message',
      visit: 'answer.how.visit',
    },
  },
} as const satisfies FieldTable<ForwardingKey>;

/** `oversand/svar`: whether the other municipality has taken it; until then it is kept here. */
const answerPages = forwardingForm({
  suffix: 'oversand/svar',
  records: 'forwardingAnswered',
  title: 'answer.title',
  lead: ['answer.lead'],
  send: 'answer.send',
  fields: answerFields,
  instead: withoutLetter,
  body: (typed, at) => ({
    answer: typed['answer'],
    on: dayIn(typed, 'on', { at, leaning: 'past' }) ?? localDate(at),
    by: wordsIn(typed, 'by'),
    how: typed['how'],
  }),
  schema: answer,
  conflicts: { 'not-dispatched': 'answer' },
  perform: ({ deps, call, params }, body) =>
    recordForwardingAnswer(deps, call, params.reportId, body),
});

export const forwardingPages = [...forwardPages, ...dispatchPages, ...answerPages];

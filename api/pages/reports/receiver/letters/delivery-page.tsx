import type { JSX } from 'preact';
import { localDate, type LocalDate } from '../../../../../domain/calendar/time.ts';
import { NotFound } from '../../../../../domain/errors.ts';
import type { Delivery } from '../../../../../domain/reports/records.ts';
import { deliverLetter } from '../../../../../services/reports/deliver-letter.ts';
import {
  viewLetterDesk,
  type DeskLetter,
  type LetterDesk,
} from '../../../../../services/reports/letter-desk.ts';
import { letterTexts, type LetterKey } from '../../../../../templates/messages/pages/letters.ts';
import { deedForm, type DeedView } from '../../../../kit/deed-form.tsx';
import type { FieldTable } from '../../../../kit/field-table.ts';
import { Question } from '../../../../kit/questions.tsx';
import { dayIn } from '../../../../kit/typed-answers.ts';
import { wordsIn, type TypedFields } from '../../../../kit/typed-fields.ts';
import { delivery } from '../../../../routes/reports/delivery-routes.ts';
import { casePath } from '../../../case/case-path.ts';
import { personText } from '../../../case/people.ts';
import { deliveryText, letterName } from './delivery-text.ts';
import { letterParams } from './letter-params.ts';

type Head = LetterDesk & {
  readonly letterId: string;
  /** The letter that the page is about, which has an addressee. */
  readonly letter: DeskLetter & { readonly to: string; readonly letterOf: string };
  readonly today: LocalDate;
};
type View = DeedView<LetterKey, Head>;

const outcomes = {
  sent: 'delivery.sent',
  handedOver: 'delivery.handedOver',
  notDelivered: 'delivery.notDelivered',
} as const;
const afterFailure = {
  sent: outcomes.sent,
  handedOver: outcomes.handedOver,
  givenUp: 'delivery.givenUp',
} as const;

const fields = {
  letterOf: { label: 'letters.title', is: 'unseen' },
  to: { label: 'letters.title', is: 'unseen' },
  resolves: { label: 'letters.title', is: 'unseen' },
  outcome: {
    label: 'delivery.outcome',
    is: 'choice',
    refused: { any: 'delivery.outcome.refused' },
  },
  on: { label: 'delivery.on', is: 'date' },
  by: { label: 'delivery.by' },
  how: { label: 'delivery.how', refused: { required: 'delivery.how.refused' } },
  why: { label: 'delivery.why', is: 'words', refused: { required: 'delivery.why.refused' } },
} as const satisfies FieldTable<LetterKey>;

const hidden = ['letterOf', 'to', 'resolves'] as const;

const isAddressed = (letter: DeskLetter): letter is Head['letter'] =>
  letter.to !== null && letter.letterOf !== null;

const DeliveryQuestions = ({ form, t, head }: View): JSX.Element => {
  const of = { t, form, table: fields };
  const choices = Object.entries(head.letter.failed === null ? outcomes : afterFailure).map(
    ([value, key]) => ({ value, label: t(key) }),
  );
  return (
    <>
      <input type="hidden" name="letterOf" value={head.letter.letterOf} />
      <input type="hidden" name="to" value={head.letter.to} />
      <input type="hidden" name="resolves" value={head.letter.failed ?? ''} />
      <Question {...of} name="outcome" choices={choices} />
      <Question {...of} name="on" />
      <Question {...of} name="by" />
      <Question {...of} name="how" />
      <Question {...of} name="why" />
    </>
  );
};

const Above = ({ frame, head, t }: View): JSX.Element => {
  const say = letterTexts(frame.language);
  const { letter } = head;
  return (
    <>
      <p>{letterName(frame, head, letter)}</p>
      <p>{say('letters.to', { who: personText({ frame, head }, letter.to) })}</p>
      {letter.deliveries.map((one) => (
        <p key={one.id}>{deliveryText(frame, one)}</p>
      ))}
      {letter.failed !== null && <p>{t('delivery.failed')}</p>}
    </>
  );
};

const bodyOf = (typed: TypedFields, on: string | undefined): unknown => {
  const { letterOf, to, outcome } = typed;
  const common = { outcome, letterOf, to, on, by: wordsIn(typed, 'by') };
  const resolves = wordsIn(typed, 'resolves');
  const is = outcome as Delivery['outcome'] | undefined;
  if (is === 'notDelivered') return { ...common, why: wordsIn(typed, 'why') };
  if (is === 'givenUp') return { ...common, why: wordsIn(typed, 'why'), resolves };
  return { ...common, how: wordsIn(typed, 'how'), resolves: resolves ?? null };
};

/** `brev/{b}`: how, when and by whom a letter was sent or handed over, or that it was not. */
export const deliveryPages = deedForm({
  path: '/anmalningar/:reportId/brev/:letterId',
  params: letterParams,
  records: 'letterDelivered',
  subject: ({ letterId }) => letterId,
  texts: letterTexts,
  read: async ({ deps, call, params }): Promise<Head> => {
    const desk = await viewLetterDesk(deps, call, { ...params, before: 'letterDelivered' });
    const letter = desk.letters.find(({ made }) => made?.id === params.letterId);
    if (!letter || !isAddressed(letter)) throw new NotFound();
    return { ...desk, letter, letterId: params.letterId, today: localDate(call.at) };
  },
  seen: ({ etag }: Head) => etag,
  title: 'delivery.title',
  send: 'delivery.send',
  fields,
  first: ({ today }: Head) => ({ on: today }),
  above: Above,
  questions: DeliveryQuestions,
  body: (typed, at) => bodyOf(typed, dayIn(typed, 'on', { at, leaning: 'past' })),
  // Nobody sees those that are hidden: what is wrong with one of them is what was chosen.
  placed: (field) => ((hidden as readonly string[]).includes(field) ? 'outcome' : field),
  schema: delivery,
  perform: ({ deps, call, params }, body) => deliverLetter(deps, call, params.reportId, body),
  next: (_done, { reportId }) => `${casePath(reportId)}/brev`,
  around: ({ head, frame }) => ({
    back: { href: `${casePath(head.id)}/brev`, text: letterTexts(frame.language)('letters.title') },
    line: head.reference,
  }),
  formPath: ({ id, letterId }) => `${casePath(id)}/brev/${letterId}`,
});

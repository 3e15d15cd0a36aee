import type { JSX } from 'preact';
import { leaders } from '../../../../domain/access/grants.ts';
import type { Role } from '../../../../domain/access/roles.ts';
import type { DecisionGround } from '../../../../domain/settings/decision-grounds.ts';
import { Checkbox } from '../../../../templates/components/checkbox.tsx';
import { SummaryList } from '../../../../templates/components/summary-list.tsx';
import { TextArea } from '../../../../templates/components/text-area.tsx';
import type { DecisionKey } from '../../../../templates/messages/pages/decisions.ts';
import { Question } from '../../../kit/questions.tsx';
import { rowsIn } from '../../../kit/typed-fields.ts';
import type { CaseView } from '../../case/case-form.tsx';
import { casePath } from '../../case/case-path.ts';
import { decisionFields } from './form.ts';

type View = CaseView<DecisionKey>;

const isLeader = (role: Role | undefined): boolean =>
  role !== undefined && (leaders as readonly Role[]).includes(role);

const Ground = ({ view, ground, at }: { view: View; ground: DecisionGround; at: number }) => {
  const { form, t } = view;
  const [box, reason] = [`grounds.${at}.ground`, `grounds.${at}.reason`];
  const label = `${t('decision.ground.reason')}: ${ground.text}`;
  return (
    <div class="ticked">
      <Checkbox {...form.box(box)} label={ground.text} value={ground.key} hint={ground.means} />
      <TextArea {...form.field(reason, label)} rows={2} />
    </div>
  );
};

/** The catalogue of grounds, those to open before those not to. */
const Grounds = ({ view }: { readonly view: View }): JSX.Element => {
  const { form, t, head } = view;
  const { problem } = form.field('grounds');
  return (
    <fieldset class="ds-fieldset" id="grounds" tabIndex={-1}>
      <legend class="ds-label">{t('decision.grounds')}</legend>
      <p data-field="description">{t('decision.grounds.hint')}</p>
      {problem && <p class="ds-validation-message">{problem}</p>}
      {head.settings.decisionGrounds.map((ground, at) => (
        <Ground key={ground.key} view={view} ground={ground} at={at} />
      ))}
    </fieldset>
  );
};

/** The questions of a decision. */
export function DecisionQuestions(view: View): JSX.Element {
  const { form, t, head, frame } = view;
  const of = { form, t, table: decisionFields };
  return (
    <>
      <fieldset class="ds-fieldset">
        <legend class="ds-label">{t('decision.who')}</legend>
        <p data-field="description">{t('decision.who.hint')}</p>
        <Question {...of} name="identifiers.name" />
        <Question {...of} name="identifiers.birthDate" />
        <Question {...of} name="identifiers.number" />
        <Question {...of} name="identifiers.whyNot" />
      </fieldset>
      <Question {...of} name="outcome" />
      <p>
        <a href={`${casePath(head.id)}/pagaende-utredning`}>{t('decision.ongoing')}</a>
      </p>
      <Grounds view={view} />
      <Question {...of} name="reasons" />
      <Question {...of} name="childsView" />
      <Question {...of} name="bestInterests" />
      {isLeader(frame.role) && <Question {...of} name="override" />}
    </>
  );
}

/** The grounds that were chosen, once more before the decision is made. */
export function ChosenGrounds({ form, head }: View): JSX.Element {
  const texts = new Map(head.settings.decisionGrounds.map(({ key, text }) => [key, text]));
  const rows = rowsIn(form.fields, 'grounds', 0)
    .filter(({ ground }) => ground)
    .map(({ ground = '', reason = '' }) => ({ term: texts.get(ground) ?? ground, value: reason }));
  return <SummaryList rows={rows} />;
}

import type { JSX } from 'preact';
import { suspects, worryKinds } from '../../../../../domain/report/report-content.ts';
import { Checkboxes, type Choice } from '../../../../../templates/components/choices.tsx';
import { questionTexts } from '../../../../../templates/messages/pages/questions.ts';
import type { RegisterKey } from '../../../../../templates/messages/pages/register.ts';
import { translator } from '../../../../../templates/messages/translate.ts';
import type { DeedView } from '../../../../kit/deed-form.tsx';
import { Question } from '../../../../kit/questions.tsx';
import { RowGroup } from '../../../../kit/row-group.tsx';
import { elsewhere } from '../../draft/drafted-family.ts';
import { ThreeWay } from '../../draft/three-way.tsx';
import { callFields, obligedAgencies, paperFields, registerRows } from './fields.ts';

/** What the page needs besides what is typed. */
export type RegisterHead = {
  readonly municipalities: readonly { readonly code: string; readonly name: string }[];
};
type View = DeedView<RegisterKey, RegisterHead>;

const table = { ...callFields, ...paperFields };

const Asked = ({ view, names }: { readonly view: View; readonly names: readonly string[] }) => (
  <>
    {names.map((name) => (
      <Question key={name} t={view.t} form={view.form} table={table} name={name} />
    ))}
  </>
);

const Answer = ({ view, name }: { readonly view: View; readonly name: string }) => (
  <ThreeWay language={view.frame.language} {...view.form.field(name)} />
);

const Caller = ({ view }: { readonly view: View }): JSX.Element => {
  const { t, form, frame } = view;
  const words = translator(frame.language);
  const agencies = obligedAgencies.map((value) => ({ value, label: words(`agency.${value}`) }));
  return (
    <section>
      <h2>{t('caller')}</h2>
      <Asked view={view} names={['caller.is']} />
      <Question t={t} form={form} table={table} name="caller.agencyKind" choices={agencies} />
      <Asked
        view={view}
        names={[
          'caller.givenName',
          'caller.familyName',
          'caller.title',
          'caller.unit',
          'caller.phone',
          'caller.relationToChild',
        ]}
      />
    </section>
  );
};

type RowsProps = {
  readonly view: View;
  readonly group: keyof typeof registerRows;
  readonly names: readonly string[];
  readonly words: {
    readonly legend: (number: number) => string;
    readonly remove: (number: number) => string;
    readonly add: string;
  };
};

const Rows = ({ view, group, names, words }: RowsProps): JSX.Element => (
  <RowGroup form={view.form} group={group} anchor={registerRows[group]} {...words}>
    {(at) => <Asked view={view} names={names.map((name) => `${group}.${at}.${name}`)} />}
  </RowGroup>
);

const boxes = <T extends string>(
  values: readonly T[],
  label: (value: T) => string,
): readonly Choice[] => values.map((value) => ({ value, label: label(value) }));

const Worry = ({ view }: { readonly view: View }): JSX.Element => {
  const { form, frame } = view;
  const [t, words] = [questionTexts(frame.language), translator(frame.language)];
  return (
    <section>
      <h2>{view.t('said')}</h2>
      <Answer view={view} name="acute.danger" />
      <Asked view={view} names={['acute.how', 'childNow.where', 'childNow.safeUntil']} />
      <h3>{view.t('events')}</h3>
      <Rows
        view={view}
        group="events"
        names={['what', 'when.date', 'when.note', 'childsOwnWords']}
        words={{
          legend: (number) => t('event', { number }),
          remove: (number) => t('event.remove', { number }),
          add: t('event.add'),
        }}
      />
      <Checkboxes
        {...form.group('worry.kinds')}
        choices={boxes(worryKinds, (kind) => words(`worry.${kind}`))}
      />
      <Checkboxes
        {...form.group('worry.suspected')}
        choices={boxes(suspects, (who) => words(`suspect.${who}`))}
      />
      <Asked view={view} names={['worry.otherReasonNotToInformGuardians']} />
      <Answer view={view} name="informed.child.answer" />
      <Answer view={view} name="informed.guardians.answer" />
      <Asked view={view} names={['informed.guardians.said']} />
    </section>
  );
};

const Home = ({ view }: { readonly view: View }): JSX.Element => {
  const { t, form, head } = view;
  const places = [
    ...head.municipalities.map(({ code, name }) => ({ value: code, label: name })),
    { value: elsewhere, label: t('home.elsewhere') },
  ];
  return (
    <>
      <Question
        t={t}
        form={form}
        table={table}
        name="child.homeMunicipalityCode"
        choices={places}
      />
      <Asked view={view} names={['child.homeElsewhere']} />
    </>
  );
};

const Family = ({ view }: { readonly view: View }): JSX.Element => {
  const t = questionTexts(view.frame.language);
  return (
    <section>
      <h2>{t('child')}</h2>
      <Asked
        view={view}
        names={[
          'child.givenName',
          'child.familyName',
          'child.identity',
          'child.birthDate',
          'child.school.name',
        ]}
      />
      <Home view={view} />
      <Answer view={view} name="child.protectedIdentity" />
      <Asked view={view} names={['child.address', 'child.language']} />
      <Answer view={view} name="child.interpreter" />
      <Rows
        view={view}
        group="guardians"
        names={['givenName', 'familyName', 'phone']}
        words={{
          legend: (number) => t('guardian', { number }),
          remove: (number) => t('guardian.remove', { number }),
          add: t('guardian.add'),
        }}
      />
      <Answer view={view} name="siblings.answer" />
      <p>{t('siblings.each')}</p>
      <Rows
        view={view}
        group="siblings.list"
        names={['givenName', 'familyName', 'birthDate']}
        words={{
          legend: (number) => t('sibling', { number }),
          remove: (number) => t('sibling.remove', { number }),
          add: t('sibling.add'),
        }}
      />
      <Answer view={view} name="jointMeeting.reporterWillAttend" />
    </section>
  );
};

const Came = ({ view, names }: { readonly view: View; readonly names: readonly string[] }) => (
  <section>
    <h2>{view.t('came')}</h2>
    <Asked view={view} names={names} />
  </section>
);

export function CallQuestions(view: View): JSX.Element {
  return (
    <>
      <Came view={view} names={['received.how', 'received.at', 'received.at.time']} />
      <Caller view={view} />
      <Asked view={view} names={['login']} />
      <Worry view={view} />
      <Family view={view} />
    </>
  );
}

export function PaperQuestions(view: View): JSX.Element {
  return (
    <>
      <Came view={view} names={['received.on']} />
      <Caller view={view} />
      <Worry view={view} />
      <Family view={view} />
    </>
  );
}

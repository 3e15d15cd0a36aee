import type { ComponentChildren, JSX } from 'preact';
import type { SignatoryRole } from '../../../../domain/access/roles.ts';
import type { OwnReportView } from '../../../../services/desk/own-report.ts';
import { NextAction } from '../../../../templates/components/next-action.tsx';
import { SecrecyLine } from '../../../../templates/components/secrecy-line.tsx';
import { eventTexts } from '../../../../templates/messages/pages/event-words.ts';
import { mineTexts } from '../../../../templates/messages/pages/mine.ts';
import { wordTexts } from '../../../../templates/messages/pages/words.ts';
import { capitalised, dueText } from '../../../../templates/messages/time-words.ts';
import { translator } from '../../../../templates/messages/translate.ts';
import { dueWords } from '../../../../domain/calendar/due-words.ts';
import type { Frame } from '../../../kit/frame.ts';
import type { PageView } from '../../../kit/html.tsx';
import { secrecyLine } from '../../../kit/secrecy-line.ts';
import { childName } from '../../desk/child-name.ts';
import { deedText } from '../../duties/duty-words.ts';
import { saidAt, senderStatus } from '../mine/sender-status.ts';
import { ownReportPath } from '../own-path.ts';

type Props = { readonly frame: Frame; readonly report: OwnReportView };

type PartProps = {
  readonly heading: string;
  readonly empty?: string;
  readonly items: readonly { readonly key: string; readonly item: ComponentChildren }[];
  readonly children?: ComponentChildren;
};

const Part = ({ heading, empty, items, children }: PartProps): JSX.Element => (
  <section>
    <h2>{heading}</h2>
    {items.length === 0 ? (
      empty !== undefined && <p>{empty}</p>
    ) : (
      <ul>
        {items.map(({ key, item }) => (
          <li key={key}>{item}</li>
        ))}
      </ul>
    )}
    {children}
  </section>
);

/** What to do now: to sign, or to answer what social services have asked. */
const Now = ({ frame, report }: Props): JSX.Element => {
  const { language, now } = frame;
  const t = mineTexts(language);
  const own = ownReportPath(report.summary.id);
  const [task] = report.tasks;
  const question = report.author?.questions.at(-1);
  if (task) {
    return (
      <NextAction
        heading={t('report.now')}
        deed={deedText(frame, task.kind)}
        state={task.overdue ? 'late' : 'due'}
        facts={[t('due', { due: capitalised(dueText(dueWords(task.dueAt, now), language)) })]}
        action={{
          href: `/underskrifter/${report.summary.id}`,
          text: deedText(frame, task.kind),
        }}
      />
    );
  }
  const added = report.supplements.items[0]?.at ?? '';
  if (question && question.at > added && report.possible.includes('supplementAdded')) {
    return (
      <NextAction
        heading={t('report.now')}
        deed={t('report.question', { at: saidAt(frame, question.at) })}
        state="due"
        facts={[question.question]}
        action={{ href: `${own}/komplettera`, text: t('report.answer') }}
      />
    );
  }
  return <NextAction heading={t('report.now')} deed={t('report.nothing')} state="none" />;
};

/** One of three answers, or that none has come: never whether one will, or why not (19 kap. 6 § SoL). */
const Feedback = ({ frame, report }: Props): JSX.Element | null => {
  const { author, possible, summary } = report;
  if (!author) return null;
  const [t, words] = [mineTexts(frame.language), wordTexts(frame.language)];
  const { answer, answeredAt, askedAt } = author.feedback;
  const said = words(`feedback.sender.${answer ?? 'none'}`);
  return (
    <section>
      <h2>{t('report.feedback')}</h2>
      <p>
        {answeredAt === null
          ? t('report.feedbackNone', { answer: said })
          : t('report.feedbackAt', { answer: said, at: saidAt(frame, answeredAt) })}
      </p>
      {askedAt !== null && <p>{t('report.feedbackAsked', { at: saidAt(frame, askedAt) })}</p>}
      {possible.includes('feedbackRequested') && (
        <p>
          <a href={`${ownReportPath(summary.id)}/be-om-aterkoppling`}>{t('report.askFeedback')}</a>
        </p>
      )}
    </section>
  );
};

const Signatures = ({ frame, report }: Props): JSX.Element => {
  const { language } = frame;
  const [t, words, roles] = [mineTexts(language), wordTexts(language), translator(language)];
  const items = report.signatures.map(({ role, state, at, comment }) => {
    const of = {
      role: capitalised(roles(`signatory.${role as SignatoryRole}`)),
      state: words(`signature.${state}`),
    };
    const said =
      at === null
        ? t('report.signature', of)
        : t('report.signatureAt', { ...of, at: saidAt(frame, at) });
    return {
      key: role,
      item: (
        <>
          {said}
          {comment !== null && <p>{t('report.comment', { comment })}</p>}
        </>
      ),
    };
  });
  return (
    <Part heading={t('report.signatures')} empty={t('report.noSignatures')} items={items}>
      {report.possible.includes('signatureAsked') && (
        <p>
          <a href={`${ownReportPath(report.summary.id)}/tillfraga`}>{t('report.ask')}</a>
        </p>
      )}
    </Part>
  );
};

const Supplements = ({ frame, report }: Props): JSX.Element => {
  const t = mineTexts(frame.language);
  return (
    <Part
      heading={t('report.supplements')}
      empty={t('report.noSupplements')}
      items={report.supplements.items.map(({ id, at }) => ({
        key: id,
        item: t('report.supplement', { at: saidAt(frame, at) }),
      }))}
    >
      {report.possible.includes('supplementAdded') && (
        <p>
          <a href={`${ownReportPath(report.summary.id)}/komplettera`}>{t('report.add')}</a>
        </p>
      )}
    </Part>
  );
};

const Meetings = ({ frame, report }: Props): JSX.Element | null => {
  const t = mineTexts(frame.language);
  if (report.meetings.length === 0) return null;
  const items = report.meetings.map(({ id, state, time }) => ({
    key: id,
    item:
      state === 'invited'
        ? t('report.meeting.invited', { at: time === null ? '' : saidAt(frame, time) })
        : t(`report.meeting.${state}`),
  }));
  return <Part heading={t('report.meeting')} items={items} />;
};

const Papers = ({ frame, report }: Props): JSX.Element => {
  const { language } = frame;
  const [t, kinds] = [mineTexts(language), eventTexts(language)];
  const { summary, letters, links, author } = report;
  const own = ownReportPath(summary.id);
  return (
    <>
      <Part
        heading={t('report.letters')}
        empty={t('report.noLetters')}
        items={letters.map(({ id, kind, madeAt }) => ({
          key: id,
          item: (
            <a href={`${own}/brev/${id}/pdf`}>
              {t('report.letter', {
                kind: capitalised(kinds(`letter.${kind}`)),
                at: saidAt(frame, madeAt),
              })}
            </a>
          ),
        }))}
      >
        <p>
          <a href={`${own}/kopia`}>{t('report.copy')}</a>
        </p>
        {author && (
          <p>
            <a href={`${own}/kvitto`}>{t('report.receipt')}</a>
          </p>
        )}
      </Part>
      {links.length > 0 && (
        <Part
          heading={t('report.links')}
          items={links.map(({ id, reference }) => ({
            key: id,
            item: <a href={ownReportPath(id)}>{reference}</a>,
          }))}
        />
      )}
    </>
  );
};

/** A report as whoever sent it may follow it, or whoever is asked to sign it. */
export function ownReportView(frame: Frame, report: OwnReportView): PageView {
  const t = mineTexts(frame.language);
  const { summary, child } = report;
  const { reference, municipality, openedByPersonAt } = summary;
  const props = { frame, report };
  return {
    title: t('report.title', { reference }),
    ...(child && { heading: childName(frame, child) }),
    back: { href: '/mina-anmalningar', text: t('title') },
    body: (
      <>
        <p class="quiet">
          {t('report.facts', {
            reference,
            municipality,
            status: senderStatus(frame, openedByPersonAt),
          })}
        </p>
        <Now {...props} />
        <Feedback {...props} />
        <Supplements {...props} />
        <Signatures {...props} />
        <Meetings {...props} />
        <Papers {...props} />
        <SecrecyLine text={secrecyLine(frame, 'afterwards')} />
      </>
    ),
  };
}

import type { JSX } from 'preact';
import type { z } from 'zod';
import {
  viewForwardings,
  type ForwardingsView,
  type ForwardingView,
} from '../../../../services/intake/view-forwarding.ts';
import {
  forwardingTexts,
  type ForwardingKey,
} from '../../../../templates/messages/pages/forwarding-pages.ts';
import type { DeedView } from '../../../kit/deed-form.tsx';
import { saidDay, saidMoment } from '../../../kit/moment.tsx';
import type { PageRoute } from '../../../kit/page-route.ts';
import { caseForm, type CaseForm } from '../../case/case-form.tsx';
import { casePath } from '../../case/case-path.ts';

export type ForwardingFormView = DeedView<ForwardingKey, ForwardingsView>;

type ForwardingForm<B extends z.ZodType> = Omit<
  CaseForm<ForwardingKey, B, ForwardingsView>,
  'texts' | 'read' | 'records'
> & {
  readonly records:
    'whereaboutsFound' | 'reportForwarded' | 'forwardingDispatched' | 'forwardingAnswered';
};

/** A deed on the way to another municipality; each has all of the way above it. */
export function forwardingForm<B extends z.ZodType>(
  declared: ForwardingForm<B>,
): readonly PageRoute[] {
  const { records: before } = declared;
  return caseForm({
    ...declared,
    texts: forwardingTexts,
    read: ({ deps, call, params }) => viewForwardings(deps, call, { ...params, before }),
  });
}

/** The forwarding that the other municipality has not refused. */
export function underWay({ forwardings }: ForwardingsView): ForwardingView | undefined {
  return forwardings.find(({ isUnderWay }) => isUnderWay);
}

type Of = Pick<ForwardingFormView, 'frame' | 'head' | 't'>;

const One = ({ frame, t, one }: Of & { readonly one: ForwardingView }): JSX.Element => {
  const say = forwardingTexts(frame.language);
  const { at, municipality, dispatches, answer, by } = one;
  return (
    <section>
      <h2>{say('forward.sent', { at: saidMoment(frame, at), municipality: municipality.name })}</h2>
      <p>{t(by === 'tenant' ? 'forward.tenant' : 'forward.letter')}</p>
      {dispatches.map((sent, key) => (
        <p key={key}>
          {say('forward.dispatched', {
            how: t(`dispatch.how.${sent.how}`),
            day: saidDay(frame, sent.on),
            by: sent.by,
            to: sent.to,
          })}
        </p>
      ))}
      {answer && (
        <p>
          {say(`forward.answered.${answer.answer}`, {
            day: saidDay(frame, answer.on),
            by: answer.by,
          })}
        </p>
      )}
    </section>
  );
};

/** Every forwarding and what became of it. */
export function Forwardings(of: Of): JSX.Element {
  return (
    <>
      {of.head.forwardings.map((one) => (
        <One key={one.at} {...of} one={one} />
      ))}
    </>
  );
}

/** What can be recorded of a letter that is on its way. */
export function LetterLinks({ head, t }: Of): JSX.Element | null {
  const left = underWay(head);
  if (left?.by !== 'letter') return null;
  const path = casePath(head.id);
  return (
    <ul>
      <li>
        <a href={`${path}/brev`}>{t('forward.letters')}</a>
      </li>
      <li>
        <a href={`${path}/oversand/skickat`}>{t('forward.toDispatch')}</a>
      </li>
      {left.dispatches.length > 0 && (
        <li>
          <a href={`${path}/oversand/svar`}>{t('forward.toAnswer')}</a>
        </li>
      )}
    </ul>
  );
}

import type { JSX } from 'preact';
import { refusalText } from '../../templates/messages/pages/refusals.ts';
import type { FrameText } from '../../templates/messages/pages/frame.ts';
import { timeText } from '../../templates/messages/time-words.ts';
import { Buttons, ButtonLink } from '../../templates/components/buttons.tsx';
import type { DescribedError } from '../problems/describe-error.ts';
import type { Frame } from './frame.ts';
import type { PageView } from './html.tsx';

const statuses = [400, 401, 403, 404, 405, 409, 412, 413, 422, 429, 500, 503] as const;
type Status = (typeof statuses)[number];

/** A status of which there are words; of a strange one those of its class. */
const worded = (status: number): Status =>
  statuses.find((known) => known === status) ?? (status < 500 ? 400 : 500);

type Why = (of: Frame, details: DescribedError['details']) => string;

/** What is said of a refusal in particular; of all others, what is said of their status. */
const particular: Readonly<Partial<Record<DescribedError['code'], Why>>> = {
  'cross-site': ({ frame }) => frame('error.403.crossSite'),
  'no-function': ({ frame }) => frame('error.403.noFunction'),
  'not-yet-yours': ({ frame, language }, { from }) =>
    frame('error.403.notYetYours', { at: timeText(String(from), language) }),
  'already-opened': ({ frame, language }, { takenBy: name, takenAt: at }) =>
    typeof name === 'string' && typeof at === 'string'
      ? frame('error.409.taken', { name, at: timeText(at, language) })
      : frame('error.409.why'),
  forbidden: ({ frame }, { rule, handledBy: name }) =>
    typeof name === 'string'
      ? frame('error.403.handled', { name })
      : frame('error.403.rule', { rule: String(rule) }),
};

/** Why something cannot be done, in words for whoever wanted to. */
export function refusalWords(of: Frame, { status, code, details }: DescribedError): string {
  return (
    particular[code]?.(of, details) ??
    refusalText(code, of.language) ??
    of.frame(`error.${worded(status)}.why`)
  );
}

/** What a page is called that says that something did not work. */
export function refusalTitle({ frame }: Frame, { status }: DescribedError): string {
  return frame(`error.${worded(status)}`);
}

type Shown = { readonly error: DescribedError; readonly requestId: string };
type NumberProps = { readonly frame: FrameText; readonly requestId: string };

const ErrorNumber = ({ frame, requestId }: NumberProps): JSX.Element => (
  <p class="quiet">{frame('error.number', { number: requestId })}</p>
);

/** What stands on every page that says that something did not work: the number to call, and 112. */
export function errorView(of: Frame, { error, requestId }: Shown): PageView {
  const { frame, phone, reader } = of;
  return {
    title: refusalTitle(of, error),
    body: (
      <>
        <p>{refusalWords(of, error)}</p>
        <p>{phone === null ? frame('error.callWithout') : frame('error.call', { phone })}</p>
        <ErrorNumber frame={frame} requestId={requestId} />
        <p>
          <a href={reader?.home.href ?? '/'}>{frame('error.home')}</a>
        </p>
      </>
    ),
  };
}

/** Somebody was logged out while she wrote. */
export function loggedOutView({ frame, path }: Frame, { kept }: { kept: boolean }): PageView {
  return {
    title: frame('error.401'),
    body: (
      <>
        <p>{kept ? frame('error.401.kept') : frame('error.401.why')}</p>
        <Buttons>
          <ButtonLink
            href={`/logga-in?till=${encodeURIComponent(path)}`}
            text={frame('error.401.goOn')}
          />
        </Buttons>
      </>
    ),
  };
}

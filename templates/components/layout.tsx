import type { ComponentChildren, JSX } from 'preact';
import { render } from 'preact-render-to-string';
import type { FrameText } from '../messages/pages/frame.ts';
import type { Language } from '../messages/texts.ts';
import type { FieldProblem } from './field-problem.ts';
import { BackLink } from './back-link.tsx';
import { ErrorSummary } from './error-summary.tsx';
import type { LinkTo } from './link-to.ts';
import { NoticeLine } from './notice-line.tsx';
import { scriptAddress } from './script.ts';
import { styleSheetHash } from './style-sheet.ts';

/** Whoever reads a page, as its header names her. */
export type Reader = {
  readonly name: string;
  /** Her title and unit, as *lärare, Strömtorpsskolan*. */
  readonly function: string;
  readonly home: LinkTo;
  /** Schools and other agencies may ask for advice. */
  readonly consults: boolean;
  readonly hasSeveral: boolean;
};

/** What every page is made with, whatever it shows. */
export type LayoutFrame = {
  readonly language: Language;
  readonly frame: FrameText;
  /** The page's own path, without a query. */
  readonly path: string;
  readonly reader: Reader | undefined;
  /** The telephone of the reader's municipality; null when none is configured, or nobody has logged in. */
  readonly phone: string | null;
};

type LayoutProps = {
  readonly of: LayoutFrame;
  /** Of the window. It holds no name, since windows stand in lists of what was visited. */
  readonly title: string;
  /** Default: the title. */
  readonly heading?: string | undefined;
  readonly back?: LinkTo | undefined;
  readonly problems?: readonly FieldProblem[] | undefined;
  /** What has just been done, or what the reader must know before anything else. */
  readonly notice?: string | undefined;
  /** The form that a change of language sends along, so that nothing typed in it is lost. */
  readonly formId?: string | undefined;
  readonly children: ComponentChildren;
};

/** The address of the one style sheet; a new sheet has a new address. */
export const styleSheetAddress = `/assets/${styleSheetHash}.css`;

const Switch = ({ of, formId }: Pick<LayoutProps, 'of' | 'formId'>): JSX.Element => {
  const other = of.language === 'sv' ? 'en' : 'sv';
  const text = of.frame('otherLanguage');
  if (formId !== undefined) {
    return (
      <button class="plain" form={formId} name="_do" value={`language:${other}`} lang={other}>
        {text}
      </button>
    );
  }
  return (
    <form method="post" action="/sprak">
      <input type="hidden" name="till" value={of.path} />
      <button class="plain" name="sprak" value={other} lang={other}>
        {text}
      </button>
    </form>
  );
};

const Who = ({ of: { frame, reader } }: Pick<LayoutProps, 'of'>): JSX.Element => {
  if (!reader) {
    return (
      <li>
        <a href="/logga-in">{frame('logIn')}</a>
      </li>
    );
  }
  return (
    <>
      <li>
        <a href={reader.home.href}>{reader.home.text}</a>
      </li>
      {reader.consults && (
        <li>
          <a href="/radfraga">{frame('consult')}</a>
        </li>
      )}
      {reader.hasSeveral && (
        <li>
          <a href="/valj-funktion">{frame('changeFunction')}</a>
        </li>
      )}
      <li>
        <a href="/konto">{`${reader.name}, ${reader.function}`}</a>
      </li>
      <li>
        <form method="post" action="/logga-ut">
          <button class="plain">{frame('logOut')}</button>
        </form>
      </li>
    </>
  );
};

const Header = ({ of, formId }: Pick<LayoutProps, 'of' | 'formId'>): JSX.Element => (
  <header class="site-header">
    <a href="/">{of.frame('app')}</a>
    <nav aria-label={of.frame('header')}>
      <ul>
        <Who of={of} />
        <li>
          <Switch of={of} formId={formId} />
        </li>
      </ul>
    </nav>
  </header>
);

const Footer = ({ of: { frame, phone } }: Pick<LayoutProps, 'of'>): JSX.Element => (
  <footer class="site-footer">
    <ul>
      <li>
        <a href="/hjalp">{frame('help')}</a>
      </li>
      <li>
        <a href="/tillganglighet">{frame('accessibility')}</a>
      </li>
      <li>
        <a href="/personuppgifter">{frame('privacy')}</a>
      </li>
      <li>{phone === null ? frame('noPhone') : frame('phone', { phone })}</li>
    </ul>
  </footer>
);

/** What every page has around its content. */
export function Layout({
  of,
  title,
  heading = title,
  back,
  problems = [],
  notice,
  formId,
  children,
}: LayoutProps): JSX.Element {
  const { frame, language } = of;
  const named = problems.length > 0 ? frame('problemTitle', { title }) : title;
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${named} – ${frame('app')}`}</title>
        <link rel="stylesheet" href={styleSheetAddress} />
        {formId !== undefined && <script src={scriptAddress} defer />}
      </head>
      <body>
        <a class="skip-link" href="#main">
          {frame('skip')}
        </a>
        <Header of={of} formId={formId} />
        <main id="main" tabIndex={-1}>
          {problems.length > 0 && (
            <ErrorSummary
              heading={frame('problems', { count: problems.length })}
              problems={problems}
            />
          )}
          {back && <BackLink {...back} />}
          {notice !== undefined && <NoticeLine text={notice} />}
          <h1>{heading}</h1>
          {children}
        </main>
        <Footer of={of} />
      </body>
    </html>
  );
}

/** Renders a page to the HTML that is sent. */
export function renderPage(page: JSX.Element): string {
  return `<!doctype html>${render(page)}`;
}

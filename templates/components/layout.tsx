import type { ComponentChildren, JSX } from 'preact';
import { render } from 'preact-render-to-string';

type LayoutProps = { readonly title: string; readonly children: ComponentChildren };

/** What every page has around its content: language, title, stylesheet, a way past the header. */
export function Layout({ title, children }: LayoutProps): JSX.Element {
  return (
    <html lang="sv">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="stylesheet" href="/assets/site.css" />
      </head>
      <body>
        <a class="skip-link" href="#main">
          Hoppa till innehållet
        </a>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </body>
    </html>
  );
}

/** Renders a page to the HTML that is sent. */
export function renderPage(page: JSX.Element): string {
  return `<!doctype html>${render(page)}`;
}

import type { JSX } from 'preact';
import { Layout, renderPage } from '../../../../templates/components/layout.tsx';
import { TestPeople, type TestPlace } from './test-people.tsx';

export type { TestPlace };

export type StartPageModel = {
  readonly publicOrigin: string;
  /** Temporal's own page, where there is one. */
  readonly temporalUiUrl: string | undefined;
  /** Seeded people; undefined outside development. */
  readonly testPlaces: readonly TestPlace[] | undefined;
};

const Emergency = (): JSX.Element => (
  <section class="notice" aria-labelledby="emergency">
    <h2 id="emergency">Är ett barn i fara just nu?</h2>
    <p>
      Ring <a href="tel:112">112</a>. Skriv anmälan sedan.
    </p>
  </section>
);

const Descriptions = ({ temporalUiUrl }: Pick<StartPageModel, 'temporalUiUrl'>): JSX.Element => (
  <section aria-labelledby="descriptions">
    <h2 id="descriptions">Beskrivningar</h2>
    <ul>
      <li>
        <a href="/api/v1/openapi.json">API:et, som OpenAPI 3.1</a>: vad andra system kan skicka och
        läsa.
      </li>
      <li>
        <a href="/api-info">Om API:et</a>: version och läge, enligt den nationella REST
        API-profilen.
      </li>
      {temporalUiUrl && (
        <li>
          <a href={temporalUiUrl}>Temporals egen sida</a>: vad varje ärende väntar på. Där står bara
          nummer, aldrig namn.
        </li>
      )}
    </ul>
  </section>
);

const StartPage = ({ publicOrigin, temporalUiUrl, testPlaces }: StartPageModel): JSX.Element => (
  <Layout title="Anmälan">
    <h1>Anmälan</h1>
    <p class="lead">
      Här körs Anmälan. Systemet bär en orosanmälan för ett barn från skolan till socialtjänsten och
      svaret tillbaka, så att inget steg tappas bort och inget sker osett.
    </p>
    <Emergency />
    <Descriptions temporalUiUrl={temporalUiUrl} />
    {testPlaces && <TestPeople publicOrigin={publicOrigin} places={testPlaces} />}
  </Layout>
);

/** The page at `/`: what runs here and where its descriptions are. */
export function renderStartPage(model: StartPageModel): string {
  return renderPage(<StartPage {...model} />);
}

import type { JSX } from 'preact';
import type { ServiceText } from '../../../../templates/messages/pages/service.ts';

/** One municipality of seeded people; none of them exists. */
export type TestPlace = {
  readonly name: string;
  readonly people: readonly {
    readonly login: string;
    readonly name: string;
    readonly title: string;
    readonly unit: string;
    /** Systems do not log in with a browser. */
    readonly isSystem: boolean;
  }[];
};

type DescriptionsProps = { readonly t: ServiceText; readonly temporalUiUrl: string | undefined };

/** What programs can do here, for whoever develops. */
export function Descriptions({ t, temporalUiUrl }: DescriptionsProps): JSX.Element {
  return (
    <section>
      <h2>{t('developer.heading')}</h2>
      <ul>
        <li>
          <a href="/api/v1/openapi.json">{t('developer.openapi')}</a>: {t('developer.openapiWhat')}
        </li>
        <li>
          <a href="/api-info">{t('developer.about')}</a>: {t('developer.aboutWhat')}
        </li>
        {temporalUiUrl && (
          <li>
            <a href={temporalUiUrl}>{t('developer.temporal')}</a>: {t('developer.temporalWhat')}
          </li>
        )}
      </ul>
    </section>
  );
}

const token = 'npm run -s token -- larare.degerfors';

const Place = ({ place }: { readonly place: TestPlace }): JSX.Element => (
  <>
    <h3>{place.name}</h3>
    <ul class="people">
      {place.people.map(({ login, name, title, unit, isSystem }) => (
        <li key={login}>
          <code>{login}</code>
          {isSystem ? (
            <span>{`${name}, ${title}`}</span>
          ) : (
            <a href={`/logga-in?som=${login}`}>{`${name}, ${title}, ${unit}`}</a>
          )}
        </li>
      ))}
    </ul>
  </>
);

type TestPeopleProps = {
  readonly t: ServiceText;
  readonly publicOrigin: string;
  readonly places: readonly TestPlace[];
};

/** For developers: the test people that one can act as, and how to get a token for them. */
export function TestPeople({ t, publicOrigin, places }: TestPeopleProps): JSX.Element {
  return (
    <>
      <section>
        <h2>{t('developer.token')}</h2>
        <p>{t('developer.tokenWhat')}</p>
        <pre>
          <code>{`TOKEN=$(${token})\ncurl -H "Authorization: Bearer $TOKEN" ${publicOrigin}/api/v1/me`}</code>
        </pre>
      </section>
      <section>
        <h2>{t('developer.people')}</h2>
        <p>{t('developer.peopleWhat')}</p>
        {places.map((place) => (
          <Place key={place.name} place={place} />
        ))}
      </section>
    </>
  );
}

import type { JSX } from 'preact';

/** One municipality of seeded people; none of them exists. */
export type TestPlace = {
  readonly name: string;
  readonly people: readonly {
    readonly login: string;
    readonly name: string;
    readonly title: string;
    readonly unit: string;
  }[];
};

const token = 'npm run -s token -- larare.degerfors';

const HowToGetToken = ({ publicOrigin }: { readonly publicOrigin: string }): JSX.Element => (
  <section aria-labelledby="token">
    <h2 id="token">Prova API:et som en testperson</h2>
    <p>
      En åtkomstbiljett gäller i några minuter. Hämta den i projektets mapp och skicka den med varje
      fråga:
    </p>
    <pre>
      <code>{`TOKEN=$(${token})\ncurl -H "Authorization: Bearer $TOKEN" ${publicOrigin}/api/v1/me`}</code>
    </pre>
  </section>
);

const Place = ({ place }: { readonly place: TestPlace }): JSX.Element => (
  <>
    <h3>{place.name}</h3>
    <ul class="people">
      {place.people.map(({ login, name, title, unit }) => (
        <li key={login}>
          <code>{login}</code>
          <span>{`${name}, ${title}, ${unit}`}</span>
        </li>
      ))}
    </ul>
  </>
);

type TestPeopleProps = {
  readonly publicOrigin: string;
  readonly places: readonly TestPlace[];
};

/** For developers: the test people that one can act as, and how to get a token for them. */
export function TestPeople({ publicOrigin, places }: TestPeopleProps): JSX.Element {
  return (
    <>
      <HowToGetToken publicOrigin={publicOrigin} />
      <section aria-labelledby="people">
        <h2 id="people">Testpersoner</h2>
        <p>Bara för utveckling. Ingen av dem finns.</p>
        {places.map((place) => (
          <Place key={place.name} place={place} />
        ))}
      </section>
    </>
  );
}

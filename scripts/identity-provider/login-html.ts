import {
  seedMunicipalities,
  type SeedMunicipality,
  type SeedPerson,
  type SeedUnit,
} from '../seed/people.ts';

/**
 * The pages of the development provider. Nothing is escaped, because only seeded names reach them
 * and none of those holds a character that is special in HTML.
 */

const style = `
:root { color-scheme: light dark; font: 1.125rem/1.5 system-ui, sans-serif; }
body { max-width: 45rem; margin: 0 auto; padding: 1rem; }
nav ul, form ul { list-style: none; padding: 0; }
nav li { display: inline-block; margin-right: 1rem; }
nav a { display: inline-block; padding: .25rem 0; }
form li { margin: .5rem 0; }
button { font: inherit; text-align: left; width: 100%; padding: .5rem .75rem; cursor: pointer; }
:focus-visible { outline: 3px solid; outline-offset: 2px; }
`;

const page = (title: string, content: string): string => `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;

const button = ({ login, givenName, familyName, title }: SeedPerson): string =>
  `<li><button name="login" value="${login}">${givenName} ${familyName}, ${title} (${login})</button></li>`;

const unit = ({ name, people }: SeedUnit): string =>
  `<h3>${name}</h3>\n<ul>\n${people.map(button).join('\n')}\n</ul>`;

const municipality = ({ slug, name, organisations }: SeedMunicipality): string => {
  const units = organisations.flatMap((organisation) => organisation.units);
  return `<h2 id="${slug}">${name}</h2>\n${units.map(unit).join('\n')}`;
};

const toMunicipality = ({ slug, name }: SeedMunicipality): string =>
  `<li><a href="#${slug}">${name}</a></li>`;

/** Where a developer picks a person, by municipality and unit. */
export const loginPage: string = page(
  'Testinloggning',
  `<p>Välj vem du är. Ingen av personerna finns.</p>
<nav aria-label="Kommuner"><ul>${seedMunicipalities.map(toMunicipality).join('\n')}</ul></nav>
<form method="post">
${seedMunicipalities.map(municipality).join('\n')}
</form>`,
);

/** @param form the hidden part of the form, as the library makes it */
export function logoutPage(form: string): string {
  return page(
    'Logga ut från testinloggningen',
    `${form}
<p>Du är utloggad från Anmälan. Testinloggningen minns dig fortfarande.</p>
<p><button type="submit" form="op.logoutForm" name="logout" value="yes">Logga ut också här</button></p>
<p><button type="submit" form="op.logoutForm">Förbli inloggad här</button></p>`,
  );
}

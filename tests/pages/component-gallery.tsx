import type { JSX } from 'preact';
import { render } from 'preact-render-to-string';
import { Alert } from '../../templates/components/alert.tsx';
import { Asked, Needless } from '../../templates/components/asked.tsx';
import { BackLink } from '../../templates/components/back-link.tsx';
import { Button, ButtonLink, Buttons } from '../../templates/components/buttons.tsx';
import { Checkbox } from '../../templates/components/checkbox.tsx';
import { Checkboxes, Radios } from '../../templates/components/choices.tsx';
import { ContactBox } from '../../templates/components/contact-box.tsx';
import { Counters } from '../../templates/components/counters.tsx';
import { DataTable } from '../../templates/components/data-table.tsx';
import { DateField } from '../../templates/components/date-field.tsx';
import { Definitions } from '../../templates/components/definitions.tsx';
import { ErrorSummary } from '../../templates/components/error-summary.tsx';
import { problemAt, type FieldProblem } from '../../templates/components/field-problem.ts';
import { FilterForm } from '../../templates/components/filter-form.tsx';
import { Fold } from '../../templates/components/fold.tsx';
import { NextAction } from '../../templates/components/next-action.tsx';
import { NoticeLine } from '../../templates/components/notice-line.tsx';
import { PageHeading } from '../../templates/components/page-heading.tsx';
import { Pager } from '../../templates/components/pager.tsx';
import { Row } from '../../templates/components/rows.tsx';
import { SecrecyLine } from '../../templates/components/secrecy-line.tsx';
import { SelectField } from '../../templates/components/select-field.tsx';
import { SummaryList } from '../../templates/components/summary-list.tsx';
import { TaskCard, TaskList } from '../../templates/components/task-card.tsx';
import { TextArea } from '../../templates/components/text-area.tsx';
import { TextField } from '../../templates/components/text-field.tsx';
import { Time } from '../../templates/components/time.tsx';
import { VerificationState } from '../../templates/components/verification-state.tsx';

const long = 'oro'.repeat(300);

const problems: readonly FieldProblem[] = [
  { field: 'need', text: 'Välj om barnet behöver skydd omedelbart.' },
  { field: 'reasons', text: 'Skriv skälen. De behövs också när svaret är nej.' },
  { field: 'day', text: 'Skriv datumet så här: 2026-12-03.' },
  { field: 'kinds', text: 'Kryssa i minst en sort.' },
  { field: 'municipality', text: 'Välj en kommun.' },
  { field: 'feedback', text: 'Kryssa i rutan, eller välj att inte skicka.' },
  { field: '', text: 'Hela anmälan får vara 256 kB. Den är 12 kB för stor.' },
];
const at = (field: string): string | undefined => problemAt(problems, field);
const yesNo = [
  { value: 'yes', label: 'Ja' },
  { value: 'no', label: 'Nej' },
];
const dontKnow = { value: 'unknown', label: 'Vet inte' };

const Contacts = (): JSX.Element => (
  <>
    <ContactBox
      id="contact-open"
      heading="Är ett barn i fara just nu?"
      lines={[
        { before: 'Ring', number: '112', after: '.' },
        {
          before: 'Socialtjänsten i Degerfors:',
          number: '031-390 06 00',
          after: 'kl. 08.00–16.30.',
        },
        { before: 'Polisen när det inte är akut:', number: '114 14' },
      ]}
      standing="Öppet nu."
    />
    <ContactBox
      id="contact-closed"
      heading="Ring socialtjänsten"
      lines={[{ before: 'Annan tid: vakthavande befäl hos polisen,', number: '031-390 06 19' }]}
      standing="Stängt nu. Öppnar i morgon, tisdag, kl. 08.00."
    />
    <ContactBox
      id="contact-none"
      heading="Inget nummer"
      lines={[{ before: 'Numret är inte angivet. Ring', number: '112', after: 'vid akut fara.' }]}
    />
  </>
);

const Working = (): JSX.Element => (
  <>
    <Counters
      label="Vad som väntar"
      counters={[
        { href: '/att-gora?visa=i-dag', text: '2 i dag', current: true },
        { href: '/att-gora?visa=forsenade', text: 'fler än 99 försenade' },
        { href: '/att-gora?visa=ooppnade', text: '0 oöppnade' },
      ]}
    />
    <TaskList>
      <TaskCard
        state="acute"
        tags={[
          { text: 'AKUT', kind: 'danger' },
          { text: 'SKYDDAD KONTAKT', kind: 'danger' },
        ]}
        deed={{ href: '/anmalningar/1', text: 'Öppna anmälan ANM-9D2F-T6HB' }}
        lines={[
          'Från skola.',
          <Time key="t" at="2026-11-23T08:31:00.000Z" text="i dag kl. 09.31" />,
        ]}
      />
      <TaskCard
        state="late"
        tags={[{ text: 'FÖRSENAD 2 DAGAR', kind: 'danger' }]}
        deed={{ href: '/anmalningar/2', text: 'Gör skyddsbedömningen: Tindra Exempel, 14 år' }}
        lines={['Skulle ha varit klar lördag 21 november. 20 kap. 1 § SoL.']}
      />
      <TaskCard
        state="notYet"
        tags={[{ text: 'INTE DIN ÄN' }]}
        deed={{ text: 'Öppna anmälan ANM-4N8W-C0RV' }}
        lines={['Väntar på IFO-chefen. Du kan öppna från kl. 09.41.', long]}
      />
      <TaskCard state="unopened" deed={{ href: '/anmalningar/3', text: 'Oöppnad anmälan' }} />
    </TaskList>
    <Alert kind="info" heading="Upplysning. Skolan har sportlov." />
    <Alert kind="warning" heading="Varning. Personnumret stämmer inte.">
      <p>Du kan skicka ändå.</p>
    </Alert>
    <Alert kind="danger" heading="Skyddad kontakt. Kontakta inte vårdnadshavarna." />
    <Alert kind="error" heading="Fel. Det gick inte att spara." />
    <FilterForm
      label="Visa uppgifter"
      action="/att-gora"
      selects={[
        {
          name: 'vems',
          label: 'Vems',
          value: 'mina',
          options: [
            { value: 'mina', label: 'Mina' },
            { value: 'alla', label: 'Alla' },
          ],
        },
      ]}
      submit="Visa"
      shown="Visar: mina, försenade."
      clear={{ href: '/att-gora', text: 'Rensa' }}
    />
    <Pager
      label="Sidor"
      position="Sida 2 av 5"
      previous={{ href: '?sida=1', text: 'Föregående sida' }}
      next={{ href: '?sida=3', text: 'Nästa sida' }}
    />
    <Pager label="Sidor i en annan lista" position="Sida 1 av 1" />
  </>
);

const Fields = (): JSX.Element => (
  <form method="post" action="/" noValidate>
    <Asked
      question={
        <Radios
          name="danger"
          label="Är barnet i akut fara just nu?"
          choices={yesNo}
          {...{ dontKnow }}
        />
      }
    >
      <Needless when="no">
        <TextArea name="how" label="På vilket sätt?" value="" />
      </Needless>
    </Asked>
    <Radios
      name="need"
      label="Behöver barnet skydd omedelbart?"
      hint="Gör bedömningen före all kontakt."
      choices={yesNo}
      value="no"
      problem={at('need')}
    />
    <TextArea
      name="reasons"
      label="Skäl"
      hint="Också när svaret är nej."
      problem={at('reasons')}
      value={long}
    />
    <TextField name="name" label="Förnamn" value="Vera <b>" size={20} />
    <TextField
      name="number"
      label="Personnummer"
      inputMode="numeric"
      warning="Numret stämmer inte. Du kan skicka ändå."
    />
    <DateField name="when" label="När hände det?" value="3/12" shown="torsdag 3 december 2026" />
    <DateField
      name="day"
      label="Vilken dag?"
      value="igår kväll"
      problem={at('day')}
      hint="Till exempel 3 december."
    />
    <Checkboxes
      name="kinds"
      label="Vilken sorts oro är det?"
      choices={[
        { value: 'violence', label: 'våld', hint: 'Också hot.' },
        { value: 'neglect', label: 'brister i omsorgen' },
      ]}
      dontKnow={dontKnow}
      values={['neglect']}
      problem={at('kinds')}
    />
    <SelectField
      name="municipality"
      label="Kommun som ska ta emot"
      blank="Välj kommun"
      options={[{ value: '1862', label: 'Degerfors' }]}
      problem={at('municipality')}
    />
    <Checkbox name="feedback" label="Jag vill ha återkoppling" checked problem={at('feedback')} />
    <Row
      id="handelse-1"
      legend="Händelse 1"
      remove={{ text: 'Ta bort händelse 1', name: 'remove', value: '1' }}
    >
      <TextArea name="events.0.what" label="Vad hände?" value="" />
    </Row>
    <Row id="handelse-2" legend="Händelse 2">
      <TextArea name="events.1.what" label="Vad hände då?" value="" />
    </Row>
    <SecrecyLine text="Det du skriver går till socialnämnden. Anmälningsplikten bryter sekretessen." />
    <Buttons>
      <Button text="Anteckna skyddsbedömningen" />
      <Button text="Spara så länge" kind="secondary" name="action" value="save" />
      <ButtonLink href="/avbryt" text="Till anmälan" kind="secondary" />
    </Buttons>
  </form>
);

const Records = (): JSX.Element => (
  <>
    <SummaryList
      rows={[
        { term: '1 Akut fara', value: 'Nej', change: { href: '/akut', text: 'Ändra akut fara' } },
        {
          term: '3 Händelser',
          value: long,
          change: { href: '/handelser', text: 'Ändra händelser' },
        },
        {
          term: '6 Språk',
          value: 'Inte besvarat',
          change: { href: '/barnet', text: 'Svara om språk' },
        },
        { term: '7 Möte', value: 'Vet inte' },
      ]}
    />
    <Definitions
      items={[
        { term: 'Vårdnadshavarna', answer: 'ja', why: 'skyddsbedömningen är gjord' },
        { term: 'Andra', answer: 'nej', why: 'först när en utredning är inledd' },
        { term: 'Syskon', answer: 'inga' },
      ]}
    />
    <DataTable
      id="history"
      caption="Historik"
      columns={['Nr', 'När', 'Vem, i vilken funktion', 'Vad och varför', 'Kontrollsumma']}
      rows={[
        {
          key: 1,
          cells: ['1', '23 nov kl. 09.31', 'Karin Test, lärare', 'Skickade anmälan', long],
        },
        {
          key: 2,
          cells: ['2', '23 nov kl. 09.38', 'Birgitta Påhittad, IFO-chef', 'Öppnade', 'ab'],
        },
      ]}
      empty="Inget har hänt än."
    />
    <DataTable
      id="consents"
      caption="Samtycken"
      columns={['Vem']}
      rows={[]}
      empty="Ingen är tillfrågad än."
    />
    <Fold summary="Historik, 23 händelser">
      <p>Inget av det är en uppgift.</p>
    </Fold>
    <Fold summary="Brev, 2" open>
      <p>Två brev.</p>
    </Fold>
    <VerificationState
      state="whole"
      word="Kedjan är hel."
      text="41 av 41 händelser, kontrollerade i dag kl. 10.02."
    />
    <VerificationState
      state="broken"
      word="Kedjan är bruten vid händelse 17:"
      text="innehållet stämmer inte med sin kontrollsumma."
    >
      <p>Hämta bevis och ring 031-390 06 00.</p>
    </VerificationState>
    <VerificationState state="unknown" word="Kunde inte kontrolleras just nu." />
  </>
);

/** A page with every component in every state, under one style sheet. */
export function renderGallery(stylesheet: string): string {
  const page = (
    <html lang="sv">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Fel: Alla delar – Anmälan</title>
        <link rel="stylesheet" href={stylesheet} />
      </head>
      <body>
        <a class="skip-link" href="#main">
          Hoppa till innehållet
        </a>
        <header class="site-header">
          <a href="/">Anmälan</a>
          <nav aria-label="Meny">
            <ul>
              <li>
                <a href="/att-gora">Att göra</a>
              </li>
              <li>
                <a href="/logga-ut">Logga ut</a>
              </li>
            </ul>
          </nav>
        </header>
        <main id="main" tabIndex={-1}>
          <ErrorSummary heading="Rätta det här först" problems={problems} />
          <BackLink href="/att-gora" text="Att göra" />
          <PageHeading
            heading="Vera Påhittad, 8 år"
            facts={['ANM-7K3M-Q2XW', 'Förhandsbedömning pågår']}
          />
          <NoticeLine text="Antecknat kl. 09.52: skyddsbedömning." />
          <NextAction
            heading="Gör nu"
            state="late"
            deed="Föreslå mötestider"
            facts={['Senast torsdag 26 november, om 3 dagar. 19 kap. 5 § SoL.']}
            action={{ href: '/mote/tider', text: 'Föreslå tider' }}
          />
          <Contacts />
          <Working />
          <Fields />
          <Records />
        </main>
        <footer class="site-footer">
          <ul>
            <li>
              <a href="/hjalp">Hjälp</a>
            </li>
          </ul>
        </footer>
      </body>
    </html>
  );
  return `<!doctype html>${render(page)}`;
}

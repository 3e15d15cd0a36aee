import type { ErrorCodes } from '../../../domain/errors.ts';

/** Refusals that a page says in words of its own, or that no page can meet. */
type Elsewhere =
  | 'already-opened'
  | 'another-person'
  | 'assurance-too-low'
  | 'attachment-unfinished'
  | 'changed-meanwhile'
  | 'cross-site'
  | 'forbidden'
  | 'infected'
  | 'not-yet-yours'
  | 'uploads-unsent'
  | 'wrong-offset';
type Refused = Exclude<ErrorCodes['Forbidden' | 'Conflict'], Elsewhere>;

/** Why something cannot be done, in words for people. */
export const refusalsSv = {
  'refusal.another-writer':
    'Formuläret öppnades av någon annan, eller i en annan funktion, än den som är inloggad nu. Inget är gjort, och inget är sparat. Gå tillbaka till sidan om du vill kopiera texten, och öppna formuläret på nytt.',
  'refusal.assessment-first':
    'Skyddsbedömningen kommer först. Vårdnadshavarna får kontaktas när den är gjord.',
  'refusal.decider-is-ifo-chef':
    'I den här kommunen beslutar IFO-chefen. Lämna ett förslag till beslut.',
  'refusal.leader-override-required':
    'Bara IFO-chefen kan besluta att inte inleda här, med egna skäl.',
  'refusal.need-to-know':
    'Barnet har skyddade personuppgifter. Lämna till en kollega som får veta, eller till IFO-chefen.',
  'refusal.not-asked': 'Din funktion är inte tillfrågad att skriva under.',
  'refusal.not-your-change': 'Ändringen avslutas av den som åtog sig den.',
  'refusal.own-function': 'Ingen ger sig själv en funktion. Be en annan systemförvaltare.',
  'refusal.phase-lock':
    'Innan en utredning är inledd får bara anmälaren, de som skrev under, vårdnadshavarna och barnet kontaktas.',
  'refusal.protected-contact':
    'Skyddad kontakt. Kontakta inte vårdnadshavarna. Ha enskilda samtal i stället.',
  'refusal.recorder-or-leader':
    'Den som skrev anteckningen, eller ledningen, rättar den. En underskrift rättas bara av den som skrev under.',
  'refusal.already-answered': 'Svaret är redan lämnat.',
  'refusal.already-asked': 'Återkoppling är redan begärd eller lämnad.',
  'refusal.already-confirmed':
    'Samtalet är redan bekräftat skriftligt. Lägg till det nya som en komplettering.',
  'refusal.already-corrected':
    'Anteckningen är redan rättad. Rätta den som gäller nu, om den också är fel.',
  'refusal.already-ended': 'Det är redan antecknat vad det blev av ändringen.',
  'refusal.already-explained': 'Skillnaden är redan förklarad.',
  'refusal.already-forwarded': 'Anmälan är redan översänd, och den andra kommunen har inte avböjt.',
  'refusal.already-found':
    'Det är redan antecknat att en annan kommun ansvarar. Rätta anteckningen om den är fel.',
  'refusal.already-held': 'Mötet är redan hållet och antecknat.',
  'refusal.already-joined': 'Situationen följs redan upp tillsammans med en annan.',
  'refusal.already-moved': 'Det är redan flyttat till rätt barn.',
  'refusal.already-read': 'Kompletteringen är redan läst.',
  'refusal.already-registered': 'Anmälan är redan aktualiserad. Rätta anteckningen om den är fel.',
  'refusal.already-reviewed': 'Det är redan granskat.',
  'refusal.already-stated': 'Du har redan svarat.',
  'refusal.already-taken': 'Mötet har redan ett protokoll. Rätta det om det är fel.',
  'refusal.already-undelivered':
    'Det är redan antecknat att brevet inte nådde fram. Anteckna hur det lämnades till slut.',
  'refusal.already-waived': 'Det är redan antecknat.',
  'refusal.another-school': 'Bara situationer med samma skola följs upp tillsammans.',
  'refusal.ask-first': 'Fråga först om det som katalogen inte säger.',
  'refusal.confirms-another':
    'Det här är den skriftliga anmälan efter ett samtal. Arbeta i ärendet om samtalet.',
  'refusal.consent-missing': 'Samtycke saknas från någon i familjen.',
  'refusal.counterpart-named': 'Det är redan sagt vem mötet hålls med.',
  'refusal.find-anew': 'Barnet antecknades höra hit. Anteckna på nytt vilken kommun som ansvarar.',
  'refusal.form-consent-missing': 'Samtycke till formen och dess parter saknas.',
  'refusal.form-does-not-fit': 'Barnet är för ungt för formen, eller har vuxit ur den.',
  'refusal.form-not-referred':
    'Dit överlämnas ingen. Familjen söker sig dit själv, eller formen erbjuds inte.',
  'refusal.form-outgrown':
    'Barnet är utanför formen när nästa termin börjar. Överlämna till en annan form, eller avsluta.',
  'refusal.form-without-contact':
    'Kommunen har inte sagt vem som tar emot till formen. Fråga, och låt systemförvaltaren lägga in det.',
  'refusal.forms-not-offered': 'Inga samverkansformer erbjuds för barnet nu.',
  'refusal.function-ended': 'Funktionen har redan slutat.',
  'refusal.function-held': 'Personen har funktionen redan under en del av tiden.',
  'refusal.identity-protected':
    'Den ena situationen gäller skyddade personuppgifter. De följs upp var för sig.',
  'refusal.client-ended': 'Systemet släpps inte längre in.',
  'refusal.key-known':
    'Systemet har eller har haft den nyckeln, eller en med samma namn. Skapa en ny.',
  'refusal.key-revoked': 'Nyckeln är redan återkallad.',
  'refusal.last-administrator':
    'Kommunen skulle stå utan systemförvaltare. Ge någon annan funktionen först.',
  'refusal.login-taken': 'Inloggningen hör redan till någon.',
  'refusal.meeting-ended': 'Mötet är redan hållet eller inställt.',
  'refusal.nobody-to-ask':
    'Ingen anmälare känner till den här anmälan. Fråga på den som skickades.',
  'refusal.not-away': 'Personen är på plats redan från den tiden.',
  'refusal.not-by-letter':
    'Den andra kommunen tar emot sina anmälningar här. Det antecknas av sig självt när någon där öppnar.',
  'refusal.not-changed': 'Det beslutet gäller redan.',
  'refusal.not-clerical': 'Bara skrivfel rättas. Ett annat beslut fattas som ett ändrat beslut.',
  'refusal.not-dispatched': 'Anteckna först hur och när anmälan sändes.',
  'refusal.not-elsewhere':
    'Det är inte antecknat att en annan kommun ansvarar för barnet. Anteckna det först.',
  'refusal.not-forwarded': 'Anmälan är inte översänd till någon kommun.',
  'refusal.not-held': 'Mötet är inte hållet än.',
  'refusal.not-invited': 'Ingen är inbjuden till mötet än.',
  'refusal.not-logged-in': 'Personen är inte inloggad någonstans.',
  'refusal.not-opened':
    'Anmälan är inte öppnad. Öppna den först, så syns det vem som tog emot den.',
  'refusal.not-owed': 'Ingen återkoppling är begärd.',
  'refusal.not-protected': 'Skyddad kontakt gäller inte, eller är redan hävd.',
  'refusal.not-required': 'Kommunen ber inte den funktionen att skriva under.',
  'refusal.not-what-was-decided': 'Återkopplingen ska säga vad som beslutades.',
  'refusal.not-yet': 'Dagen för mötet har inte kommit än.',
  'refusal.nothing-decided': 'Det finns inget beslut att ändra här.',
  'refusal.nothing-to-review': 'Det finns inget beslut att inte inleda att granska.',
  'refusal.nothing-to-tell': 'Ingen utredning är inledd, så det finns inget att underrätta om.',
  'refusal.opened-there':
    'Systemet har sett att någon öppnade anmälan i den andra kommunen. Det rättas inte här.',
  'refusal.other-municipality':
    'En annan kommun ansvarar för barnet och gör förhandsbedömningen. Här görs skyddsbedömning och akuta insatser.',
  'refusal.precondition-missing': 'Något som formen kräver är inte på plats än.',
  'refusal.question-answered': 'Frågan har redan fått sitt svar.',
  'refusal.same-report': 'Flytta till en annan anmälan än den här.',
  'refusal.same-situation': 'En situation slås inte ihop med sig själv.',
  'refusal.school-first': 'Säg först om mötet hålls med barnets skola eller med den som anmälde.',
  'refusal.school-not-told':
    'Skolan känner inte till situationen. Planera mötet och bjud in rektor först.',
  'refusal.school-reported': 'Mötet hålls med skolan som anmälde.',
  'refusal.signature-settled': 'Funktionen är redan tillfrågad, eller undantagen.',
  'refusal.situation-exists': 'Anmälan hör redan till en akut situation.',
  'refusal.too-late': 'Tiden har redan gått ut. Fatta beslutet.',
  'refusal.wrong-state':
    'Det går inte i det läge som ärendet är i nu. Gå till ärendet och se vad som ska göras.',
} as const satisfies Readonly<Record<`refusal.${Refused}`, string>>;

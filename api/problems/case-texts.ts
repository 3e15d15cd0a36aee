import type { ErrorCode } from '../../domain/errors.ts';
import { attachmentTexts } from './attachment-texts.ts';
import { staffTexts } from './staff-texts.ts';
import { formTexts } from './form-texts.ts';
import { loginTexts } from './login-texts.ts';
import type { ProblemText } from './problem-text.ts';

/** Refusals that come from a rule of the routine, from the state a case is in or from a record. */
export const caseTexts: Readonly<Record<ErrorCode, ProblemText>> = {
  'not-found': [
    'Finns inte',
    'Det du söker finns inte, eller så får du inte se det. Kontrollera adressen.',
  ],
  'invalid-request': [
    'Innehållet går inte att ta emot',
    'Ett eller flera fält har fel form. Fältet errors säger vilka och varför.',
  ],
  'no-concern': [
    'Anmälan saknar oro',
    'Ange minst en händelse, en sorts oro eller ett svar om akut fara. Vet inte är ett svar.',
  ],
  'idempotency-key-reused': [
    'Nyckeln är redan använd',
    'Samma Idempotency-Key har använts till något annat. Använd en ny nyckel.',
  ],
  'changed-since': [
    'Ärendet har ändrats',
    'Något har hänt sedan du läste. Läs på nytt och försök igen.',
  ],
  forbidden: [
    'Det får du inte göra',
    'Din funktion får inte göra detta. Fältet rule säger vilken regel som gäller.',
  ],
  'protected-contact': [
    'Skyddad kontakt',
    'Vårdnadshavarna får inte kontaktas i det här ärendet. Ha enskilda samtal i stället.',
  ],
  'phase-lock': [
    'Inte före utredning',
    'Innan en utredning har inletts får bara anmälaren, vårdnadshavarna och barnet kontaktas.',
  ],
  'assessment-first': [
    'Skyddsbedömningen först',
    'Vårdnadshavarna får kontaktas först när skyddsbedömningen är gjord.',
  ],
  'leader-override-required': [
    'Ledningens ställningstagande krävs',
    'Vid våld av närstående eller heder krävs ledningens motiverade ställningstagande för att inte inleda.',
  ],
  'decider-is-ifo-chef': [
    'IFO-chefen beslutar',
    'I den här kommunen fattas beslutet av IFO-chefen eller ersättaren.',
  ],
  'not-asked': [
    'Inte tillfrågad',
    'Din funktion är inte tillfrågad att skriva under den här anmälan.',
  ],
  'not-yet-yours': [
    'Inte din tur ännu',
    'Anmälan väntar på någon före dig i ordningen. Fältet from säger när den blir din att öppna.',
  ],
  'wrong-state': [
    'Inte i det här läget',
    'Ärendet är i ett läge där detta inte går. Fältet current säger vilket.',
  ],
  'not-opened': [
    'Inte öppnad',
    'Anmälan är inte öppnad. Öppna den först; då blir det synligt vem som tog emot den.',
  ],
  'already-moved': ['Redan flyttad', 'Anteckningen är redan flyttad till en annan anmälan.'],
  'already-opened': [
    'Redan öppnad',
    'En kollega har redan öppnat anmälan. Fältet takenBy säger vem.',
  ],
  'not-protected': [
    'Inte skyddad kontakt',
    'Skyddad kontakt gäller inte, eller är redan hävd. Vårdnadshavarna får kontaktas.',
  ],
  'other-municipality': [
    'En annan kommun svarar för barnet',
    'Här görs bara skyddsbedömning och akuta insatser. Anmälan ska sändas över, och den andra kommunen gör förhandsbedömningen (29 kap. SoL).',
  ],
  'already-found': [
    'Redan antecknat',
    'Det är redan antecknat att en annan kommun svarar för barnet. Rätta anteckningen om den är fel.',
  ],
  'find-anew': [
    'Anteckna på nytt',
    'Barnet antecknades höra hit. Anteckna på nytt vilken kommun som svarar för barnet.',
  ],
  'own-municipality': ['Den egna kommunen', 'Ange en annan kommun, eller here om barnet hör hit.'],
  'not-elsewhere': [
    'Ingen annan kommun',
    'Det är inte antecknat att en annan kommun svarar för barnet. Anteckna det först.',
  ],
  'already-forwarded': [
    'Redan översänd',
    'Anmälan är redan sänd till den andra kommunen, som inte har avböjt.',
  ],
  'not-forwarded': ['Inte översänd', 'Anmälan är inte sänd till någon annan kommun.'],
  'not-by-letter': [
    'Inte översänd med brev',
    'Den andra kommunen tar emot sina anmälningar här. När någon där öppnar anmälan antecknas det av sig självt.',
  ],
  'not-dispatched': [
    'Brevet är inte sänt',
    'Anteckna först hur och när brevet sändes eller lämnades över.',
  ],
  'opened-there': [
    'Öppnad i den andra kommunen',
    'Systemet har sett att någon öppnade anmälan där. Det är ingen anteckning som kan rättas här.',
  ],
  'nothing-decided': [
    'Inget beslut att ändra',
    'En annan kommun har tagit över anmälan och beslutar.',
  ],
  'not-changed': ['Samma beslut', 'Det beslutet gäller redan. Fältet current säger vilket.'],
  'already-confirmed': [
    'Redan bekräftad',
    'Den muntliga anmälan är redan bekräftad skriftligt. Lägg till det nya som en komplettering.',
  ],
  'already-reviewed': ['Redan granskad', 'Fältet current säger när loggen granskades.'],
  'already-stated': ['Redan besvarad', 'Fältet current säger vad du har svarat.'],
  'confirms-another': [
    'Bekräftar en muntlig anmälan',
    'Det här är den skriftliga anmälan efter ett samtal. Ärendet är den muntliga; fältet confirms säger vilken.',
  ],
  'unknown-caller': [
    'Finns inte i katalogen',
    'Ingen vid en verksamhet i kommunen har den inloggningen. Utelämna den, så tas anmälan emot ändå.',
  ],
  'too-far-back': [
    'För långt tillbaka',
    'En anmälan antecknas högst så många dagar efter att den kom in som mostDaysBack säger. Kontrollera dagen; det som hittas senare än så har kommit in när det hittades.',
  ],
  'need-to-know': [
    'Skyddade personuppgifter',
    'Barnet har skyddade personuppgifter. Lämna över till en kollega som får veta, eller till IFO-chefen, som antecknar anmälan.',
  ],
  'too-late': [
    'För sent att förlänga',
    'Tiden har redan gått ut. Fältet current säger sista dagen. Fatta beslutet.',
  ],
  'not-exceptional': [
    'Inga synnerliga skäl',
    'Arbetsbörda, ledighet och organisation är inte synnerliga skäl (20 kap. 2 § SoL).',
  ],
  'identity-number': [
    'Personnummer i texten',
    'Frågan ställs utan att barnet röjs. Ta bort det som ser ut som ett personnummer eller samordningsnummer och skicka igen.',
  ],
  'identifiers-differ': [
    'Inte samma barn',
    'Något stämmer inte med barnet i anmälan. Fältet errors säger vad. Kontrollera att det är rätt ärende.',
  ],
  'identifiers-missing': [
    'Barnets identitet är inte jämförd',
    'Ange två uppgifter om barnet: nummer, födelsedatum eller namn. Säger anmälan inte vem barnet är, så ange varför i fältet whyNot.',
  ],
  'child-file-missing': [
    'Barnets akt saknas',
    'En anmälan registreras i barnets akt. Ange aktens beteckning, eller varför barnet inte har någon akt.',
  ],
  'young-person': [
    'Ingen barnakt',
    'Anmälan gäller någon som var 18 år eller äldre när den kom in. Registrera den som information eller ansökan.',
  ],
  'unknown-ground': [
    'Okänd grund',
    'Välj varje grund en gång ur kommunens lista för det utfallet. Fältet known säger vilka som finns.',
  ],
  'already-corrected': [
    'Redan rättad',
    'Anteckningen är redan rättad. Rätta den som gäller nu, om den också är fel.',
  ],
  'not-clerical': [
    'Ett nytt beslut, ingen rättelse',
    'Bara skrivfel rättas. Ett annat beslut fattas som ett ändrat beslut med egna skäl.',
  ],
  'recorder-or-leader': [
    'Inte din att rätta',
    'En anteckning rättas av den som skrev den eller av ledningen, en underskrift bara av den som skrev under.',
  ],
  'already-joined': [
    'Redan sammanförd',
    'Situationen följs redan upp tillsammans med en annan. Fältet current säger vilken.',
  ],
  'signature-settled': [
    'Redan avgjort',
    'Funktionen är redan tillfrågad, eller undantagen när anmälan skickades.',
  ],
  'not-required': [
    'Ingen underskrift behövs',
    'Kommunen ber inte den funktionen att skriva under en sådan anmälan.',
  ],
  'nobody-to-ask': [
    'Ingen att fråga',
    'Ingen anmälare känner till den här anmälan. Fråga på den som hon skickade.',
  ],
  'school-first': [
    'Vem möts?',
    'Ingen skola har anmält. Säg först om mötet hålls med barnets skola eller med den som anmälde.',
  ],
  'school-reported': ['Skolan har anmält', 'Uppföljningsmötet hålls med skolan som anmälde.'],
  'counterpart-named': ['Redan sagt', 'Det är redan sagt vem uppföljningsmötet hålls med.'],
  'same-report': ['Samma anmälan', 'En anteckning flyttas till en annan anmälan.'],
  'same-situation': ['Samma situation', 'En situation kan inte föras samman med sig själv.'],
  'identity-protected': [
    'Skyddade personuppgifter',
    'Den ena situationen gäller någon med skyddade personuppgifter, och bara vissa får känna till den. De följs upp var för sig.',
  ],
  'another-school': [
    'En annan skola',
    'Bara situationer med samma skola följs upp tillsammans, eftersom mötet handlar om samarbetet.',
  ],
  'already-undelivered': [
    'Redan antecknat',
    'Det är redan antecknat att brevet inte har nått fram. Anteckna hur det nådde fram till slut, med den anteckningen i fältet resolves.',
  ],
  'already-ended': ['Redan avslutad', 'Det är redan antecknat vad det blev av ändringen.'],
  'not-your-change': [
    'Inte din ändring',
    'Ändringen avslutas av den funktion som åtog sig den. Fältet owner säger vilken.',
  ],
  'school-not-told': [
    'Skolan vet inte om situationen',
    'Skolan känner inte till den situation som skulle gälla i stället, eller någon där är utestängd från den. Planera mötet och bjud in funktionen först.',
  ],
  'already-explained': ['Redan förklarad', 'Skillnaden har redan fått sin förklaring.'],
  'question-answered': [
    'Redan besvarad',
    'Frågan har redan fått sitt svar; en ny fråga ställs för sig.',
  ],
  'already-answered': ['Redan besvarad', 'Funktionen har redan skrivit under eller avstått.'],
  'already-asked': ['Redan begärd', 'Återkoppling är redan begärd eller lämnad.'],
  'already-read': ['Redan läst', 'Kompletteringen är redan läst.'],
  'already-registered': ['Redan aktualiserad', 'Anmälan är redan registrerad.'],
  'already-taken': ['Redan protokollfört', 'Mötet har redan ett protokoll.'],
  'already-waived': ['Redan avböjt', 'Det är redan antecknat att mötet inte blir av.'],
  'already-held': ['Redan hållet', 'Uppföljningsmötet är redan hållet.'],
  'changed-meanwhile': [
    'Ändrat medan du skrev',
    'Något som handlingen bygger på har hänt sedan du såg ärendet. Fältet facts säger vad.',
  ],
  'consent-missing': [
    'Samtycke saknas',
    'Var och en i fältet missing behöver ha samtyckt till att delta och till att uppgifter delas med dem som kallas: school är skolan, reporter en annan anmälare.',
  ],
  ...formTexts,
  ...staffTexts,
  'meeting-ended': [
    'Mötet är avslutat',
    'Mötet är redan hållet eller inställt. Fältet current säger vilket.',
  ],
  'not-held': ['Inte hållet', 'Mötet är inte hållet ännu.'],
  'not-invited': ['Ingen kallelse', 'Ingen har kallats till mötet ännu.'],
  'not-away': ['Inte frånvarande', 'Personen är på plats redan från den tiden.'],
  'not-owed': ['Ingen återkoppling väntas', 'Ingen återkoppling är begärd.'],
  'not-what-was-decided': [
    'Stämmer inte med beslutet',
    'Återkopplingen ska säga vad som beslutades. Fältet current säger vad.',
  ],
  'not-yet': ['För tidigt', 'Dagen för mötet har inte kommit ännu.'],
  'nothing-to-review': ['Inget att granska', 'Anmälan har inget beslut att inte inleda utredning.'],
  'nothing-to-tell': [
    'Ingen utredning inledd',
    'Ingen utredning är inledd, så det finns inget att underrätta om.',
  ],
  'situation-exists': ['Redan en akut situation', 'Anmälan hör redan till en akut situation.'],
  'review-in-past': ['Datumet har passerat', 'Dagen för ny prövning ska ligga framåt i tiden.'],
  'unknown-officer': ['Okänd handläggare', 'Inloggningen hör inte till någon på mottagningen.'],
  'officer-absent': [
    'Frånvarande handläggare',
    'Handläggaren är frånvarande. Välj någon som är på plats.',
  ],
  'officer-outside': [
    'Får inte veta om ärendet',
    'Barnet har skyddade personuppgifter. Välj någon som får veta om sådana ärenden.',
  ],
  'time-has-passed': [
    'Tiden har passerat',
    'Ett möte läggs framåt i tiden. Fältet errors säger vilken tid som har passerat.',
  ],
  'parties-missing': [
    'Parterna saknas',
    'Ett samtycke till att uppgifter delas ska säga med vem. Ange det i fältet parties.',
  ],
  'unknown-colleague': [
    'Okänd medarbetare',
    'Inloggningen hör inte till någon i kommunens personal.',
  ],
  'ends-before-it-begins': ['Slutar före början', 'Frånvaron ska sluta efter att den har börjat.'],
  'unknown-school': ['Okänd skola', 'Kommunen har ingen skola med det namnet.'],
  'unknown-person': ['Okänd person', 'Anmälan nämner ingen sådan person.'],
  ...attachmentTexts,
  ...loginTexts,
};

import type { ProblemText } from './problem-text.ts';

/** Refusals that come from a rule of the routine or from the state a case is in. */
export const caseTexts = {
  forbidden: {
    title: 'Det får du inte göra',
    detail: 'Din funktion får inte göra detta. Fältet rule säger vilken regel som gäller.',
  },
  'protected-contact': {
    title: 'Skyddad kontakt',
    detail: 'Vårdnadshavarna får inte kontaktas i det här ärendet. Ha enskilda samtal i stället.',
  },
  'phase-lock': {
    title: 'Inte före utredning',
    detail:
      'Innan en utredning har inletts får bara anmälaren, vårdnadshavarna och barnet kontaktas.',
  },
  'assessment-first': {
    title: 'Skyddsbedömningen först',
    detail: 'Vårdnadshavarna får kontaktas först när skyddsbedömningen är gjord.',
  },
  'leader-override-required': {
    title: 'Ledningens ställningstagande krävs',
    detail:
      'Vid våld av närstående eller heder krävs ledningens motiverade ställningstagande för att inte inleda.',
  },
  'decider-is-ifo-chef': {
    title: 'IFO-chefen beslutar',
    detail: 'I den här kommunen fattas beslutet av IFO-chefen eller hennes ersättare.',
  },
  'not-asked': {
    title: 'Inte tillfrågad',
    detail: 'Din funktion är inte tillfrågad att skriva under den här anmälan.',
  },
  'not-yet-yours': {
    title: 'Inte din tur ännu',
    detail:
      'Anmälan väntar på någon före dig i ordningen. Fältet from säger när den blir din att öppna.',
  },
  'wrong-state': {
    title: 'Inte i det här läget',
    detail: 'Ärendet är i ett läge där detta inte går. Fältet current säger vilket.',
  },
  'not-opened': {
    title: 'Inte öppnad',
    detail: 'Anmälan är inte öppnad. Öppna den först; då blir det synligt vem som tog emot den.',
  },
  'already-opened': {
    title: 'Redan öppnad',
    detail: 'En kollega har redan öppnat anmälan. Fältet takenBy säger vem.',
  },
  'already-answered': {
    title: 'Redan besvarad',
    detail: 'Funktionen har redan skrivit under eller avstått.',
  },
  'already-asked': {
    title: 'Redan begärd',
    detail: 'Återkoppling är redan begärd eller lämnad.',
  },
  'already-read': { title: 'Redan läst', detail: 'Kompletteringen är redan läst.' },
  'already-registered': { title: 'Redan aktualiserad', detail: 'Anmälan är redan registrerad.' },
  'already-taken': { title: 'Redan protokollfört', detail: 'Mötet har redan ett protokoll.' },
  'already-waived': {
    title: 'Redan avböjt',
    detail: 'Det är redan antecknat att mötet inte blir av.',
  },
  'already-held': { title: 'Redan hållet', detail: 'Uppföljningsmötet är redan hållet.' },
  'consent-missing': {
    title: 'Samtycke saknas',
    detail: 'Alla som behöver samtycka har inte gjort det. Fältet missing säger vilka.',
  },
  'meeting-ended': {
    title: 'Mötet är avslutat',
    detail: 'Mötet är redan hållet eller inställt. Fältet current säger vilket.',
  },
  'not-held': { title: 'Inte hållet', detail: 'Mötet är inte hållet ännu.' },
  'not-invited': { title: 'Ingen kallelse', detail: 'Ingen har kallats till mötet ännu.' },
  'not-owed': { title: 'Ingen återkoppling väntas', detail: 'Ingen återkoppling är begärd.' },
  'not-what-was-decided': {
    title: 'Stämmer inte med beslutet',
    detail: 'Återkopplingen ska säga vad som beslutades. Fältet current säger vad.',
  },
  'not-yet': { title: 'För tidigt', detail: 'Dagen för mötet har inte kommit ännu.' },
  'nothing-to-tell': {
    title: 'Ingen utredning inledd',
    detail: 'Ingen utredning är inledd, så det finns inget att underrätta om.',
  },
  'situation-exists': {
    title: 'Redan en akut situation',
    detail: 'Anmälan hör redan till en akut situation.',
  },
  'review-in-past': {
    title: 'Datumet har passerat',
    detail: 'Dagen för ny prövning ska ligga framåt i tiden.',
  },
  'unknown-officer': {
    title: 'Okänd handläggare',
    detail: 'Inloggningen hör inte till någon på mottagningen.',
  },
  'unknown-colleague': {
    title: 'Okänd medarbetare',
    detail: 'Inloggningen hör inte till någon i kommunens personal.',
  },
  'ends-before-it-begins': {
    title: 'Slutar före början',
    detail: 'Frånvaron ska sluta efter att den har börjat.',
  },
  'unknown-person': {
    title: 'Okänd person',
    detail: 'Anmälan nämner ingen sådan person.',
  },
} as const satisfies Readonly<Record<string, ProblemText>>;

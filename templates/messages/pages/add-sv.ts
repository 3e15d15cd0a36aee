/** What somebody does with a report that she has sent, or is to confirm. */
export const addSv = {
  back: 'Till anmälan',
  home: 'Mina anmälningar',
  'supplement.title': 'Lägg till',
  'supplement.what':
    'Anmälan ändras inte. Det du lägger till läses av socialtjänsten. Är barnet i fara: ring 112.',
  'supplement.asked': 'Socialtjänsten har frågat, {at}: {question}',
  text: 'Vad vill du lägga till?',
  'text.refused': 'Skriv det du vill lägga till.',
  attachments: 'Bilagor som följer med',
  'attachments.refused': 'En bilaga kom inte fram hel, eller är redan skickad. Kryssa ur den.',
  'attachments.add': 'Välj bilagor',
  'attachments.hint': 'Spara det du skrivit först, så står det kvar.',
  'supplement.send': 'Skicka',

  'feedback.title': 'Be om återkoppling',
  'feedback.what':
    'Socialtjänsten svarar om en utredning har inletts, inte har inletts eller redan pågår.',
  'feedback.send': 'Be om återkoppling',
  'feedback.role': 'Återkoppling',

  'ask.title': 'Tillfråga någon till',
  'ask.what': 'Den du väljer får läsa hela anmälan. Det går inte att ta tillbaka.',
  role: 'Vem får läsa och tillfrågas om underskrift?',
  'role.refused': 'Välj vem som tillfrågas.',
  'ask.send': 'Tillfråga',

  'confirm.title': 'Bekräfta samtalet skriftligt',
  'confirm.what':
    'Du ringde till socialnämnden i {municipality}, {at} ({reference}). Skriv det du ringde om. Inga tider börjar om.',
  'confirm.done': 'Samtalet är redan bekräftat skriftligt.',
  'confirm.begin': 'Börja skriva',
  'confirm.go': 'Till anmälan',
} as const;

/** What is asked when a case is given to somebody. */
export const assignmentSv = {
  title: 'Fördela anmälan',
  lead: 'De som är på plats står först, den som har minst först bland dem.',
  holder: 'Handläggs nu av {name}.',
  nobody: 'Ingen handlägger ärendet nu.',
  who: 'Vem tar den?',
  'who.refused': 'Välj vem som tar den.',
  'who.absent': 'Den personen är frånvarande. Välj någon som är på plats.',
  'who.outside':
    'Den personen får inte veta om barn med skyddade personuppgifter. Välj någon som får.',
  person: '{name}, {title}',
  load: '{open} öppna, {week} ska vara klara i veckan, {late} försenade',
  offDuty: 'utanför sin arbetstid',
  absent: 'Frånvarande: {names}.',
  reason: 'Skäl',
  send: 'Fördela anmälan',
} as const;

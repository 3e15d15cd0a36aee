/** What somebody says of a report that a system sent in her name. */
export const authorshipSv = {
  title: 'Skickat i ditt namn',
  back: 'Mina anmälningar',
  what: '{reference}, skickad av ett verksamhetssystem {at} till {municipality}.',
  explain:
    'Är anmälan din kan du läsa den, lägga till och få återkoppling. Är den inte din ser du inget av den, och kommunen ska ta reda på hur den kom till.',
  answer: 'Är anmälan din?',
  claimed: 'Det stämmer, den är min',
  denied: 'Det var inte jag',
  send: 'Svara',
} as const;

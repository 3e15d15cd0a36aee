/** What all pages about a case say. */
export const caseSv = {
  back: 'Till anmälan',
  change: 'Ändra',
  check: 'Kontrollera',
  line: '{reference}',
} as const;

/** The page that says that a report has come in, and nothing about the case. */
export const receiptSv = {
  title: 'Anmälan har kommit in',
  facts: '{reference} · {at} · socialnämnden i {municipality}',
  only: 'Kvittot säger bara att anmälan har kommit in.',
  pdf: 'Hämta kvittot (PDF)',
  copy: 'Läs din kopia',
  coming: 'Kvittot görs nu.',
  reload: 'Uppdatera',
  confirms: 'Den bekräftar samtalet {reference}, som har sitt eget kvitto.',
  siblings: 'Syskonens anmälningar kom in samtidigt:',
  next: 'Vad händer nu',
  opens: 'En människa på socialtjänsten öppnar anmälan. Du ser det här.',
  seen: 'En människa på socialtjänsten har öppnat anmälan {at}.',
  asked: '{roles} tillfrågas. Det stoppar ingenting.',
  calls: 'Socialtjänsten kan ringa dig eller bjuda in till ett möte.',
  feedback:
    'Du kan få veta om en utredning har inletts, inte har inletts eller redan pågår. Mer får de inte berätta.',
  and: ' och ',
  add: 'Har du mer att säga?',
  'add.link': 'Lägg till',
  acute: 'Akut? Ring',
  mail: 'Skriv inte barnets namn i mejl eller sms.',
} as const;

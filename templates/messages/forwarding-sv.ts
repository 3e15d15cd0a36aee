/** The letter by which a report is forwarded to another municipality's social services. */
export const forwardingSv = {
  'forwarding.title': 'Översändande av orosanmälan',
  'forwarding.what':
    'Vi översänder en orosanmälan om ett barn som er kommun svarar för. Anmälan följer med så som den kom in.',
  'forwarding.to': 'Till',
  'forwarding.municipality': 'Socialnämnden i {municipality}',
  'forwarding.from': 'Från',
  'forwarding.ground': 'Varför er kommun',
  'forwarding.ground.livesElsewhere': 'Barnet bor i er kommun.',
  'forwarding.ground.placedByOther': 'Barnet är placerat här av er kommun.',
  'forwarding.ground.movedAway': 'Barnet har flyttat till er kommun.',
  'forwarding.child': 'Barnet',
  'forwarding.name': 'Namn',
  'forwarding.birthDate': 'Födelsedatum',
  'forwarding.identity': 'Identitet',
  'forwarding.assessed': 'Skyddsbedömning gjord här',
  'forwarding.notHere':
    'Vi har bedömt barnets behov av omedelbart skydd. Vi gör ingen förhandsbedömning. Den är er att göra.',
  'forwarding.message': 'Detta behöver ni veta',
  'forwarding.answer': 'Svara oss genast',
  'forwarding.answer.text':
    'Svara skriftligt att ni har tagit över anmälan, eller varför ni inte gör det (29 kap. SoL). Vi behåller ansvaret tills ni har svarat.',
  'forwarding.contact': 'Kontaktperson',
  'forwarding.phone': 'Telefon',
  'forwarding.noPhone': 'ring kommunens växel',
  'forwarding.madeAt': '{municipality}, {day}',
} as const;

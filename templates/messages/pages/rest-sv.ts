/** What a report asks beside its seven questions: more of the worry, where it goes, who writes it. */
export const restSv = {
  'more.voluntary': 'Det är frivilligt. Skriv det du vet.',
  whyNow: 'Varför anmäler du just nu?',
  since: 'Hur länge har du varit orolig?',
  mostWorrying: 'Vad oroar dig mest?',
  ifNothingIsDone: 'Vad kan hända om ingen gör något?',
  protectiveFactors: 'Vad fungerar bra och skyddar barnet?',
  schoolMeasures: 'Vad har skolan eller verksamheten gjort?',
  otherAgencies: 'Vilka andra är inkopplade?',
  'otherAgencies.hint': 'En på varje rad.',
  familysView: 'Hur ser familjen på det?',
  precautions: 'Finns något att tänka på innan någon kontaktar familjen?',

  'receiver.what':
    'Anmälan går till kommunen där barnet bor. Vet du inte vilken det är går den dit där barnet är, annars till din egen.',
  receiver: 'Kommun som ska ta emot',
  childNow: 'Kommun där barnet är nu, om det är någon annanstans',
  blank: 'Inte besvarat',

  'own.what': 'Det här får socialtjänsten veta om dig. Skriv uppgifter till arbetet, inte hem.',
  givenName: 'Förnamn',
  familyName: 'Efternamn',
  title: 'Yrke eller roll',
  unit: 'Arbetsplats',
  phone: 'Telefon',
  email: 'E-post',
  agencyKind: 'Verksamhet',
  relationToChild: 'Vad är du för barnet?',
  'relationToChild.hint': 'Till exempel: mentor.',
  knownChildSince: 'Hur länge har du känt barnet?',

  'files.what':
    'Bilder, PDF, ljud och text, högst 20 filer och 50 MB tillsammans. Skicka inte originalet om du bara har ett: ta en bild.',
  'files.choose': 'Välj filer',
  'files.upload': 'Ladda upp',
  'files.none': 'Inga bilagor än.',
  'files.heading': 'Bilagor som följer med',
  'files.size': '{name}, {size}',
  'files.kilobytes': { one: '1 kB', other: '{count} kB' },
  'files.remove': 'Ta bort bilaga {number}: {name}',
  'files.notScanned': 'Inte kontrollerad mot virus.',
  'files.broken': 'Kom inte fram hel. Ta bort den och försök igen.',
  'files.refused': '{name} följer inte med.',
  'files.done': 'Till kontrollera',
  'refused.attachment-active':
    'Filen kan köra något: skript, formulär eller andra filer. Skriv ut den till en ny PDF, eller spara bilden som PNG eller JPEG.',
  'refused.attachment-office':
    'Filer från ordbehandlare, kalkylprogram och komprimerade mappar tas inte emot. Spara dokumentet som PDF, och skicka filerna i en mapp en och en.',
  'refused.attachment-locked':
    'Filen är låst, så att det inte går att se vad den innehåller. Spara den utan lösenord, eller skriv ut den till en ny PDF.',
  'refused.attachment-type':
    'Bilder, PDF, ljud och text tas emot. Spara filen som något av det, eller fotografera det som visas.',
  'refused.attachment-infected':
    'Kontrollen hittade skadlig kod och filen är raderad. Fotografera det som ska visas, och berätta för er IT-support.',
  'refused.attachments-too-large':
    'Bilagorna är större än 50 MB tillsammans. Skicka resten när anmälan är skickad: lägg till.',
  'refused.too-many-attachments':
    'Bilagorna är fler än 20. Skicka resten när anmälan är skickad: lägg till.',
  'refused.uploads-unsent':
    'Du har för många filer i andra utkast. Skicka eller ta bort dem först.',
  'refused.none-chosen': 'Välj en fil först.',
  'refused.broken': 'Filen kom inte fram hel. Försök igen.',
} as const;

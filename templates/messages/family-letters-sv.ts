/**
 * Letters that may lie open on a kitchen table: no word here may tell that there is a case, what it
 * is about or who started it (routine, "Letters"); tests/templates holds the list of such words.
 */
export const familyLettersSv = {
  'invitation.title': 'Inbjudan till ett möte',
  'invitation.greeting.guardian': 'Hej! Vi bjuder in dig som är vårdnadshavare till ett möte.',
  'invitation.greeting.child': 'Hej! Vi bjuder in dig till ett möte som handlar om dig.',
  'invitation.greeting.youngPerson': 'Hej! Vi bjuder in dig till ett möte som handlar om dig.',
  'invitation.greeting.staff':
    'Hej! Vi bjuder in dig som möter barnet i ditt arbete till ett möte med familjen.',
  'invitation.when': 'När',
  'invitation.where': 'Var',
  'invitation.contact': 'Kontaktperson',
  'invitation.phone': 'Telefon',
  'invitation.noPhone': 'ring kommunens växel',

  'invitation.voluntary': 'Mötet är frivilligt',
  'invitation.voluntary.guardian':
    'Du väljer själv om du vill komma. Säg till kontaktpersonen om du inte vill. Du kan ändra dig när som helst, också under mötet.',
  'invitation.voluntary.child':
    'Du får säga vad du själv vill. Du behöver inte vara med, och du får gå därifrån när du vill.',
  'invitation.voluntary.youngPerson':
    'Du väljer själv om du vill komma. Säg till kontaktpersonen om du inte vill. Du kan ändra dig när som helst, också under mötet.',
  'invitation.voluntary.staff':
    'Familjen väljer själv om den vill komma. Mötet hålls bara om de som ska säga ja har gjort det.',

  'invitation.consent': 'Ditt samtycke',
  'invitation.theirConsent': 'Familjens samtycke',
  'invitation.consent.two':
    'Före mötet frågar vi om två saker: om du vill vara med, och om de som är med får berätta sådant för varandra som de annars måste hålla hemligt. Du bestämmer vilka det gäller.',
  'invitation.consent.guardian':
    'Alla vårdnadshavare behöver säga ja för att barnet ska vara med. Säger någon nej kan vi ändå träffa den andra, utan barnet.',
  'invitation.consent.child':
    'Eftersom du är under 15 år svarar dina vårdnadshavare ja eller nej till mötet. Vi frågar också dig, och vi skriver upp vad du vill.',
  'invitation.consent.youngPerson': 'Du har fyllt 15 år. Därför svarar du själv.',
  'invitation.consent.staff':
    'Berätta bara det som familjen har sagt ja till att du berättar. Kontaktpersonen vet vad det är.',
  'invitation.consent.withdraw':
    'Du kan svara muntligt eller skriftligt. Du kan när som helst ta tillbaka ditt ja. Då blir det inga fler möten.',

  'invitation.present': 'De här kan vara med',
  'invitation.present.socialWorker': 'socialsekreterare från kommunen',
  'invitation.present.staff': 'personal som möter barnet, till exempel från skolan',
  'invitation.present.guardians': 'vårdnadshavare',
  'invitation.present.child': 'barnet, om det är bra för barnet',
  'invitation.present.you': 'du, om du vill',

  'invitation.atTheMeeting': 'Så går mötet till',
  'invitation.atTheMeeting.text':
    'Alla får berätta hur de ser på det: vad som fungerar bra och vad som är svårt. Vi skriver upp vad vi kommer överens om, vem som gör vad och när det ska vara klart.',
  'invitation.madeAt': '{municipality}, {day}',
  'invitation.need': 'Säg till om du behöver något',
  'invitation.need.text':
    'Vill du ha tolk, en annan tid, en lokal som är lätt att komma in i eller någon med dig som stöd? Ring kontaktpersonen.',
} as const;

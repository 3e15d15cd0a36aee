/** The pages that anybody may see: where to begin, whom to call, and what the service is. */
export const serviceSv = {
  'start.title': 'Anmälan',
  'start.lead':
    'Här anmäler du som arbetar med barn din oro till socialtjänsten, och här arbetar socialtjänsten med anmälan.',
  'acute.heading': 'Är ett barn i fara just nu?',
  'acute.call': 'Ring',
  'acute.after': '. Skriv anmälan sedan.',
  'start.report': 'Anmäl oro för ett barn',
  'start.reportWhat': 'Läs vad som gäller, vem du kan ringa, och börja anmälan.',
  'start.begin': 'Innan du anmäler',
  'start.logIn': 'Logga in',
  'start.logInWhat': 'Du som redan har anmält, ska skriva under, eller arbetar på socialtjänsten.',
  'start.numbers': 'Ring socialtjänsten',
  'start.numbersCaption': 'Nummer till socialtjänsten, per kommun',
  'start.municipality': 'Kommun',
  'start.day': 'Dagtid',
  'start.otherTime': 'Annan tid',
  'start.noNumber': '112 vid akut fara, annars 114 14',
  'report.title': 'Innan du anmäler',
  'report.acute': 'Är ett barn i fara just nu?',
  'report.municipality': 'Kommun som ska ta emot',
  'report.show': 'Visa',
  'report.call': 'Ring socialtjänsten i {municipality}',
  'report.hours': ', vardagar kl. {opens}–{closes}.',
  'report.openNow': 'Öppet nu.',
  'report.closedNow': 'Stängt nu. Öppnar {at}. Anmälan kommer in direkt, också nu.',
  'report.closedPhone': 'Stängt nu. Öppnar {at}.',
  'report.socialjour': 'Annan tid: socialjouren,',
  'report.policeOfficer': 'Annan tid: vakthavande befäl hos polisen,',
  'report.police': 'Polisen när det inte är akut:',
  'report.noNumber': 'Numret är inte angivet. Ring 112 vid akut fara, annars 114 14.',
  'report.good': 'Bra att veta',
  'report.duty':
    'Du som arbetar med barn är själv skyldig att anmäla genast om du misstänker att ett barn far illa ({paragraph}). Ingen kan stoppa dig.',
  'report.unsure': 'Du behöver inte vara säker. ”Vet inte” är ett svar på alla frågor.',
  'report.consultBefore': 'Osäker?',
  'report.consult': 'Rådfråga utan att säga vem barnet är',
  'report.consultAfter': 'Plikten att anmäla finns kvar.',
  'report.begin': 'Börja anmälan',
  'report.private': 'Privatperson? Ring numret ovan. Du får vara anonym.',
  'help.title': 'Hjälp',
  'help.acute': 'Ett barn i fara',
  'help.acuteWhat': 'Ring 112. Vänta inte på att någon ska läsa en anmälan.',
  'help.lost': 'Det jag skrev är borta',
  'help.lostWhat':
    'Det du skriver sparas medan du skriver. Ett utkast till en anmälan finns kvar i 30 dagar under Mina anmälningar, annan text i 24 timmar i samma formulär. Bara du ser det.',
  'help.loggedOut': 'Jag loggas ut',
  'help.loggedOutWhat':
    'Efter 30 minuter utan aktivitet loggas du ut. Under Ditt konto kan du välja 5 timmar. Efter 8 timmar loggas du alltid ut.',
  'help.wrong': 'Jag skrev fel',
  'help.wrongWhat':
    'En skickad anmälan ändras inte, men du kan lägga till. Socialtjänstens anteckningar rättas från anteckningen själv: det gamla står kvar bredvid.',
  'help.call': 'Jag behöver prata med någon',
  'help.callWhat': 'Numren till socialtjänsten i din kommun står på startsidan.',
  'accessibility.title': 'Tillgänglighet',
  'accessibility.what':
    'Sidorna är gjorda för att uppfylla WCAG 2.2 på nivå AA. De fungerar utan skript, med bara tangentbord, med skärmläsare, vid 400 procents förstoring och med egna färger.',
  'accessibility.tested':
    'Varje sida provas av en maskin vid varje ändring. Prov med skärmläsare görs för hand före en ny version.',
  'accessibility.lacking':
    'Hittar du något som inte fungerar för dig: ring kommunens nummer, så hjälper de dig på ett annat sätt.',
  'privacy.title': 'Personuppgifter',
  'privacy.who':
    'Socialnämnden i kommunen som tar emot anmälan ansvarar för sina uppgifter, skolan eller verksamheten för sina.',
  'privacy.why':
    'Uppgifterna behandlas för att ta emot, bedöma och följa upp orosanmälningar (socialtjänstlagen, lagen om behandling av personuppgifter inom socialtjänsten).',
  'privacy.looks':
    'Varje läsning av en anmälan antecknas: vem, när och i vilken funktion. En granskare kan se det.',
  'privacy.cookies':
    'Sidorna använder tre egna kakor: en för inloggningen, en för språket och en som säger vad du just gjorde. Ingen lämnar sidorna till någon annan.',
  'developer.heading': 'För den som utvecklar',
  'developer.openapi': 'API:et, som OpenAPI 3.1',
  'developer.openapiWhat': 'vad andra system kan skicka och läsa.',
  'developer.about': 'Om API:et',
  'developer.aboutWhat': 'version och läge, enligt den nationella REST API-profilen.',
  'developer.temporal': 'Temporals egen sida',
  'developer.temporalWhat': 'vad varje ärende väntar på. Där står bara nummer, aldrig namn.',
  'developer.token': 'Prova API:et som en testperson',
  'developer.tokenWhat':
    'En åtkomstbiljett gäller i några minuter. Hämta den i projektets mapp och skicka den med varje fråga:',
  'developer.people': 'Testpersoner',
  'developer.peopleWhat':
    'Välj en person, så är du inloggad. Bara för utveckling. Ingen av dem finns.',
} as const;

import type { TranslationOf } from '../texts.ts';
import type { serviceSv } from './service-sv.ts';

export const serviceEn: TranslationOf<typeof serviceSv> = {
  'start.title': 'Reports of concern (Anmälan)',
  'start.lead':
    'Here you who work with children report your concern to social services, and here social services work with the report.',
  'acute.heading': 'Is a child in danger right now?',
  'acute.call': 'Call',
  'acute.after': '. Write the report afterwards.',
  'start.report': 'Report a concern for a child',
  'start.reportWhat': 'Read what applies, whom you can call, and begin the report.',
  'start.begin': 'Before you report',
  'start.logIn': 'Log in',
  'start.logInWhat': 'If you have reported already, are asked to sign, or work in social services.',
  'start.numbers': 'Call social services',
  'start.numbersCaption': 'Telephone numbers of social services, by municipality',
  'start.municipality': 'Municipality',
  'start.day': 'Daytime',
  'start.otherTime': 'Other times',
  'start.noNumber': '112 in acute danger, otherwise 114 14',
  'report.title': 'Before you report',
  'report.acute': 'Is a child in danger right now?',
  'report.municipality': 'Municipality that is to receive it',
  'report.show': 'Show',
  'report.call': 'Call social services in {municipality}',
  'report.hours': ', weekdays {opens}–{closes}.',
  'report.openNow': 'Open now.',
  'report.closedNow': 'Closed now. Opens {at}. A report comes in at once, even now.',
  'report.closedPhone': 'Closed now. Opens {at}.',
  'report.socialjour': 'Other times: the social emergency service (socialjouren),',
  'report.policeOfficer': 'Other times: the police officer on duty (vakthavande befäl),',
  'report.police': 'The police when it is not acute:',
  'report.noNumber': 'No number is given. Call 112 in acute danger, otherwise 114 14.',
  'report.good': 'Good to know',
  'report.duty':
    'You who work with children are personally obliged to report at once if you suspect that a child is being harmed ({paragraph}). Nobody can stop you.',
  'report.unsure': 'You need not be certain. “I do not know” (vet inte) answers every question.',
  'report.consultBefore': 'Unsure?',
  'report.consult': 'Ask for advice without saying who the child is',
  'report.consultAfter': 'The duty to report remains.',
  'report.begin': 'Begin the report',
  'report.private': 'A private person? Call the number above. You may be anonymous.',
  'help.title': 'Help',
  'help.acute': 'A child in danger',
  'help.acuteWhat': 'Call 112. Do not wait for somebody to read a report.',
  'help.lost': 'What I wrote is gone',
  'help.lostWhat':
    'What you write is saved while you write. A draft of a report stays for 30 days under My reports, other text for 24 hours in the same form. Only you can see it.',
  'help.loggedOut': 'I am logged out',
  'help.loggedOutWhat':
    'After 30 minutes without activity you are logged out. Under Your account you can choose 5 hours. After 8 hours you are always logged out.',
  'help.wrong': 'I made a mistake',
  'help.wrongWhat':
    'A report that is sent is not changed, but you can add to it. Records of social services are corrected from the record itself: the old one stays beside the new.',
  'help.call': 'I need to talk to somebody',
  'help.callWhat': 'The numbers of social services in your municipality are on the start page.',
  'accessibility.title': 'Accessibility',
  'accessibility.what':
    'The pages are made to meet WCAG 2.2 at level AA. They work without script, by keyboard alone, with a screen reader, at 400 per cent and in colours of your own.',
  'accessibility.tested':
    'Every page is tested by machine at every change. Tests with screen readers are made by hand before a new version.',
  'accessibility.lacking':
    'If something does not work for you: call the number of the municipality, and they will help you in another way.',
  'privacy.title': 'Personal data',
  'privacy.who':
    'The social welfare committee (socialnämnden) of the receiving municipality answers for its data, the school or agency for its own.',
  'privacy.why':
    'The data are processed to receive, assess and follow up reports of concern (socialtjänstlagen, the act on personal data in social services).',
  'privacy.looks':
    'Every reading of a report is recorded: who, when and in which function. An auditor can see it.',
  'privacy.cookies':
    'The pages use three cookies of their own: one for the login, one for the language and one that says what you have just done. None of them goes to anybody else.',
  'developer.heading': 'For developers',
  'developer.openapi': 'The API, as OpenAPI 3.1',
  'developer.openapiWhat': 'what other systems can send and read.',
  'developer.about': 'About the API',
  'developer.aboutWhat': 'version and state, by the national REST API profile.',
  'developer.temporal': 'Temporal’s own page',
  'developer.temporalWhat': 'what every case waits for. It holds numbers only, never names.',
  'developer.token': 'Try the API as a test person',
  'developer.tokenWhat':
    'An access token holds for some minutes. Fetch one in the project’s folder and send it with each request:',
  'developer.people': 'Test people',
  'developer.peopleWhat':
    'Choose a person, and you are logged in. For development only. None of them exists.',
};

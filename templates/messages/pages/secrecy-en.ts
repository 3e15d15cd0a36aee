import type { secrecySv } from './secrecy-sv.ts';

export const secrecyEn: Readonly<Record<keyof typeof secrecySv, string>> = {
  'secrecy.sending.public':
    'What you write goes to the social welfare committee (socialnämnden). The duty to report breaks secrecy (sekretess) ({law}).',
  'secrecy.sending.independent':
    'What you write goes to the social welfare committee (socialnämnden). The duty of silence (tystnadsplikt) ({law}) does not stop a report.',
  'secrecy.sending.unknown':
    'What you write goes to the social welfare committee (socialnämnden). The duty to report breaks secrecy (sekretess) ({law}). In an independent school the duty of silence (tystnadsplikt) ({independent}) does not stop a report.',
  'secrecy.coSigning.public':
    'Whoever is asked reads the whole report. It is secret at the school ({law}); what pupil health says also within the school ({pupilHealth}).',
  'secrecy.coSigning.independent':
    'Whoever is asked reads the whole report. It is secret at the school ({law}).',
  'secrecy.coSigning.unknown':
    'Whoever is asked reads the whole report. It is secret at the school ({law}, independent: {independent}); what pupil health says also within the school ({pupilHealth}).',
  'secrecy.afterwards':
    'The school is told that the report has arrived and been opened. All else is secret ({law}).',
  'secrecy.feedback':
    'The reporter is told whether an investigation (utredning) has been opened, has not been opened or is ongoing, nothing more ({law}).',
  'secrecy.consent':
    'More than that is shared only with a consent (samtycke) that names the parties ({law}).',
  'secrecy.consultation':
    'Write nothing that gives the child away. Then nothing secret is passed on ({law}).',
  'secrecy.cooperation':
    'We talk about how we work together, not about the child or the family ({law}).',
  'secrecy.handOver': 'The parties of the form are told what the consent (samtycke) names ({law}).',
};

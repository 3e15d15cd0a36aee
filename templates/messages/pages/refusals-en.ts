import type { TranslationOf } from '../texts.ts';
import type { refusalsSv } from './refusals-sv.ts';

export const refusalsEn: TranslationOf<typeof refusalsSv> = {
  'refusal.another-writer':
    'The form was opened by somebody else, or in another function, than who is logged in now. Nothing has been done, and nothing is saved. Go back to the page if you want to copy the text, and open the form anew.',
  'refusal.assessment-first':
    'The protection assessment (skyddsbedömning) comes first. The guardians may be contacted when it is made.',
  'refusal.decider-is-ifo-chef': 'In this municipality the IFO-chef decides. Hand over a proposal.',
  'refusal.leader-override-required':
    'Only the IFO-chef can decide not to open here, with reasons.',
  'refusal.need-to-know':
    'The child’s identity is protected. Hand over to a colleague who may know, or to the IFO-chef.',
  'refusal.not-asked': 'Your function is not asked to sign.',
  'refusal.not-your-change': 'The change is ended by whoever took it on.',
  'refusal.own-function': 'Nobody gives herself a function. Ask another administrator.',
  'refusal.phase-lock':
    'Before an investigation (utredning) is opened only the reporter, those who signed, the guardians and the child may be contacted.',
  'refusal.protected-contact':
    'Protected contact. Do not contact the guardians. Hold separate talks instead.',
  'refusal.recorder-or-leader':
    'Whoever wrote the record, or a leader, corrects it. A signature is corrected by its signer alone.',
  'refusal.already-answered': 'The answer is given already.',
  'refusal.already-asked': 'Feedback (återkoppling) has been asked for or given already.',
  'refusal.already-confirmed':
    'The call has been confirmed in writing already. Add what is new as a supplement.',
  'refusal.already-corrected':
    'The record has been corrected already. Correct the one that counts now, if that is wrong too.',
  'refusal.already-ended': 'What became of the change is recorded already.',
  'refusal.already-explained': 'The difference is explained already.',
  'refusal.already-forwarded':
    'The report has been forwarded already, and the other municipality has not declined.',
  'refusal.already-found':
    'It is recorded already that another municipality answers for the child. Correct the record if it is wrong.',
  'refusal.already-held': 'The meeting has been held and recorded already.',
  'refusal.already-joined': 'The situation is followed up together with another already.',
  'refusal.already-moved': 'It has been moved to the right child already.',
  'refusal.already-read': 'The supplement has been read already.',
  'refusal.already-registered':
    'The report is registered already. Correct the record if it is wrong.',
  'refusal.already-reviewed': 'It has been reviewed already.',
  'refusal.already-stated': 'You have answered already.',
  'refusal.already-taken': 'The meeting has minutes already. Correct them if they are wrong.',
  'refusal.already-undelivered':
    'It is recorded already that the letter did not arrive. Record how it was delivered in the end.',
  'refusal.already-waived': 'It is recorded already.',
  'refusal.another-school': 'Only situations with the same school are followed up together.',
  'refusal.ask-first': 'Ask first about what the catalogue does not say.',
  'refusal.confirms-another':
    'This is the written report after a call. Work on the case of the call.',
  'refusal.consent-missing': 'Consent is missing from somebody in the family.',
  'refusal.counterpart-named': 'With whom the meeting is held is said already.',
  'refusal.find-anew':
    'The child was recorded to belong here. Record anew which municipality answers for it.',
  'refusal.form-consent-missing': 'Consent to the form and its parties is missing.',
  'refusal.form-does-not-fit': 'The child is too young for the form, or has outgrown it.',
  'refusal.form-not-referred':
    'Nobody is handed over there. The family goes by itself, or the form is not offered.',
  'refusal.form-outgrown':
    'The child is outside the form as the next term begins. Hand over to another form, or end it.',
  'refusal.form-without-contact':
    'The municipality has not said who receives for the form. Ask, and let the administrator enter it.',
  'refusal.forms-not-offered': 'No forms of cooperation are offered for the child now.',
  'refusal.function-ended': 'The function has ended already.',
  'refusal.function-held': 'The person has the function already for a part of the time.',
  'refusal.identity-protected':
    'One of the situations is about a protected identity. They are followed up separately.',
  'refusal.client-ended': 'The system is let in no longer.',
  'refusal.key-known': 'The system has or has had that key, or one by that name. Make a new one.',
  'refusal.key-revoked': 'The key has been revoked already.',
  'refusal.last-administrator':
    'The municipality would be without an administrator. Give the function to somebody else first.',
  'refusal.login-taken': 'The login belongs to somebody already.',
  'refusal.meeting-ended': 'The meeting has been held or cancelled already.',
  'refusal.nobody-to-ask': 'No reporter knows of this report. Ask on the one that was sent.',
  'refusal.not-away': 'The person is at work from that time already.',
  'refusal.not-by-letter':
    'The other municipality receives its reports here. It is recorded by itself when somebody opens it there.',
  'refusal.not-changed': 'That decision stands already.',
  'refusal.not-clerical':
    'Only clerical errors are corrected. Another decision is made as a changed decision.',
  'refusal.not-dispatched': 'Record first how and when the report was sent.',
  'refusal.not-elsewhere':
    'It is not recorded that another municipality answers for the child. Record that first.',
  'refusal.not-forwarded': 'The report has not been forwarded to any municipality.',
  'refusal.not-held': 'The meeting has not been held yet.',
  'refusal.not-invited': 'Nobody has been invited to the meeting yet.',
  'refusal.not-logged-in': 'The person is not logged in anywhere.',
  'refusal.not-opened':
    'The report is not opened. Open it first, so that it is seen who received it.',
  'refusal.not-owed': 'No feedback (återkoppling) has been asked for.',
  'refusal.not-protected': 'Protected contact does not apply, or has been lifted already.',
  'refusal.not-required': 'The municipality does not ask that function to sign.',
  'refusal.not-what-was-decided': 'The feedback has to say what was decided.',
  'refusal.not-yet': 'The day of the meeting has not come yet.',
  'refusal.nothing-decided': 'There is no decision to change here.',
  'refusal.nothing-to-review': 'There is no decision not to open that could be reviewed.',
  'refusal.nothing-to-tell':
    'No investigation (utredning) is opened, so that there is nothing to inform of.',
  'refusal.opened-there':
    'The system has seen that somebody opened the report in the other municipality. That is not corrected here.',
  'refusal.other-municipality':
    'Another municipality answers for the child and makes the preliminary assessment (förhandsbedömning). Here the protection assessment and acute measures are made.',
  'refusal.precondition-missing': 'Something that the form requires is not there yet.',
  'refusal.question-answered': 'The question has been answered already.',
  'refusal.same-report': 'Move it to another report than this.',
  'refusal.same-situation': 'A situation is not joined with itself.',
  'refusal.school-first':
    'Say first whether the meeting is held with the child’s school or with whoever reported.',
  'refusal.school-not-told':
    'The school does not know of the situation. Plan the meeting and invite the rektor first.',
  'refusal.school-reported': 'The meeting is held with the school that reported.',
  'refusal.signature-settled': 'The function has been asked already, or is exempt.',
  'refusal.situation-exists': 'The report belongs to an acute situation already.',
  'refusal.too-late': 'The time has run out already. Make the decision.',
  'refusal.wrong-state':
    'It is not possible as the case stands now. Go to the case and see what is to be done.',
};

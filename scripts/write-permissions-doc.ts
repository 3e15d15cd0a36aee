import { writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { callers, readMatrix, readRoutes } from '../tests/permissions/read-matrix.ts';
import {
  acuteSituations,
  consultationSituations,
  handOverSituations,
  houseSituations,
  municipalitySituations,
  reportSituations,
  termMeetingSituations,
} from '../tests/permissions/situations.ts';

const documentPath = new URL('../docs/permissions.md', import.meta.url);

/** What each action is, in the words of the routine. */
const deeds: Readonly<Record<string, string>> = {
  'report.send': 'send a report',
  'report.register': 'write down what came by telephone, visit or on paper',
  'writtenReport.waive': 'do without the written report after a call',
  'report.read': 'see that the report exists, its status, signatures and open duties',
  'report.readContent': 'read the report as sent, and the facts of the own side',
  'report.readDocument': 'fetch the report and the letters as PDF',
  'report.readReceipt': 'fetch the receipt',
  'report.readHistory': 'read the history: the auditor all of it, others their side',
  'report.sign': 'co-sign, or decline with a comment; asks for a fresh login',
  'signatories.read': 'see who will be asked to sign',
  'report.askSignature': 'let a function sign that was not asked at the sending',
  'supplement.add': 'add a supplement',
  'supplement.read': 'record that a supplement is read, and whether it tells of a new worry',
  'completion.request': 'ask the author to complete the report',
  'report.open': 'open the report and so take the case, once her rung has come',
  'case.assign': 'allocate the case',
  'onCall.record': 'record a call outside office hours, each on the own side',
  'contact.record': 'record a contact, within the phase lock',
  'protection.assess': 'make the protection assessment',
  'contact.lift': 'turn protected contact off',
  'police.report': 'record whether the police were told of a suspected crime',
  'measure.record': 'record what was done at once to protect the child',
  'case.register': 'register the case in the child’s file',
  'note.take': 'take an intake note, file a fact row, record what protects or puts at risk',
  'draft.read': 'read one’s own drafts of reports',
  'draft.keep': 'keep, save and discard one’s own drafts',
  'attachment.read': 'read one’s own uploads that are not sent',
  'attachment.keep': 'upload an attachment, and throw it away',
  'keptText.read': 'read what one has typed oneself in a form',
  'keptText.keep': 'keep and discard what one has typed oneself in a form',
  'intake.read': 'read the fact rows and factors in order',
  'whereabouts.find': 'say which municipality answers for the child',
  'report.forward': 'forward the report to it, and record its answer',
  'consent.record': 'record a consent, a refusal or a withdrawal',
  'meeting.plan': 'propose, invite to, record and minute the joint meeting',
  'decision.make': 'decide to open or not to open an investigation; asks for a fresh login',
  'decision.propose': 'hand a proposed decision to the IFO-chef',
  'decision.change': 'decide anew, with other reasons (37–38 §§ FL); asks for a fresh login',
  'decision.extend':
    'give the decision a later last day on exceptional grounds; asks for a fresh login',
  'decision.cover': 'record that an investigation is going on already',
  'decision.review': 'say whether the reasons not to open an investigation hold',
  'concerned.inform': 'record that those concerned were told',
  'feedback.read': 'read the answer to the reporter',
  'feedback.request': 'ask for feedback',
  'feedback.give': 'give feedback',
  'record.correct':
    'correct one’s own record, a leader any of the receiver’s, a signer her signature',
  'report.move': 'move a report to the child that it is about',
  'record.move': 'move a record to the report about the child whom it is about',
  'situation.open': 'say that a report was an acute situation',
  'situation.read': 'see an acute situation and its follow-up',
  'situation.lead': 'plan and record the follow-up meeting',
  'letter.deliver': 'say how a letter was delivered',
  'situation.carryOut': 'say what became of a change that was agreed on',
  'consultation.ask': 'ask social services for advice without naming the child',
  'consultation.takeCall': 'write down a call about a worry, asked and answered at once',
  'consultation.read':
    'read a question and its answer; an auditor and the socialchef without words',
  'consultation.answer': 'answer a question',
  'difference.explain': 'record why counts differ, or fewer reports came',
  'termMeeting.read':
    'see that a term meeting is to be held, and what it agreed on; an auditor without words',
  'termMeeting.readAgenda': 'read the counts and the changes on the agenda of a term meeting',
  'termMeeting.lead': 'record that a term meeting was held and what was agreed',
  'termMeeting.carryOut': 'say what became of a change that a term meeting agreed on',
  'form.read': 'see which cooperation forms fit the child',
  'form.choose': 'choose a cooperation form and hand the child over to it',
  'handOver.read': 'see a hand-over; an auditor and the socialchef without words',
  'handOver.answer': 'take a child into the form, or refuse',
  'handOver.followUp': 'follow the form up, end it or hand on to another',
  'handOver.consent': 'record a consent to a further party, or that one is withdrawn',
  'handOver.lead': 'choose again what has come back, call back or end',
  'consultation.report': 'send a report that goes on from one’s own question',
  'queue.read': 'list the own queue and the open duties',
  'reviews.read': 'list what was not opened, to review it',
  'settings.read': 'read the municipality’s settings',
  'people.read': 'list the municipality’s staff',
  'administration.read': 'read what the house does by itself and what needs doing',
  'staff.manage': 'add people, give and end functions, change contacts, log people out',
  'client.manage': 'let agencies’ systems in and out, register and revoke their keys',
  'roster.read': 'see who is on duty at the own unit',
  'reconciliation.read': 'read the daily counts of sent and received',
  'authorship.read': 'list what a system sent in one’s name',
  'authorship.state': 'say whether what a system sent in one’s name is one’s own',
  'log.review': 'record what a review of the log has found',
  'log.readReviews': 'read what reviews of the log have found',
  'trail.verify': 'have the history computed anew and compared, lane by lane',
  'trail.search': 'search the trail of the municipality, never by a child',
  'trail.readLooks': 'see what a person has seen',
  'sentCount.state': 'say how many reports one’s own system sent on a day',
  'absence.record':
    'record, or end early, one’s own absence, or that of somebody whose roster one keeps',
  'me.read': 'see who one is logged in as',
};

const signs: Readonly<Record<string, string>> = { allow: '**yes**', forbidden: '403', hidden: '–' };

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => cells.join(' | ')).join('\n');

const cellsOf = (cells: Readonly<Record<string, string>>): readonly string[] =>
  callers().map((caller) => signs[cells[caller] ?? ''] ?? '?');

const situationSection = ([situation, { means }]: readonly [string, { means: string }]): string => {
  const rows = readMatrix()
    .filter((row) => row.situation === situation)
    .map(({ action, cells }) => [`\`${action}\``, ...cellsOf(cells)]);
  const title = `### ${situation.charAt(0).toUpperCase()}${situation.slice(1)}`;
  return [title, means, table(['Action', ...callers()], rows)].join('\n\n');
};

const sections = (situations: Readonly<Record<string, { readonly means: string }>>): string =>
  Object.entries(situations).map(situationSection).join('\n\n');

const actionTable = (): string => {
  const actions = [...new Set(readMatrix().map(({ action }) => action))];
  return table(
    ['Action', 'Is to'],
    actions.map((action) => [`\`${action}\``, deeds[action] ?? '?']),
  );
};

const routeTable = (): string =>
  table(
    ['Route', 'Asks for'],
    readRoutes().map(({ action, method, path }) => [`\`${method} ${path}\``, `\`${action}\``]),
  );

/** The whole of `docs/permissions.md`, formatted. */
export async function permissionsDocument(): Promise<string> {
  const text = [
    '# Permissions',
    'Who may do what. The source is `tests/permissions/matrix.csv`, which is written by hand from the routine and from nothing in the code; a test asks the code the same questions, one per cell, and another compares this page with the file. `scripts/write-permissions-doc.ts` writes the page.',
    'How to read it:',
    [
      '- **yes**: may do it. The state of the report can still refuse it with 409, a deed that asks for a fresh login (15 minutes unless the installation says otherwise) is refused with 401 after an older one, and some deeds have a rule of their own on top (before its rung an opening is *not yet yours*; only what the phase lock allows is a contact).',
      '- **403**: sees the report and may not do this. The answer names the rule.',
      '- **–**: does not see it. The answer is 404, as for what does not exist.',
    ].join('\n'),
    'An agency’s own system is `client`; the contact function of a cooperation form is `contactFunction`. The family has no login. A person with several functions acts in one at a time, and what one function may is never lent to another. Behind this fence stands a second one in the database, which hides the other side’s rows from whatever query is asked.',
    '## The actions',
    actionTable(),
    '## Reports',
    sections(reportSituations),
    '## Acute situations',
    sections(acuteSituations),
    '## Consultations',
    sections(consultationSituations),
    '## Hand-overs',
    sections(handOverSituations),
    '## Duties of the house',
    sections(houseSituations),
    '## Term meetings',
    sections(termMeetingSituations),
    '## What belongs to no single case',
    sections(municipalitySituations),
    '## The routes',
    'Which action each route of the API asks for, from `tests/permissions/routes.csv`.',
    routeTable(),
  ].join('\n\n');
  return format(text, { ...(await resolveConfig(documentPath)), parser: 'markdown' });
}

if (import.meta.main) await writeFile(documentPath, await permissionsDocument());

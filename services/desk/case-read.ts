import type { PersonActor } from '../../domain/access/actor.ts';
import { leaders } from '../../domain/access/grants.ts';
import { sidesInSight } from '../../domain/access/in-sight.ts';
import type { Role } from '../../domain/access/roles.ts';
import { counting } from '../../domain/acting/fold.ts';
import { factRule } from '../../domain/areas.ts';
import { movableKinds } from '../../domain/corrections/records.ts';
import type { ContactContext } from '../../domain/intake/contact-lock.ts';
import type { ProtectionAssessment } from '../../domain/intake/records.ts';
import { factKinds, type FactKind } from '../../domain/kinds.ts';
import { meetingStates } from '../../domain/meetings/meeting-state.ts';
import type { ReportContent } from '../../domain/report/report-content.ts';
import {
  kindsRecordedBy,
  readFactHeads,
  type FactHead,
} from '../../database/acting/fact-head-store.ts';
import { readFacts, type FactRow } from '../../database/acting/fact-store.ts';
import { readLetterPage } from '../../database/letters/letter-store.ts';
import {
  peopleOfUnit,
  readNames,
  type DirectoryPerson,
} from '../../database/people/people-store.ts';
import { readStatedAcute } from '../../database/reports/many-reports-store.ts';
import type { ReportRow } from '../../database/reports/report-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Call } from '../acting/call.ts';
import type { Deps } from '../acting/deps.ts';
import { openFact, type OpenedFact } from '../acting/opened-fact.ts';
import type { Locked } from '../acting/stream-adapter.ts';
import { notOfferedFor } from '../cooperation/choose-form.ts';
import { contactContext } from '../intake/contact-context.ts';
import { openContent } from '../reports/report-content.ts';
import { linksInSight } from '../reports/report-links.ts';
import { settingsOf } from '../reports/report-stream.ts';
import { signaturesOf, type SignatureView } from '../reports/report-views.ts';
import { warnedBy, warningsOf, type ReportWarning } from '../reports/report-warnings.ts';
import { situationInSight } from '../situations/situation-views.ts';
import { awaitedBy } from './case-duties.ts';
import { knownFamily, supplementsOf, type KnownFamily } from './case-records.ts';
import { weighedByDeeds, type DeedGrounds } from './possible-deeds.ts';

type Reading = {
  readonly deps: Deps;
  readonly call: Call;
  readonly reader: PersonActor;
  readonly locked: Locked<ReportRow>;
};

/** What both the envelope and the open case are made of. */
export type EnvelopeRead = {
  readonly unit: readonly DirectoryPerson[];
  readonly statedAcute: boolean;
  /** Those that count, in clear alone. */
  readonly facts: readonly FactHead[];
  readonly signatures: readonly SignatureView[];
  readonly names: ReadonlyMap<string, string>;
  readonly grounds: Omit<DeedGrounds, 'call' | 'row' | 'duties' | 'facts' | 'isNotYetHers'>;
};

/** And what an open case shows besides. */
export type CaseRead = EnvelopeRead & {
  readonly content: ReportContent | undefined;
  readonly context: ContactContext;
  readonly assessment: ProtectionAssessment | undefined;
  readonly knownBefore: KnownFamily | null;
  readonly warnings: readonly ReportWarning[];
  readonly supplements: Awaited<ReturnType<typeof supplementsOf>>;
  readonly acuteSituationId: string | null;
  readonly counts: { readonly links: number; readonly letters: number };
};

/** The kinds of fact that are read without what they say. */
const headKinds: readonly FactKind[] = [
  ...new Set<FactKind>([...weighedByDeeds, ...awaitedBy, 'signatureRecorded', 'coveredByOngoing']),
];
/** Those of which it is read what they say. */
const saidKinds = [...warnedBy, 'caseRegistered', 'consentRecorded'] as const;

const correctable: readonly FactKind[] = factKinds.filter(
  (kind) => factRule(kind).stream === 'report' && factRule(kind).correctedBy === 'recorderOrLeader',
);

/** A page that is only counted. */
const countOnly = { limit: 0, offset: 0 } as const;

/** What the envelope is made of: nothing that the report says, nor what is written in its case. */
export async function readEnvelopeOf(
  tx: Tx,
  { deps, call, locked: { row } }: Reading,
): Promise<EnvelopeRead> {
  const [unit, acute, situation] = await Promise.all([
    peopleOfUnit(tx, row.receivingUnitId, call.at),
    readStatedAcute(tx, [row.id]),
    situationInSight(tx, call, row.id),
  ]);
  return {
    unit,
    statedAcute: acute.has(row.id),
    facts: [],
    signatures: [],
    names: new Map(),
    grounds: {
      meetings: [],
      decider: settingsOf(deps, row).decider,
      hasSituation: situation !== null,
      isOffered: false,
      hasToCorrect: false,
      hasToMove: false,
    },
  };
}

type Said = Awaited<ReturnType<typeof saidIn>>;

/** What those facts say that count; the stored ones are what warnings are told from. */
const saidIn = async (tx: Tx, { row, seal }: Locked<ReportRow>) => {
  const stored = counting(await readFacts(tx, row.id, saidKinds));
  const opened = stored.map((fact: FactRow) => openFact<(typeof saidKinds)[number]>(seal(), fact));
  const of = <K extends (typeof saidKinds)[number]>(kind: K): readonly OpenedFact<K>[] =>
    opened.filter((fact): fact is OpenedFact<K> & typeof fact => fact.kind === kind);
  return {
    stored,
    assessments: of('protectionAssessed'),
    registered: of('caseRegistered')[0],
    consents: of('consentRecorded').map(({ secret }) => secret),
  };
};

const toCorrectIn = async (tx: Tx, { reader, locked: { row } }: Reading): Promise<boolean> => {
  const those: readonly Role[] = leaders;
  const personId = those.includes(reader.assignment.role) ? null : reader.personId;
  const of = { streamId: row.id, kinds: correctable, personId };
  return (await kindsRecordedBy(tx, of)).length > 0;
};

const toMoveIn = async (tx: Tx, { id: streamId }: ReportRow): Promise<boolean> =>
  (await kindsRecordedBy(tx, { streamId, kinds: movableKinds, personId: null })).length > 0;

const countsIn = async (tx: Tx, call: Call, id: string): Promise<CaseRead['counts']> => {
  const [links, letters] = await Promise.all([
    linksInSight(tx, call, id, countOnly),
    readLetterPage(tx, { streamId: id, sides: sidesInSight(call.actor) }, countOnly),
  ]);
  return { links: links.total, letters: letters.total };
};

const namesIn = (tx: Tx, { row, duties }: Locked<ReportRow>) => {
  const all = [row.ownerPersonId, ...duties.map(({ assigneeId }) => assigneeId)];
  return readNames(
    tx,
    all.filter((id) => id !== null),
  );
};

const groundsOf = (
  { deps, locked: { row } }: Reading,
  facts: readonly FactHead[],
  { assessments }: Said,
): Pick<DeedGrounds, 'meetings' | 'decider' | 'isOffered'> => ({
  meetings: meetingStates(facts),
  decider: settingsOf(deps, row).decider,
  isOffered: notOfferedFor(row, assessments) === undefined,
});

/** Everything that the page of an open case is made of, in a number of statements that never grows. */
export async function readCase(tx: Tx, reading: Reading): Promise<CaseRead> {
  const { call, locked } = reading;
  const { row, seal } = locked;
  const { id } = row;
  const saying = saidIn(tx, locked);
  const [
    said,
    knownBefore,
    heads,
    content,
    supplements,
    acuteSituationId,
    acute,
    names,
    counts,
    correct,
    move,
  ] = await Promise.all([
    saying,
    saying.then(({ registered }) => knownFamily(tx, registered)),
    readFactHeads(tx, { streamId: id, kinds: headKinds }),
    openContent(tx, seal(), id),
    supplementsOf(tx, id),
    situationInSight(tx, call, id),
    readStatedAcute(tx, [id]),
    namesIn(tx, locked),
    countsIn(tx, call, id),
    toCorrectIn(tx, reading),
    toMoveIn(tx, row),
  ]);
  const facts = counting(heads);
  return {
    unit: [],
    statedAcute: acute.has(id),
    facts,
    signatures: signaturesOf(
      row,
      facts.filter(({ kind }) => kind === 'signatureRecorded'),
    ),
    names,
    grounds: {
      ...groundsOf(reading, facts, said),
      hasSituation: acuteSituationId !== null,
      hasToCorrect: correct,
      hasToMove: move,
    },
    content,
    context: contactContext(row, said.consents),
    assessment: said.assessments.at(-1)?.secret,
    knownBefore,
    warnings: warningsOf(call, locked, said.stored),
    supplements,
    acuteSituationId,
    counts,
  };
}

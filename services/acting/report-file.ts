import type { Effects } from '../../domain/acting/effects.ts';
import type { FactKind } from '../../domain/acting/facts.ts';
import type { ReportContent } from '../../domain/report/report-content.ts';
import type { MunicipalitySettings } from '../../domain/people/settings.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import {
  assignDuties,
  endDuties,
  insertDuties,
  type DutyEnding,
  type DutyRow,
} from '../../database/duties/duty-store.ts';
import { readFacts } from '../../database/acting/fact-store.ts';
import {
  updateReport,
  type ReportChange,
  type ReportRow,
} from '../../database/reports/report-store.ts';
import type { StreamHead } from '../../database/acting/stream-store.ts';
import type { Tx } from '../../database/transaction.ts';
import type { Call } from './call.ts';
import { openSeal, type StreamSeal } from './data-key.ts';
import type { Deps } from './deps.ts';
import { endings, newDuties, reportGround, type DutyGround } from '../duties/duty-changes.ts';
import { inSight } from '../trail/in-sight.ts';
import { openContent, openFact, type OpenedFact } from './opened-secrets.ts';
import { beginStreamWork, type StreamWork } from './stream-work.ts';

type CaseOwner = NonNullable<DutyGround['caseOwner']>;

/** One report in the hands of one transaction, its head locked. */
export type ReportFile = {
  readonly tx: Tx;
  readonly call: Call;
  readonly report: ReportRow;
  readonly settings: MunicipalitySettings;
  readonly work: StreamWork;
  /** The duties in sight of this side, with what this transaction opened and ended. */
  readonly duties: () => readonly DutyRow[];
  readonly change: (change: ReportChange) => void;
  /** Status and duties as the fact numbered `seq` moves them. */
  readonly apply: (effects: Effects, seq: number) => void;
  readonly assign: (to: CaseOwner) => void;
  readonly content: () => Promise<ReportContent>;
  readonly facts: (kinds: readonly FactKind[]) => Promise<readonly OpenedFact[]>;
  readonly flush: () => Promise<StreamHead>;
};

type HeldReport = Pick<ReportFile, 'tx' | 'call' | 'report'> & {
  readonly head: StreamHead;
  readonly duties: readonly DutyRow[];
};

type Changes = {
  report: ReportRow;
  change: ReportChange;
  duties: readonly DutyRow[];
  opened: DutyRow[];
  ended: DutyEnding[];
  assigned: CaseOwner | null;
};

const ownerOf = ({ ownerPersonId, ownerRole }: ReportRow): CaseOwner | null =>
  ownerPersonId && ownerRole ? { personId: ownerPersonId, role: ownerRole } : null;

const applyEffects = (
  changes: Changes,
  settings: MunicipalitySettings,
  effects: Effects,
  by: { readonly at: Instant; readonly seq: number },
): void => {
  const ended = endings(changes.duties, effects.closes ?? [], by);
  changes.ended.push(...ended);
  const byId = new Map(ended.map((ending) => [ending.id, ending]));
  const { report, assigned } = changes;
  const ground = reportGround(report, settings, assigned ?? ownerOf(report));
  const opened = newDuties(effects.opens ?? [], ground, by);
  changes.opened.push(...opened);
  changes.duties = [
    ...changes.duties.map((duty) => ({ ...duty, ...byId.get(duty.id) })),
    ...opened,
  ];
  const { status, concludedAs } = effects;
  Object.assign(changes.change, status && { status });
  if (concludedAs) Object.assign(changes.change, { concludedAs, concludedAt: by.at });
};

/**
 * A deed that ends the last duty in sight of a decided report lets the workflow close it now, not
 * at the next rung. The other side's duties are not seen from here: then it wakes in vain, once.
 */
const endsTheWait = ({ report, change, duties, ended }: Changes): boolean =>
  ended.length > 0 &&
  (change.concludedAs ?? report.concludedAs) !== null &&
  duties.every(({ state }) => state !== 'open');

const writeChanges = async (tx: Tx, changes: Changes): Promise<void> => {
  await updateReport(tx, changes.report.id, changes.change);
  await insertDuties(tx, changes.opened);
  await endDuties(tx, changes.ended);
  if (changes.assigned) await assignDuties(tx, changes.report.id, changes.assigned);
};

const secretsOf = (
  tx: Tx,
  seal: StreamSeal,
  { id }: ReportRow,
): Pick<ReportFile, 'content' | 'facts'> => ({
  content: async () => {
    const content = await openContent(tx, seal, id);
    if (!content) throw new Error('a report without content');
    return content;
  },
  facts: async (kinds) => (await readFacts(tx, id, kinds)).map((fact) => openFact(seal, fact)),
});

const noChanges = (report: ReportRow, duties: readonly DutyRow[]): Changes => ({
  report,
  change: {},
  duties,
  opened: [],
  ended: [],
  assigned: null,
});

/** Lays an already locked and authorised report open for work. */
export async function openReportFile(deps: Deps, held: HeldReport): Promise<ReportFile> {
  const { tx, call, head, report } = held;
  const settings = deps.directory.settingsVersion(report.municipalityId, report.settingsVersion);
  const seal = await openSeal(tx, deps.keyring, report.id);
  const work = beginStreamWork({ tx, actor: call.actor, at: call.at, head, seal });
  const changes = noChanges(report, held.duties);
  return {
    tx,
    call,
    report,
    settings,
    work,
    ...secretsOf(tx, seal, report),
    duties: () => changes.duties.filter((duty) => inSight(call.actor, duty)),
    change: (change) => void Object.assign(changes.change, change),
    apply: (effects, seq) => applyEffects(changes, settings, effects, { at: call.at, seq }),
    assign: (to) => {
      changes.assigned = to;
      Object.assign(changes.change, { ownerPersonId: to.personId, ownerRole: to.role });
    },
    flush: async () => {
      if (endsTheWait(changes)) work.wake();
      await writeChanges(tx, changes);
      return work.flush();
    },
  };
}

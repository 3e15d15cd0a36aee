import { describe, expect, it } from 'vitest';
import { factKinds, type FactKind } from '../../../domain/kinds.ts';
import { everyDeed, lifeOf, wayTo, type DeedName } from '../../helpers/living.ts';
import { ownSystem } from '../../helpers/own-system.ts';
import { refusal } from '../../helpers/refusals.ts';

const life = lifeOf(await ownSystem());

const names = everyDeed.map(([name]) => name);
/** Deeds that others hang on by an id cannot be left out: there would be nothing to name. */
const nameable = new Set(everyDeed.flatMap(([name, { makes }]) => (makes ? [name] : [])));
const needs = everyDeed.flatMap(([name, { after }]) =>
  after.filter((before) => !nameable.has(before)).map((before) => [name, before] as const),
);

/** What can be done of the way to a deed when one that it needs is left out. */
const wayWithout = (name: DeedName, left: DeedName): readonly DeedName[] =>
  wayTo(name).filter((one) => one !== name && !wayTo(one).includes(left));

describe('the life of a report, as the tests tell it', () => {
  it('has every kind of fact that is recorded about a report or an acute situation', () => {
    const told = new Set(everyDeed.map(([, { records }]) => records));
    // An absence, a difference between counts and a term meeting are about nobody's report; that nobody
    // works on a case, whence one was forwarded or moved, that a written one was read with its call, and
    // that a form has not answered, goes into the file by itself.
    const others: readonly FactKind[] = [
      'absenceRecorded',
      'absenceEnded',
      'caseUnattended',
      'forwardingReceived',
      'recordBroughtIn',
      'reportBroughtIn',
      'confirmationRead',
      'differenceFound',
      'differenceExplained',
      'sentCountStated',
      'personAdded',
      'functionGranted',
      'functionEnded',
      'contactChanged',
      'sessionsEnded',
      'clientAdded',
      'clientEnded',
      'clientKeyAdded',
      'clientKeyRevoked',
      'logReviewBegun',
      'logReviewed',
      'authorshipStated',
      'termMeetingOpened',
      'termMeetingHeld',
      'termChangeAgreed',
      'termChangeEnded',
      'handOverUnanswered',
      'syntheticWithdrawn',
    ];
    const about = factKinds.filter((kind) => !others.includes(kind));
    expect([...told].toSorted()).toEqual(about.toSorted());
  });

  it.each(names)('%s can be done once all that it needs is there', async (name) => {
    expect(await life.until(name)).toHaveProperty('reportId');
  });

  it.each(needs)('%s is refused without %s (409)', async (name, left) => {
    const at = await life.until(...wayWithout(name, left));
    expect((await refusal(life.do(at, name))).status).toBe(409);
  });
});

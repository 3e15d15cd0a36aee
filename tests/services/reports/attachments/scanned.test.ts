import { afterAll, describe, expect, it } from 'vitest';
import { clamdScanner } from '../../../../platform/files/clamd.ts';
import { createLog } from '../../../../platform/log.ts';
import { viewAttachment } from '../../../../services/reports/attachments/read-attachment.ts';
import { viewContent } from '../../../../services/reports/content-views.ts';
import { sendReport } from '../../../../services/reports/send-report.ts';
import { eicar, shamClamd } from '../../../helpers/clamd.ts';
import { bytesOf, picture, uploaded } from '../../../helpers/files.ts';
import { refusal } from '../../../helpers/refusals.ts';
import { sampleReport } from '../../../helpers/sample-report.ts';
import { stage } from '../../../helpers/stage.ts';
import type { TestSystem } from '../../../helpers/system.ts';

const { system } = await stage();
const author = 'larare.degerfors';
const log = createLog('silent');
const clamd = await shamClamd();
afterAll(() => clamd.close());

const scannedBy = (address: string): TestSystem => ({
  ...system,
  deps: { ...system.deps, scanner: clamdScanner(address, log) },
});
const scanned = scannedBy(clamd.address);
/** A picture that holds the string by which scanners are tried. */
const infected = Buffer.concat([picture(300_000), Buffer.from(eicar)]);

const sent = async (on: TestSystem, bytes: Buffer) => {
  const file = await uploaded(on, author, bytes);
  const content = { ...sampleReport(), attachments: [{ id: file.id }] };
  const { id } = await sendReport(on.deps, await on.as(author), content);
  return { reportId: id, attachmentId: file.id };
};
const scanIn = async (on: TestSystem, { reportId }: { readonly reportId: string }) =>
  (await viewContent(on.deps, await on.as(author), reportId)).content.attachments[0]?.scan;

describe('an attachment, where a scanner is configured', () => {
  it('is given to it whole and said to be clean, also in what is frozen', async () => {
    const before = clamd.seen();
    const at = await sent(scanned, picture(600_000));
    expect(clamd.seen() - before).toBe(600_000);
    expect(await scanIn(scanned, at)).toBe('clean');
  });

  it('is refused and erased when something is found in it', async () => {
    expect(await refusal(uploaded(scanned, author, infected))).toMatchObject({
      status: 422,
      code: 'attachment-infected',
    });
    const refused = await system.raw('attachment').where({ state: 'refused' }).first();
    expect(await system.raw('attachment_part').where({ attachment_id: refused.id })).toEqual([]);
  });

  it('that was sent before there was one is looked at when it is asked for, and not handed out', async () => {
    const clean = await sent(system, picture(1000));
    const call = await system.as(author);
    expect(await scanIn(system, clean)).toBe('notScanned');
    expect(await viewAttachment(system.deps, call, clean)).toMatchObject({ scan: 'notScanned' });
    const now = await viewAttachment(scanned.deps, call, clean);
    expect(now.scan).toBe('clean');
    expect((await bytesOf(now)).equals(picture(1000))).toBe(true);
    const bad = await sent(system, infected);
    expect(await refusal(viewAttachment(scanned.deps, call, bad))).toMatchObject({
      status: 409,
      code: 'infected',
    });
  });
});

describe('a scanner that fails keeps no report from being sent', () => {
  it('one that is not there', async () => {
    const on = scannedBy('/nowhere/clamd.ctl');
    expect(await scanIn(on, await sent(on, picture(600_000)))).toBe('notScanned');
  });

  it('one that takes no file of that length', async () => {
    const small = await shamClamd({ most: 100_000 });
    const on = scannedBy(small.address);
    expect(await scanIn(on, await sent(on, picture(2_000_000)))).toBe('notScanned');
    await small.close();
  });
});

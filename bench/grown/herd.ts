import type { Keyring } from '../../platform/crypto/keyring.ts';
import { copiedRows, type CopiedRows } from './copied-rows.ts';
import { copyOf, prepared, type Copy } from './copy.ts';
import { readLife, type Admin } from './life.ts';
import { letLive, stories, type Place, type Town } from './lives.ts';
import { officersOf, type Officer } from './officers.ts';

/** A report that lived, of which so many in a hundred are copies. */
type Lived = { readonly share: number; readonly reportId: string };

/** The reports of one municipality that are to be copied. */
export type LivedHerd = {
  readonly town: string;
  readonly open: readonly Lived[];
  readonly closed: readonly Lived[];
};

/** Lets a report of each story live in a municipality. */
export async function letHerdLive(place: Place, here: Town): Promise<LivedHerd> {
  const live = async (kind: keyof typeof stories): Promise<readonly Lived[]> => {
    const all: Lived[] = [];
    for (const { share, ...story } of stories[kind]) {
      all.push({ share, reportId: await letLive(place, here, story) });
    }
    return all;
  };
  return { town: here.town, open: await live('open'), closed: await live('closed') };
}

/** A report that lived, ready to be copied. */
export type Model = Pick<Lived, 'share'> & {
  readonly rows: readonly CopiedRows[];
  readonly copy: (as: {
    readonly number: number;
    readonly laterSeconds: number;
    readonly officer: Officer;
  }) => Copy;
};

export type Herd = {
  readonly town: string;
  readonly open: readonly Model[];
  readonly closed: readonly Model[];
};

const modelOf = async (
  admin: Admin,
  keyring: Keyring,
  { reportId, share, officer }: Lived & { readonly officer: Officer },
): Promise<Model> => {
  const life = await readLife(admin, keyring, reportId, Object.values(officer));
  const model = prepared(life);
  return {
    share,
    rows: copiedRows(life),
    copy: ({ officer: other, ...as }) => {
      const standIns = new Map([
        [officer.personId, other.personId],
        [officer.assignmentId, other.assignmentId],
      ]);
      return copyOf(model, keyring, { ...as, standIns });
    },
  };
};

/** Reads all that the reports of a municipality have left behind. */
export async function readHerd(
  admin: Admin,
  keyring: Keyring,
  { town, ...lived }: LivedHerd,
): Promise<Herd> {
  const [officer] = await officersOf(admin.client, town, 1);
  if (!officer) throw new Error(`${town} has no officer`);
  const models = async (all: readonly Lived[]): Promise<readonly Model[]> => {
    const read: Model[] = [];
    for (const one of all) read.push(await modelOf(admin, keyring, { ...one, officer }));
    return read;
  };
  return { town, open: await models(lived.open), closed: await models(lived.closed) };
}

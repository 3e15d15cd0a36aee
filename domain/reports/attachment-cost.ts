import { costOfDeed, type Cost } from '../acting/cost.ts';

/** What an upload costs: the bytes that it is to hold, once, however many reports it goes with. */
export function costOfUpload(size: number): Cost {
  return { ...costOfDeed(size), files: true };
}

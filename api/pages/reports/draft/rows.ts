import { mostInList } from '../../../routes/schemas.ts';

/** As many events, guardians or siblings as a report takes. */
export const mostRows = mostInList;

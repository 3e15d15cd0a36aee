import { reportParams, statedId } from '../../../../routes/schemas.ts';

export const letterParams = reportParams.extend({ letterId: statedId });

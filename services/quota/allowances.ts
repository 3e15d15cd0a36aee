import type { Allowances } from '../../database/quota/quota-store.ts';

/** The figures of the environment (`platform/configuration-table.ts`). */
export type QuotaFigures = {
  readonly quotaMinutes: number;
  readonly quotaAddressRequests: number;
  readonly quotaPersonLooks: number;
  readonly quotaClientLooks: number;
  readonly quotaDeedMinutes: number;
  readonly quotaPersonKilobytes: number;
  readonly quotaClientKilobytes: number;
  readonly quotaUnitKilobytes: number;
  readonly quotaPersonFileKilobytes: number;
  readonly quotaClientFileKilobytes: number;
};

export function allowancesOf(figures: QuotaFigures): Allowances {
  const { quotaMinutes: minutes, quotaDeedMinutes: deedMinutes } = figures;
  return {
    addressRequests: { most: figures.quotaAddressRequests, minutes },
    personLooks: { most: figures.quotaPersonLooks, minutes },
    clientLooks: { most: figures.quotaClientLooks, minutes },
    personKilobytes: { most: figures.quotaPersonKilobytes, minutes: deedMinutes },
    clientKilobytes: { most: figures.quotaClientKilobytes, minutes: deedMinutes },
    unitKilobytes: { most: figures.quotaUnitKilobytes, minutes: deedMinutes },
    personFileKilobytes: { most: figures.quotaPersonFileKilobytes, minutes: deedMinutes },
    clientFileKilobytes: { most: figures.quotaClientFileKilobytes, minutes: deedMinutes },
  };
}

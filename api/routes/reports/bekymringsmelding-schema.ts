import { z } from 'zod';
import { mostInList, statedText, statedWords } from '../schemas.ts';

const text = statedText.optional();

const adresse = z.strictObject({
  adresselinje1: statedText.default(''),
  adresselinje2: text,
  adresselinje3: text,
  postnummer: text,
  poststed: text,
});

const orientert = { orientert: z.boolean().optional(), orientertGrunn: text };

const offentligMelder = z.strictObject({
  personnavn: statedWords,
  rolle: text,
  telefonnummer: text,
  epost: text,
  virksomhet: z.strictObject({ navn: text, orgnr: text, adresse: adresse.optional() }).optional(),
});

const barn = z.strictObject({
  fnr: text,
  ufoedt: z.boolean().optional(),
  personnavn: text,
  telefonnummer: text,
  adresse: adresse.optional(),
  ...orientert,
});

const foresatt = z.strictObject({ personnavn: text, telefonnummer: text, ...orientert });

/**
 * The Norwegian national message (KS Fiks, `bekymringsmelding.offentlig.v2`) as it is taken in. What
 * its schema requires may be missing, and no pattern refuses a value: content stops no report.
 */
export const bekymringsmelding = z
  .strictObject({
    kommunenummer: text,
    kommunenavn: text,
    bydelsnummer: text,
    bydelsnavn: text,
    offentligMelder,
    offentligBarn: z.array(barn).max(mostInList).readonly().default([]),
    foresatte: z.array(foresatt).max(mostInList).readonly().default([]),
    behovForTolk: text,
    andreHjelpeinstanser: text,
    melding: z.strictObject({ melding: text, historie: text, andreSynspunkter: text }).optional(),
    sendingstidspunkt: text,
    leveringskanal: text,
  })
  .meta({ id: 'Bekymringsmelding' });

const pointers = z.array(z.string()).readonly();

export const exportedMessage = z
  .object({
    message: bekymringsmelding,
    leftOut: pointers.meta({
      description: 'JSON-pekare in i anmälan: det som den säger och meddelandet saknar plats för',
    }),
    lacking: pointers.meta({
      description:
        'JSON-pekare in i meddelandet: det som dess schema kräver och anmälan inte säger',
    }),
  })
  .meta({ id: 'ExportedMessage' });

export const importLeftOut = pointers.meta({
  description: 'JSON-pekare in i meddelandet: det som det säger och en anmälan saknar plats för',
});

export const messageExample = {
  kommunenummer: '1862',
  kommunenavn: 'Degerfors',
  offentligMelder: {
    personnavn: 'Anna Exempel',
    rolle: 'Lærer',
    telefonnummer: '070-174 06 05',
    epost: 'anna.exempel@example.se',
    virksomhet: { navn: 'Exempelskolan i Degerfors' },
  },
  offentligBarn: [
    {
      fnr: '20150218-2395',
      ufoedt: false,
      personnavn: 'Kim Påhittad',
      adresse: { adresselinje1: 'Provgatan 1', postnummer: '693 31', poststed: 'Degerfors' },
      orientert: true,
    },
  ],
  foresatte: [
    { personnavn: 'Robin Påhittad', orientert: false, orientertGrunn: 'Har ikke svart.' },
  ],
  melding: { melding: 'Kom uten yttertøy i frost.', historie: 'Siden september.' },
} as const satisfies z.input<typeof bekymringsmelding>;

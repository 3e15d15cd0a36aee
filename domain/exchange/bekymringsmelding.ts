/**
 * The Norwegian national message of concern to the child welfare service from somebody in public
 * service (KS Fiks, `bekymringsmelding.offentlig.v2`), with the names of its own schema. What its
 * schema requires may be missing here: an incomplete message is still a concern.
 */
export type Adresse = {
  readonly adresselinje1: string;
  readonly adresselinje2?: string | undefined;
  readonly adresselinje3?: string | undefined;
  readonly postnummer?: string | undefined;
  readonly poststed?: string | undefined;
};

/** Whether somebody was told of the concern, and why not. */
export type Orientert = {
  readonly orientert?: boolean | undefined;
  readonly orientertGrunn?: string | undefined;
};

export type Barn = Orientert & {
  readonly fnr?: string | undefined;
  readonly ufoedt?: boolean | undefined;
  readonly personnavn?: string | undefined;
  readonly telefonnummer?: string | undefined;
  readonly adresse?: Adresse | undefined;
};

export type Foresatt = Orientert & {
  readonly personnavn?: string | undefined;
  readonly telefonnummer?: string | undefined;
};

export type Bekymringsmelding = {
  readonly kommunenummer?: string | undefined;
  readonly kommunenavn?: string | undefined;
  readonly bydelsnummer?: string | undefined;
  readonly bydelsnavn?: string | undefined;
  readonly offentligMelder: {
    readonly personnavn: string;
    readonly rolle?: string | undefined;
    readonly telefonnummer?: string | undefined;
    readonly epost?: string | undefined;
    readonly virksomhet?:
      | {
          readonly navn?: string | undefined;
          readonly orgnr?: string | undefined;
          readonly adresse?: Adresse | undefined;
        }
      | undefined;
  };
  readonly offentligBarn: readonly Barn[];
  readonly foresatte: readonly Foresatt[];
  readonly behovForTolk?: string | undefined;
  readonly andreHjelpeinstanser?: string | undefined;
  readonly melding?:
    | {
        readonly melding?: string | undefined;
        readonly historie?: string | undefined;
        readonly andreSynspunkter?: string | undefined;
      }
    | undefined;
  /** When it was sent, in UTC. */
  readonly sendingstidspunkt?: string | undefined;
  readonly leveringskanal?: string | undefined;
};

/** A ground that a decision can rest on, as a municipality's catalogue has it. */
export type DecisionGround = {
  /** Its name in records, which stays when the words are changed. */
  readonly key: string;
  /** The outcome that it is a ground for. */
  readonly for: 'open' | 'doNotOpen' | 'either';
  readonly text: string;
  /** When it is the ground, said to whoever chooses. */
  readonly means: string;
};

/**
 * The grounds of a municipality whose file lists none. What is a ground not to open was found in
 * use (Sundbyberg); to open, the kinds of need that 20 kap. 2 § SoL lets an investigation look
 * into, in our own words.
 */
export const usualGrounds: readonly DecisionGround[] = [
  {
    key: 'closeViolence',
    for: 'open',
    text: 'Våld av närstående',
    means:
      'Våld eller övergrepp av, mot eller inför en närstående. Utredning inleds utan dröjsmål (HSLF-FS 2022:39).',
  },
  {
    key: 'honour',
    for: 'open',
    text: 'Hedersrelaterat våld eller förtryck',
    means: 'Också utan våld. Utredning inleds utan dröjsmål (HSLF-FS 2022:39).',
  },
  {
    key: 'neglect',
    for: 'open',
    text: 'Brister i omsorgen',
    means: 'Barnet får inte den omsorg, tillsyn eller trygghet som det behöver.',
  },
  {
    key: 'ownBehaviour',
    for: 'open',
    text: 'Barnets eget beteende',
    means: 'Missbruk, brott eller annat som skadar barnet självt.',
  },
  {
    key: 'needOfSupport',
    for: 'open',
    text: 'Behov av stöd eller skydd',
    means: 'Det kan behövas insatser från socialnämnden, utan att någon brister.',
  },
  {
    key: 'supportOngoing',
    for: 'doNotOpen',
    text: 'Insatser pågår',
    means: 'Barnet har redan det stöd som oron gäller.',
  },
  {
    key: 'otherSupport',
    for: 'doNotOpen',
    text: 'Annat stöd finns',
    means: 'Behovet tillgodoses av någon annan: skolan, vården, släkten.',
  },
  {
    key: 'noConcern',
    for: 'doNotOpen',
    text: 'Ingen oro kvarstår',
    means: 'Det som anmäldes har en förklaring eller är över.',
  },
  {
    key: 'consentMissing',
    for: 'doNotOpen',
    text: 'Samtycke saknas och oron är inte tillräcklig',
    means: 'Familjen vill inte ha stöd, och oron räcker inte för att utreda ändå.',
  },
  {
    key: 'notBorn',
    for: 'doNotOpen',
    text: 'Barnet är inte fött',
    means: 'Ett väntat barn utreds inte; en ny anmälan väntas om oron kvarstår.',
  },
  {
    key: 'other',
    for: 'either',
    text: 'Annan grund',
    means: 'Ingen av de andra; skälet säger vilken.',
  },
];

/** The grounds of a catalogue that a decision of this outcome can rest on. */
export function groundsFor(
  outcome: 'open' | 'doNotOpen',
  catalogue: readonly DecisionGround[],
): readonly DecisionGround[] {
  return catalogue.filter((ground) => ground.for === outcome || ground.for === 'either');
}

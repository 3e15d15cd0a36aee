/**
 * Which room may import what of ours: the table of the architecture. A canary folder with one
 * breach of each rule proves in the tests that every rule still bites.
 */
const rooms = {
  domain: [],
  platform: [],
  database: ['domain', 'platform'],
  services: ['domain', 'database', 'platform'],
  workflows: ['domain', 'activities'],
  activities: ['services', 'templates', 'domain', 'platform', 'workflows/messages[.]ts$'],
  templates: ['domain'],
  api: ['services', 'templates', 'domain', 'platform'],
};

/**
 * Which area may lean on which others of its room, beside the files that stand in the room itself;
 * without circles. An area that is not named here leans on none.
 */
export const neighbours = {
  domain: {
    access: ['calendar', 'report'],
    acting: ['access', 'calendar', 'report', 'settings'],
    law: ['calendar', 'report'],
    report: ['calendar'],
    settings: ['access', 'calendar', 'law', 'report'],
    duties: ['access', 'acting', 'calendar', 'law', 'settings'],
    letters: ['access', 'acting', 'calendar', 'report', 'settings'],
    people: ['access', 'acting', 'calendar'],
    reports: ['access', 'acting', 'calendar', 'duties', 'letters', 'report'],
    // Who is asked to sign is settled as the report is sent.
    'sign-off': ['access', 'acting', 'duties', 'reports'],
    intake: ['access', 'acting', 'calendar', 'duties', 'letters', 'report'],
    meetings: ['access', 'acting', 'calendar', 'duties', 'letters', 'report'],
    decisions: ['access', 'acting', 'calendar', 'duties', 'report'],
    situations: ['access', 'acting', 'calendar', 'duties'],
    consultations: ['access', 'acting', 'duties'],
    // What a term meeting agrees on is carried out as what a follow-up meeting does.
    house: ['access', 'acting', 'calendar', 'duties', 'situations'],
    // A form's consents are given by the family, as those to a meeting.
    cooperation: ['access', 'acting', 'calendar', 'duties', 'meetings', 'report', 'settings'],
    corrections: [
      'access',
      'acting',
      'calendar',
      'decisions',
      'intake',
      'meetings',
      'report',
      'reports',
    ],
    trail: ['access'],
    waking: ['access', 'calendar', 'letters', 'report'],
    exchange: ['calendar', 'report'],
  },
  database: { trail: ['acting'] },
  services: {
    duties: ['acting'],
    letters: ['acting'],
    people: ['acting'],
    situations: ['acting'],
    // An acute report opens its situation in the same transaction; its view shows its letters.
    reports: ['acting', 'letters', 'situations'],
    'sign-off': ['acting', 'reports'],
    intake: ['acting', 'reports', 'situations'],
    meetings: ['acting', 'reports'],
    decisions: ['acting', 'reports'],
    // A corrected assessment may open a situation, a corrected reading a report; a decision's grounds
    // have the words of the catalogue; what is on its way elsewhere is no longer corrected, and
    // somebody of age has no child's file.
    corrections: ['acting', 'decisions', 'intake', 'reports', 'situations'],
    // It can become a report in one step, and shows whom to call as a receipt does.
    consultations: ['acting', 'reports'],
    // What a term meeting agrees on is shown as what a follow-up meeting does; what is to be done before
    // the next check is of people and systems too.
    house: ['acting', 'people', 'situations'],
    // A form is chosen for the child of a report.
    cooperation: ['acting', 'reports'],
    trail: ['acting', 'reports'],
    waking: [
      'acting',
      'consultations',
      'cooperation',
      'duties',
      'house',
      'letters',
      'reports',
      'situations',
    ],
    quota: ['acting'],
    // What somebody finds on her desk is of every area: what is owed, and what she may do about it.
    desk: ['acting', 'cooperation', 'intake', 'letters', 'reports', 'sign-off', 'situations'],
  },
  // The first workflows ask for letters by the names of before.
  activities: { waking: ['letters'] },
  templates: {
    calendar: ['messages'],
    // The frame around every page says its own words; a page shows the parts of a document.
    components: ['documents', 'messages'],
    documents: ['messages'],
    letters: ['documents', 'messages'],
  },
  // What becomes a report is sent in the shape of one, which is published for those who send; a change
  // ends in the words of another.
  'api/routes': { consultations: ['reports'], house: ['situations'], service: ['reports'] },
};

/** They wire the rooms together and contain no rule. */
const compositionRoots = ['^api/serve[.]ts$', '^activities/run-worker[.]ts$'];
const product = `^(${Object.keys(rooms).join('|')})/`;

const from = (path) => ({ path, pathNot: compositionRoots });
const npm = (names) => `(^|/)node_modules/(${names})/`;

const roomRules = Object.entries(rooms).map(([room, others]) => ({
  name: `${room}-imports`,
  severity: 'error',
  from: from(`^${room}/`),
  to: {
    dependencyTypes: ['local'],
    pathNot: [room, ...others].map((path) => (path.endsWith('$') ? `^${path}` : `^${path}/`)),
  },
}));

const areaRules = Object.entries(neighbours).map(([room, areas]) => {
  const named = Object.keys(areas);
  const only = (area, others) => ({
    name: `${room}-areas`,
    severity: 'error',
    from: from(`^${room}/${area}/`),
    to: {
      dependencyTypes: ['local'],
      path: `^${room}/[^/]+/`,
      pathNot: `^${room}/(${others.join('|')})/`,
    },
  });
  return [
    ...Object.entries(areas).map(([area, others]) => only(area, [area, ...others])),
    only(`(?!(?:${named.join('|') || '-'})/)([^/]+)`, ['$1']),
  ];
});

const sandbox = '^workflows/';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...roomRules,
    ...areaRules.flat(),
    {
      name: 'domain-is-pure',
      comment: 'no I/O, no clock, no randomness: nothing but dates from outside',
      severity: 'error',
      from: { path: '^domain/' },
      to: { dependencyTypesNot: ['local'], pathNot: npm('temporal-polyfill') },
    },
    {
      name: 'workflows-take-types-of-activities',
      severity: 'error',
      from: { path: sandbox },
      to: { path: '^activities/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'workflows-compute-no-rule',
      comment: 'a corrected rule must break no replay: instants arrive as data from an activity',
      severity: 'error',
      from: { path: sandbox },
      to: { path: '^domain/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'workflows-are-deterministic',
      severity: 'error',
      from: { path: sandbox },
      to: { dependencyTypesNot: ['local'], pathNot: npm('@temporalio/(workflow|common)') },
    },
    {
      name: 'drawing-threads-only-draw',
      comment: 'no database, no keys, no log: plain data in, bytes out',
      severity: 'error',
      from: { path: '^activities/letters/drawing-thread[.]ts$' },
      to: {
        path: [
          '^(database|platform|services|workflows|activities|api)/',
          npm('@temporalio/[^/]+|knex|pg|pino'),
        ],
        pathNot: '^activities/letters/drawing-thread[.]ts$',
        reachable: true,
      },
    },
    {
      name: 'sql-lives-in-database',
      comment: 'besides it only the question whether a server just started lets us in',
      severity: 'error',
      from: {
        path: product,
        pathNot: [...compositionRoots, '^database/', '^platform/engine/postgres-process[.]ts$'],
      },
      to: { path: npm('knex|pg|rate-limiter-flexible') },
    },
    {
      name: 'api-free-of-temporal',
      comment: 'the API process does not know that Temporal exists; true of its root as well',
      severity: 'error',
      from: { path: '^api/' },
      to: { path: npm('@temporalio/[^/]+'), reachable: true },
    },
    {
      name: 'verifier-stands-alone',
      comment: 'it shares no code with the writer of the trail',
      severity: 'error',
      from: { path: '^scripts/verify([.]ts$|/)' },
      to: { dependencyTypesNot: ['core'], pathNot: '^scripts/verify/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-development-packages',
      comment: 'the engines of one machine are never in the images',
      severity: 'error',
      from: { path: product, pathNot: '^platform/engine/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-unknown',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|[.]anmalan|tests/fixtures)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.json'],
    },
  },
};

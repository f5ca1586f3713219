const drivers =
  '^(pg|pg-[a-z-]+|typeorm|bullmq|ioredis|@anthropic-ai/sdk|@kurrent/.+|@nestjs/(typeorm|bullmq))($|/)';
const inNodeModules = (names) => `node_modules/(${names})(/|$)`;

/** Who may import whom; test/rules sees each of these red. */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'domain-is-pure',
      comment: 'The domain knows zod, a short list of pure libraries and itself.',
      severity: 'error',
      from: { path: '^libs/domain/src/', pathNot: '\\.spec(-support)?\\.ts$' },
      to: {
        pathNot: [
          '^libs/domain/src/',
          inNodeModules(
            'zod|saxes|xmlchars|htmlparser2|papaparse|@types/papaparse|decimal\\.js|canonicalize',
          ),
        ],
      },
    },
    {
      name: 'slices-meet-only-at-events',
      comment: 'Slices of the domain meet at *.events.ts, tariffs/ and scoring/.',
      severity: 'error',
      from: { path: '^libs/domain/src/(energy|trust)/([^/]+)/', pathNot: '\\.spec\\.ts$' },
      to: {
        path: '^libs/domain/src/$1/',
        pathNot: ['^libs/domain/src/$1/$2/', '^libs/domain/src/energy/(tariffs|scoring)/', '\\.events\\.ts$'],
      },
    },
    {
      name: 'api-slices-meet-at-the-buses',
      comment: 'A slice of the API knows of another what it may command and ask, and what ends with a home.',
      severity: 'error',
      from: { path: '^apps/api/src/(energy|trust)/([^/]+)/', pathNot: '\\.spec\\.ts$' },
      to: {
        path: '^apps/api/src/$1/[^/]+/',
        pathNot: ['^apps/api/src/$1/$2/', '\\.(commands|queries)\\.ts$', '-traces\\.ts$'],
      },
    },
    {
      name: 'projections-read-events-and-views',
      comment:
        'Read models never know deciders or their commands; a view may re-use the schema a page sends.',
      severity: 'error',
      from: { path: '^libs/projections/src/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^libs/domain/src/.*\\.(decider|commands)\\.ts$' },
    },
    {
      name: 'projections-do-not-know-the-api',
      severity: 'error',
      from: { path: '^libs/', pathNot: '\\.spec(-support)?\\.ts$' },
      to: { path: '^apps/' },
    },
    {
      name: 'web-knows-commands-and-views',
      comment: 'Of the libraries, pages know *.commands.ts, *.view.ts and the verifying of proofs alone.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^libs/', pathNot: '\\.(commands|view)\\.ts$|^libs/domain/src/shared/proof/' },
    },
    {
      name: 'web-speaks-to-the-api-by-http',
      comment: 'What the bus of the API carries is not what its pages send.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(apps/api|migrations)/' },
    },
    {
      name: 'controllers-speak-to-the-buses',
      severity: 'error',
      from: { path: '\\.controller\\.ts$' },
      to: {
        path: '\\.(store|decider|job|handlers?)\\.ts$|/platform/(event-store|postgres|jobs|claude|cache)/',
      },
    },
    {
      name: 'drivers-stay-at-the-edge',
      severity: 'error',
      from: {
        path: '^(apps|libs|migrations|test)/',
        pathNot: ['^apps/api/src/platform/', '\\.spec\\.ts$', '^test/', '^migrations/'],
      },
      to: {
        path: [
          drivers,
          inNodeModules('pg|typeorm|bullmq|ioredis|@anthropic-ai/sdk|@kurrent/[^/]+|@types/pg'),
        ],
      },
    },
    {
      name: 'late-parts-stay-late',
      comment:
        'What no page needs at once is loaded by import() when it is first used: a server starts faster.',
      severity: 'error',
      from: { path: '^apps/api/src/', pathNot: ['^apps/api/src/cli/', '\\.spec\\.ts$'] },
      to: {
        path: [
          '^apps/api/src/platform/(jobs/backend|cache/redis-cache|postgres/data-source)\\.ts$',
          '^libs/domain/src/energy/usage/read-usage-file\\.ts$',
          inNodeModules('@nestjs/swagger'),
        ],
        dynamic: false,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'platform-names-no-context',
      severity: 'error',
      from: { path: '^apps/api/src/platform/' },
      to: { path: '/(energy|layout|trust)/' },
    },
    {
      name: 'contexts-plug-in-once',
      comment: 'Of the API outside a context, contexts.ts alone names one; a context brings its manifest.',
      severity: 'error',
      from: {
        path: '^apps/api/src/',
        pathNot: [
          '^apps/api/src/(cli/)?(energy|layout|trust)/',
          '^apps/api/src/contexts\\.ts$',
          '\\.spec\\.ts$',
        ],
      },
      to: { path: '^(apps/api|libs/[a-z]+)/src/(cli/)?(energy|layout|trust)/' },
    },
    {
      name: 'contexts-never-meet',
      severity: 'error',
      from: { path: '/src/(?:cli/)?(energy|layout|trust)/' },
      to: { path: '/src/(?:cli/)?(energy|layout|trust)/', pathNot: '/src/(?:cli/)?$1/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', 'test/rules/fixtures'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};

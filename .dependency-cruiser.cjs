// The hexagon as rules. Every rule has a probe in test/architecture/probes that breaks it, and
// test/architecture/import-rules.long.test.ts shows that the rule fires.

/** An npm package wherever it is installed, also while it is not. @param {string[]} names */
const packages = (...names) => `(^|/)node_modules/(${names.join('|')})/|^(${names.join('|')})(/|$)`;

/** What ships: tests may use any library to look at a result. */
const shipped = '^(src|cdk)/';

/** Adapters that may import others, each with its reason; all the rest know only themselves. */
const mayImport = {
  // A Lambda event is translated to the plain request of the HTTP adapter, and its reply back.
  lambda: ['http'],
};
const excepted = Object.keys(mayImport).join('|');

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'domain-imports-only-domain',
      severity: 'error',
      comment: 'The domain is pure: no library, no module of Node, no other layer.',
      from: { path: '^src/domain/' },
      to: { pathNot: '^src/domain/' },
    },
    {
      name: 'application-imports-only-domain',
      severity: 'error',
      comment: 'Use cases know the domain and the ports they declare themselves.',
      from: { path: '^src/application/' },
      to: { pathNot: '^src/(application|domain)/' },
    },
    {
      name: 'adapters-do-not-know-infrastructure',
      severity: 'error',
      comment: 'Infrastructure puts adapters together, never the other way.',
      from: { path: '^src/adapters/' },
      to: { path: '^src/infrastructure/' },
    },
    {
      name: 'adapters-do-not-know-each-other',
      severity: 'error',
      comment: 'An adapter talks to one outside thing; the exceptions are listed in mayImport.',
      from: { path: '^src/adapters/([^/]+)/', pathNot: `^src/adapters/(${excepted})/` },
      to: { path: '^src/adapters/', pathNot: '^src/adapters/$1/' },
    },
    ...Object.entries(mayImport).map(([adapter, others]) => ({
      name: `adapter-${adapter}-knows-only-${others.join('-')}`,
      severity: 'error',
      comment: 'An exception reaches as far as it says.',
      from: { path: `^src/adapters/${adapter}/` },
      to: { path: '^src/adapters/', pathNot: `^src/adapters/(${[adapter, ...others].join('|')})/` },
    })),
    {
      name: 'inversify-only-in-infrastructure',
      severity: 'error',
      comment: 'Everything else is plain functions and can be called without a container.',
      from: { path: shipped, pathNot: '^src/infrastructure/' },
      to: { path: packages('inversify', '@inversifyjs/[^/]+', 'reflect-metadata') },
    },
    {
      name: 'zod-only-at-the-edge',
      severity: 'error',
      comment:
        'Schemas describe what comes from outside: requests, events of the payment provider, and the configuration.',
      from: { path: shipped, pathNot: '^src/(adapters/(http|payments)|infrastructure)/' },
      to: { path: packages('zod') },
    },
    {
      name: 'aws-sdk-only-in-dynamodb-adapter',
      severity: 'error',
      comment: 'One adapter knows the table, one each the bus and mail; infrastructure constructs their clients.',
      from: { path: shipped, pathNot: '^src/(adapters/(dynamodb|events|notifications)|infrastructure)/' },
      to: { path: packages('@aws-sdk/[^/]+', '@smithy/[^/]+', 'electrodb') },
    },
    ...Object.entries({ events: 'client-eventbridge', notifications: 'client-sesv2' }).map(([adapter, client]) => ({
      name: `adapter-${adapter}-knows-only-its-client`,
      severity: 'error',
      comment: 'Who publishes or writes does not reach the table, and who reaches the table does neither.',
      from: { path: `^src/adapters/${adapter}/` },
      to: { path: packages('@aws-sdk/[^/]+', '@smithy/[^/]+', 'electrodb'), pathNot: packages(`@aws-sdk/${client}`) },
    })),
    {
      name: 'cdk-libraries-only-in-cdk',
      severity: 'error',
      comment: 'The service does not know where it is deployed.',
      from: { path: '^(src|test|scripts)/', pathNot: '^test/cdk/' },
      to: { path: packages('aws-cdk-lib', 'constructs', 'cdk-nag') },
    },
    {
      name: 'src-does-not-know-cdk-or-test',
      severity: 'error',
      comment: 'The stack reads the service as data and tests look at it; nothing points back.',
      from: { path: '^src/' },
      to: { path: '^(cdk|test|scripts)/' },
    },
    {
      name: 'cdk-reads-only-operations-and-table',
      severity: 'error',
      comment:
        'The stack is generated from the operations and jobs, what their ports need and are granted, the scopes and the table; it checks the settings that it deploys, a function outlives the deadline of its requests, and the pages have the headers and facts of the local ones.',
      from: { path: '^cdk/' },
      to: {
        path: '^src/',
        pathNot:
          '^src/(adapters/(http/|policies/shop-settings\\.ts$|dynamodb/(table|grants)\\.ts$|lambda/(job\\.ts$|jobs/))|domain/access/caller\\.ts$|infrastructure/((needs|shop-settings|time-limits)\\.ts$|pages/))',
      },
    },
    {
      name: 'web-knows-only-the-client',
      severity: 'error',
      comment: 'The pages are clients of the public API: what they need of the service is in its contract.',
      from: { path: '^web/' },
      to: { path: '^(src|cdk|test|scripts)/' },
    },
    {
      name: 'pages-do-not-know-each-other',
      severity: 'error',
      comment: 'What two pages need is in web/shared, which knows no page.',
      from: { path: '^web/([^/]+)/' },
      to: { path: '^web/', pathNot: '^web/($1|shared)/' },
    },
    {
      name: 'nothing-knows-web',
      severity: 'error',
      comment: 'The service and the stack handle the built files of the pages, not their code.',
      from: { path: '^(src|cdk|scripts)/' },
      to: { path: '^web/' },
    },
    {
      name: 'no-development-package-in-src',
      severity: 'error',
      comment: 'What is only a devDependency is not there in production. Types are erased.',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: '(^|/)node_modules/@types/' },
    },
    {
      name: 'no-undeclared-package',
      severity: 'error',
      comment: 'A package that is there only because another one brought it may be gone tomorrow.',
      from: { path: '^(src|cdk|test|web)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      comment: 'An import that leads nowhere also hides what it would break.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Modules in a circle are one module in several files; types count too.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'A module that imports nothing and is imported by nothing is left over.',
      from: { orphan: true, path: '^(src|cdk|web)/' },
      to: {},
    },
  ],
  options: {
    // `typescript` is version 6 here: with 7 alone, which has no compiler API, the tool sees no module and reports
    // success. The test counts what it saw.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^test/architecture/probes/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};

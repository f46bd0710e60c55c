/**
 * A generator of committed files: an npm script that prints, writes or compares them.
 * @typedef {object} Generator
 * @property {string} name what `check` and `generate` print
 * @property {string} script the npm script; it takes `--check`
 * @property {readonly string[]} write the options with which it writes its files
 * @property {readonly string[]} files what it writes
 * @property {number} minutes the time limit
 * @property {boolean} ofOperations whether a new operation changes its files
 * @property {string} [test] the test that compares the same files in `npm run check`
 * @property {boolean} [isTest] whether nothing but that test compares them
 * @property {string} [needs] what a machine may lack: the script then exits with 3
 */

/**
 * Every generator of committed files, in the order in which they run. `npm run generate` runs them, `npm run check` compares
 * their files, and `npm run new:use-case` runs those of the operations.
 * @type {readonly Generator[]}
 */
export const generators = [
  {
    name: 'contract',
    script: 'openapi',
    write: [],
    files: [
      'docs/openapi.json',
      'clients/typescript/schema.ts',
      'clients/orders.http',
      'clients/orders.postman_collection.json',
    ],
    minutes: 4,
    ofOperations: true,
  },
  {
    name: 'rules of money',
    script: 'rules',
    write: ['--write'],
    files: ['docs/money.md'],
    minutes: 2,
    ofOperations: false,
  },
  {
    name: 'budget',
    script: 'budget',
    write: ['--write'],
    files: ['docs/figures/budget.md'],
    minutes: 8,
    ofOperations: true,
    needs: 'embedded engine',
  },
  {
    name: 'limits',
    script: 'limits',
    write: ['--write'],
    files: ['docs/figures/limits.md'],
    minutes: 6,
    ofOperations: true,
  },
  {
    name: 'pictures',
    script: 'diagrams',
    write: [],
    files: ['aws.svg', 'aws.png', 'aws.html', 'aws.drawio'].map((file) => `docs/architecture/${file}`),
    minutes: 8,
    ofOperations: true,
  },
  {
    name: 'transcript',
    script: 'transcript',
    write: ['--write'],
    files: ['README.md', 'docs/order.md', 'docs/payments.md'],
    minutes: 6,
    ofOperations: false,
    test: 'test/process/transcript.long.test.ts',
  },
  {
    name: 'snapshots',
    script: 'snapshots',
    write: ['--write'],
    files: ['test/cdk/__snapshots__/stages.long.test.ts.snap'],
    minutes: 10,
    ofOperations: false,
    test: 'test/cdk/stages.long.test.ts',
    isTest: true,
  },
];

/** Scripts that write committed files which depend on the machine, so that nothing can compare them. */
export const measured = /** @type {const} */ ({
  bench: 'docs/figures/benchmarks.md',
  'bench:back-office': 'docs/figures/back-office.md',
});

/** The command that renews the files of a generator. @param {Generator} generator */
export const commandOf = ({ script, write }) =>
  ['npm run', script, ...(write.length > 0 ? ['--', ...write] : [])].join(' ');

/** A rule that is not applied, and why. It is left out for all resources, so it must be wrong for each of them. */
export type LeftOut = { readonly rule: string; readonly reason: string };

export const cfnLintLeftOut: readonly LeftOut[] = [
  {
    rule: 'W3005',
    reason:
      'The library declares the dependency of a function, and of the pipeline, on its role twice; this has no effect.',
  },
];

export const checkovLeftOut: readonly LeftOut[] = [
  {
    rule: 'CKV_AWS_26',
    reason:
      'SNS encrypts its disks (sns/latest/dg/sns-data-encryption.html), and alarms contain only names of metrics. A key that CloudWatch may use must belong to this account: encryption=own-key.',
  },
  {
    rule: 'CKV_AWS_27',
    reason:
      'Queues are encrypted with the key of SQS (tested), which this rule ignores; encryption=own-key uses a key of this account.',
  },
  {
    rule: 'CKV_AWS_59',
    reason:
      'The contract makes these routes public; a test compares the scope of every other route with its operation.',
  },
  {
    rule: 'CKV_AWS_115',
    reason:
      'Concurrency is reserved by class of operation; a reservation for every function would use up that of the account.',
  },
  {
    rule: 'CKV_AWS_116',
    reason:
      'The gateway waits for the answer of its functions. Every other function is tested to have a destination for failures.',
  },
  {
    rule: 'CKV_AWS_117',
    reason:
      'Functions call only AWS, over TLS: table, issuer, bus and SES. A network of their own is a setting: network=isolated.',
  },
  {
    rule: 'CKV_AWS_119',
    reason: 'DynamoDB encrypts with its own key; a key of this account is a setting: encryption=own-key.',
  },
  {
    rule: 'CKV_AWS_120',
    reason: 'Orders must not be cached: a cache would give one customer the answer of another.',
  },
  {
    rule: 'CKV_AWS_158',
    reason:
      'CloudWatch encrypts logs. Those of the service are tested to contain no personal data, and a build has none.',
  },
  { rule: 'CKV_AWS_166', reason: 'Backups are encrypted with the account’s key for backups, which costs nothing.' },
  { rule: 'CKV_AWS_173', reason: 'Variables are encrypted with the account’s key for Lambda, which costs nothing.' },
];

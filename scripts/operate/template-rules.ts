/** A rule that is not applied, with its reason. A rule is left out for all resources: it has to be wrong for each. */
export type LeftOut = { readonly rule: string; readonly reason: string };

export const cfnLintLeftOut: readonly LeftOut[] = [
  {
    rule: 'W3005',
    reason: 'The library says twice that a function, or the pipeline, waits for its role; it changes nothing.',
  },
];

export const checkovLeftOut: readonly LeftOut[] = [
  {
    rule: 'CKV_AWS_26',
    reason:
      'SNS stores on encrypted disks by itself (sns/latest/dg/sns-data-encryption.html), and alarms name metrics alone. A key that CloudWatch may use has to be one of this account: encryption=own-key.',
  },
  {
    rule: 'CKV_AWS_27',
    reason:
      'Queues are encrypted with the key of SQS (tested), which this rule takes for nothing; with one of this account by encryption=own-key.',
  },
  {
    rule: 'CKV_AWS_59',
    reason: 'What is public is public by the contract; behind each scope the stack is compared with the operations.',
  },
  {
    rule: 'CKV_AWS_115',
    reason: 'Places are reserved by class of operation; a reservation for every function would leave an account none.',
  },
  {
    rule: 'CKV_AWS_116',
    reason:
      'The gateway waits for the answer of its functions. What is called otherwise is tested to have a destination.',
  },
  {
    rule: 'CKV_AWS_117',
    reason:
      'Functions call AWS alone, over TLS: table, issuer, bus and SES. A network of their own is a setting: network=isolated.',
  },
  {
    rule: 'CKV_AWS_119',
    reason: 'DynamoDB encrypts with its own key; one of this account is a setting: encryption=own-key.',
  },
  {
    rule: 'CKV_AWS_120',
    reason: 'Orders are nobody’s to keep: a cache would give one customer the answer of another.',
  },
  {
    rule: 'CKV_AWS_158',
    reason:
      'Logs are encrypted by CloudWatch; what the service writes is tested to be about nobody, and a build knows nobody.',
  },
  { rule: 'CKV_AWS_166', reason: 'Copies are encrypted with the account’s key for backups, which costs nothing.' },
  { rule: 'CKV_AWS_173', reason: 'Variables are encrypted with the account’s key for Lambda, which costs nothing.' },
];

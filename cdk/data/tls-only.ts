import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** Denies these actions to every request without TLS. */
export const tlsOnly = (actions: readonly string[], resources: readonly string[]): PolicyStatement =>
  new PolicyStatement({
    sid: 'TlsOnly',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: [...actions],
    resources: [...resources],
    conditions: { Bool: { 'aws:SecureTransport': 'false' } },
  });

export const refuseWithoutTls = (actions: readonly string[], resources: readonly string[]): PolicyDocument =>
  new PolicyDocument({ statements: [tlsOnly(actions, resources)] });

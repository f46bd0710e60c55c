import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** Whatever else is allowed, nothing goes over an open line. */
export const tlsOnly = (action: string, resources: readonly string[]): PolicyStatement =>
  new PolicyStatement({
    sid: 'TlsOnly',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: [action],
    resources: [...resources],
    conditions: { Bool: { 'aws:SecureTransport': 'false' } },
  });

export const refuseWithoutTls = (action: string, resources: readonly string[]): PolicyDocument =>
  new PolicyDocument({ statements: [tlsOnly(action, resources)] });

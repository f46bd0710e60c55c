import { runInNewContext } from 'node:vm';
import { onlyResource, type Template } from '#test/cdk/support/synthesized';

/** What CloudFront does with a request, read from the template. What the template asks for and is not read here, throws. */
export type Behavior = {
  readonly matches: (path: string) => boolean;
  readonly origin: 'bucket' | 'api';
  readonly methods: readonly string[];
  /** The path that the function of the viewer's request makes of a path. */
  readonly rewrite: (path: string) => string;
  /** The headers that each reply gets, in place of those of the origin. */
  readonly headers: Readonly<Record<string, string>>;
  /** The API gets the headers of the viewer, the token among them. */
  readonly forwardsHeaders: boolean;
};

export type Distribution = {
  /** In the order in which CloudFront compares them; the default one is the last and matches every path. */
  readonly behaviors: readonly Behavior[];
  readonly rootObject: string;
  /** The pages in place of errors of the origin. */
  readonly errorPages: ReadonlyMap<number, { readonly path: string; readonly status: number }>;
  /** The object `config.json` that a deployment writes from an output. */
  readonly configuration: string;
};

const pseudoParameters: Readonly<Record<string, string>> = {
  'AWS::AccountId': '123456789012',
  'AWS::Region': 'eu-central-1',
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
};

/** Resolves references as CloudFormation would. What it makes up when it creates a resource stays the resource's name. */
const resolverOf = ({ Resources }: Template): ((value: unknown) => string) => {
  const refOf = (id: string): string => {
    const resource = Resources[id];
    // The one resource here whose reference is a text of the template.
    return resource?.Type === 'AWS::Cognito::UserPoolDomain' ? resolve(resource.Properties.Domain) : id;
  };
  const resolve = (value: unknown): string => {
    if (typeof value === 'string') return value;
    const { Ref: id, ...functions } = value as { readonly Ref?: string };
    if (id !== undefined) return pseudoParameters[id] ?? refOf(id);
    const [[name, argument] = []] = Object.entries(functions);
    if (name === 'Fn::GetAtt') return (argument as readonly string[]).join('.');
    if (name !== 'Fn::Join') throw new Error(`the stand-in for CloudFront does not resolve ${JSON.stringify(value)}`);
    const [separator, parts] = argument as readonly [string, readonly unknown[]];
    return parts.map(resolve).join(separator);
  };
  return resolve;
};

/** Path patterns: `*` is any text, `?` is one character, and the first slash may be left out. */
const matcherOf = (pattern: string): Behavior['matches'] => {
  const source = pattern
    .replace(/^\/?/, '/')
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const expression = new RegExp(`^${source}$`);
  return (path) => expression.test(path);
};

type SecurityHeaders = {
  readonly ContentSecurityPolicy?: { readonly ContentSecurityPolicy: unknown };
  readonly ContentTypeOptions?: object;
  readonly FrameOptions?: { readonly FrameOption: string };
  readonly ReferrerPolicy?: { readonly ReferrerPolicy: string };
  readonly StrictTransportSecurity?: { readonly AccessControlMaxAgeSec: number; readonly IncludeSubdomains: boolean };
};

const headersOf = (template: Template, id: string, resolve: (value: unknown) => string): Behavior['headers'] => {
  const policy = template.Resources[id];
  if (policy === undefined) throw new Error(`the template has no ${id}`);
  const { Name: _, SecurityHeadersConfig, ...unread } = policy.Properties.ResponseHeadersPolicyConfig;
  if (Object.keys(unread).length > 0) throw new Error(`the stand-in sets no ${Object.keys(unread).join(', ')}`);
  const {
    ContentSecurityPolicy: content,
    ContentTypeOptions: types,
    FrameOptions: frames,
    ReferrerPolicy: referrers,
    StrictTransportSecurity: transport,
    ...others
  } = SecurityHeadersConfig as SecurityHeaders;
  if (Object.keys(others).length > 0) throw new Error(`the stand-in sets no ${Object.keys(others).join(', ')}`);
  return {
    ...(content && { 'content-security-policy': resolve(content.ContentSecurityPolicy) }),
    ...(types && { 'x-content-type-options': 'nosniff' }),
    ...(frames && { 'x-frame-options': frames.FrameOption }),
    ...(referrers && { 'referrer-policy': referrers.ReferrerPolicy }),
    ...(transport && {
      'strict-transport-security': `max-age=${transport.AccessControlMaxAgeSec}${transport.IncludeSubdomains ? '; includeSubDomains' : ''}`,
    }),
  };
};

/** Runs the code of a function of CloudFront, which sees nothing of this process. */
const rewriteOf = (code: string): Behavior['rewrite'] => {
  const handler = runInNewContext(`${code}; handler`) as (event: object) => { readonly uri: string };
  return (uri) => handler({ request: { uri } }).uri;
};

/** The managed policy that sends on all headers of the viewer except the host. */
const allViewerExceptHostHeader = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

type CacheBehavior = {
  readonly PathPattern?: string;
  readonly TargetOriginId: string;
  readonly AllowedMethods?: readonly string[];
  readonly OriginRequestPolicyId?: string;
  readonly ResponseHeadersPolicyId?: { readonly Ref: string };
  readonly FunctionAssociations?: readonly {
    readonly EventType: string;
    readonly FunctionARN: { readonly 'Fn::GetAtt': readonly [string, string] };
  }[];
};

const functionOf = (template: Template, { FunctionAssociations = [] }: CacheBehavior): Behavior['rewrite'] => {
  const [association, ...others] = FunctionAssociations;
  if (association === undefined) return (path) => path;
  if (others.length > 0 || association.EventType !== 'viewer-request')
    throw new Error('the stand-in runs one function, at the request of the viewer');
  return rewriteOf(template.Resources[association.FunctionARN['Fn::GetAtt'][0]]?.Properties.FunctionCode);
};

/** The distribution of a template that has one. */
export const distributionOf = (template: Template): Distribution => {
  const resolve = resolverOf(template);
  const { DistributionConfig } = onlyResource(template, 'AWS::CloudFront::Distribution').Properties;
  const origins = DistributionConfig.Origins as readonly { readonly Id: string; readonly S3OriginConfig?: object }[];
  const behaviorOf = (behavior: CacheBehavior): Behavior => {
    const origin = origins.find(({ Id }) => Id === behavior.TargetOriginId);
    if (origin === undefined) throw new Error(`the template has no origin ${behavior.TargetOriginId}`);
    const policy = behavior.ResponseHeadersPolicyId;
    return {
      matches: matcherOf(behavior.PathPattern ?? '*'),
      origin: origin.S3OriginConfig === undefined ? 'api' : 'bucket',
      methods: behavior.AllowedMethods ?? ['GET', 'HEAD'],
      rewrite: functionOf(template, behavior),
      headers: policy === undefined ? {} : headersOf(template, policy.Ref, resolve),
      forwardsHeaders: behavior.OriginRequestPolicyId === allViewerExceptHostHeader,
    };
  };
  const errors = DistributionConfig.CustomErrorResponses as readonly {
    readonly ErrorCode: number;
    readonly ResponsePagePath?: string;
    readonly ResponseCode?: number;
  }[];
  return {
    behaviors: [...DistributionConfig.CacheBehaviors, DistributionConfig.DefaultCacheBehavior].map(behaviorOf),
    rootObject: DistributionConfig.DefaultRootObject,
    errorPages: new Map(
      errors.flatMap(({ ErrorCode, ResponsePagePath: path, ResponseCode: status = ErrorCode }) =>
        path === undefined ? [] : [[ErrorCode, { path, status }]],
      ),
    ),
    configuration: resolve(template.Outputs.PagesConfiguration?.Value),
  };
};

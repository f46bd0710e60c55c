import { Aws, CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Function as CloudFrontFunction,
  Distribution,
  type DistributionProps,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  type HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Operation } from '#adapters/http/operation';
import { restStage } from '#cdk/api/rest-api';
import { logBucket, loggedBucket } from '#cdk/data/private-buckets';
import { removalPolicyOf } from '#cdk/data/removal-policy';
import { acknowledge, acknowledgments } from '#cdk/rules/acknowledgments';
import { skipCheckov } from '#cdk/rules/checkov';
import type { Stage } from '#cdk/stage';
import { pagePolicy, pageSecurity } from '#infrastructure/pages/headers';

/** Runs in CloudFront at each request for the console. */
const consoleRewrite = `function handler({ request }) {
  if (/^\\/console(\\/|$)/.test(request.uri)) request.uri = '/console.html';
  return request;
}`;

export type PagesProps = {
  readonly name: string;
  readonly stage: Stage;
  readonly operations: readonly Operation[];
  readonly apiId: string;
  /** The pages take payments with Stripe's Payment Element. */
  readonly withStripe: boolean;
};

/** The paths that CloudFront sends to the API: everything below the first segment of an operation's path. */
export const apiPatterns = (operations: readonly Operation[]): readonly string[] => [
  ...new Set(
    operations.map(({ path }) => {
      const [, first = '', ...rest] = path.split('/');
      return rest.length === 0 ? `/${first}` : `/${first}/*`;
    }),
  ),
];

/**
 * By default CloudFront caches an error for ten seconds by its path alone, so that one caller's 503 would reach every
 * caller. These are all statuses for which it takes a time to live.
 */
const uncachedErrors = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504].map((httpStatus) => ({
  httpStatus,
  ttl: Duration.seconds(0),
}));

/**
 * The shop's pages: a private bucket behind CloudFront, and the API under the same name, so that browsers make no
 * cross-origin calls. A deployment uploads the pages.
 */
export class Pages extends Construct {
  readonly bucketName: string;
  /** The shop's own, if it has one, and CloudFront's. */
  readonly addresses: readonly string[];
  /** The target of the DNS record of the shop's own name. */
  readonly target: string;

  constructor(scope: Construct, id: string, { name, stage, operations, apiId, withStripe }: PagesProps) {
    super(scope, id);
    const removalPolicy = removalPolicyOf(stage.keep);
    const logs = logBucket(this, 'Visits', {
      // Short, because it holds the addresses of visitors.
      days: stage.logDays,
      // CloudFront writes its log by an access control list.
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      removalPolicy,
    });
    const files = loggedBucket(this, 'Files', logs, { removalPolicy });
    const api: BehaviorOptions = {
      origin: new HttpOrigin(`${apiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`, {
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        ...(stage.api === 'rest' ? { originPath: `/${restStage}` } : {}),
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    };
    const page: BehaviorOptions = {
      origin: S3BucketOrigin.withOriginAccessControl(files as IBucket, { originAccessControl: this.access(name) }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      responseHeadersPolicy: this.securityHeaders(name, withStripe),
      compress: true,
    };
    const shield = new CfnParameter(this, 'WebAcl', {
      description: `The web ACL that the stack ${name}-shield creates in us-east-1. A deployment needs it.`,
      allowedPattern: '^arn:aws[a-z-]*:wafv2:us-east-1:[0-9]{12}:global/webacl/.+$',
    });
    shield.overrideLogicalId('WebAcl');
    const distribution = new Distribution(this, 'Distribution', {
      comment: name,
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      enableLogging: true,
      logBucket: logs as IBucket,
      logFilePrefix: 'visits/',
      webAclId: shield.valueAsString,
      ...this.aliasOf(stage),
      defaultBehavior: page,
      errorResponses: uncachedErrors,
      additionalBehaviors: {
        ...Object.fromEntries(apiPatterns(operations).map((pattern) => [pattern, api])),
        'console*': {
          ...page,
          functionAssociations: [
            { function: this.consoleAddresses(name), eventType: FunctionEventType.VIEWER_REQUEST },
          ],
        },
      },
    });
    acknowledge(distribution, 'no-geo-restriction');
    if (stage.domain === undefined) {
      skipCheckov(distribution, 'CKV_AWS_174', acknowledgments['cloudfront-certificate'].reason);
      acknowledge(distribution, 'cloudfront-certificate');
    }
    this.bucketName = files.bucketName;
    this.target = distribution.distributionDomainName;
    this.addresses = [...(stage.domain === undefined ? [] : [stage.domain.name]), this.target].map(
      (host) => `https://${host}`,
    );
  }

  /** The shop's own name for pages and API. */
  private aliasOf({
    domain,
  }: Stage): Pick<DistributionProps, 'domainNames' | 'certificate' | 'minimumProtocolVersion'> {
    if (domain === undefined) return {};
    return {
      domainNames: [domain.name],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    };
  }

  /** Names of CloudFront are global: without the region, the same stage in two regions would collide. */
  private access(name: string): S3OriginAccessControl {
    return new S3OriginAccessControl(this, 'Access', { originAccessControlName: `${name}-${Aws.REGION}` });
  }

  /** The console finds its view by the address, so every address below `/console` is its page, as in the local server. */
  private consoleAddresses(name: string): CloudFrontFunction {
    return new CloudFrontFunction(this, 'Console', {
      functionName: `${name}-console-${Aws.REGION}`,
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(consoleRewrite),
    });
  }

  /** The headers of the local server, from the same place. */
  private securityHeaders(name: string, withStripe: boolean): ResponseHeadersPolicy {
    const { account, region } = Stack.of(this);
    const signIn = `https://${name}-${account}.auth.${region}.amazoncognito.com`;
    return new ResponseHeadersPolicy(this, 'Headers', {
      responseHeadersPolicyName: `${name}-${region}`,
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: pagePolicy({ signIn, withStripe }), override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption[pageSecurity.frames], override: true },
        referrerPolicy: { referrerPolicy: pageSecurity.referrers as HeadersReferrerPolicy, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.seconds(pageSecurity.strictTransportSeconds),
          includeSubdomains: true,
          override: true,
        },
      },
    });
  }
}

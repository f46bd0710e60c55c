import { errors, type JWTVerifyGetKey } from 'jose';
import type { Operation } from '#adapters/http/operation';
import type { Handler } from '#adapters/lambda/handler';
import type { Metrics } from '#application/ports';
import { assetsIn } from '#infrastructure/assets';
import { configurationFrom } from '#infrastructure/configuration';
import { deployedSettings } from '#infrastructure/deployed-settings';
import { jsonLine, logTo } from '#infrastructure/log';
import { needsOf } from '#infrastructure/needs';
import { remoteKeys } from '#infrastructure/remote-keys';
import { createService } from '#infrastructure/service';
import { functionPorts } from '#infrastructure/table-ports';

/** Cognito keeps its keys beside the issuer's name. */
const keysOf = (issuer: string): JWTVerifyGetKey => remoteKeys(new URL(`${issuer}/.well-known/jwks.json`));

const noKeys: JWTVerifyGetKey = async () => {
  throw new errors.JWKSNoMatchingKey();
};

/** A deployed function: its operations over the table, configured by its environment and by shop.json beside it. */
export const lambdaFor = (operations: readonly Operation[], metrics?: Metrics): Handler => {
  const folder = process.env.LAMBDA_TASK_ROOT ?? '.';
  const configuration = configurationFrom(process.env, needsOf(operations), deployedSettings);
  return createService({
    configuration,
    stored: functionPorts(configuration),
    operations,
    keys: configuration.tokens ? keysOf(configuration.tokens.issuer) : noKeys,
    asset: assetsIn(folder),
    metrics,
    observe: logTo((line) => process.stdout.write(`${line}\n`), 'info', jsonLine),
  });
};

import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import type { Operation } from '#adapters/http/operation';
import { keySetUrl } from '#adapters/http/tokens/key-set';
import { remoteKeys } from '#adapters/http/tokens/remote-keys';
import type { Handler } from '#adapters/lambda/handler';
import { systemClock } from '#adapters/system/clock';
import type { Metrics } from '#application/ports';
import { assetsIn } from '#infrastructure/assets';
import { configurationFrom, type TokenSettings } from '#infrastructure/configuration';
import { deployedSettings } from '#infrastructure/deployed/settings';
import { jsonLine, logTo } from '#infrastructure/log';
import { needsOf } from '#infrastructure/needs';
import { createService } from '#infrastructure/service';
import { functionPorts } from '#infrastructure/table-ports';

/** A function in a network without a way out is told the issuer's keys; any other asks for them. */
const keysOf = ({ issuer, keys }: TokenSettings): JWTVerifyGetKey =>
  keys === undefined ? remoteKeys(keySetUrl(issuer), systemClock.now) : createLocalJWKSet(keys);

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
    keys: configuration.tokens ? keysOf(configuration.tokens) : noKeys,
    asset: assetsIn(folder),
    metrics,
    observe: logTo((line) => process.stdout.write(`${line}\n`), 'info', jsonLine),
  });
};

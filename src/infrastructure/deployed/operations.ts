import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import type { Operation } from '#adapters/http/operation';
import { keySetUrl } from '#adapters/http/tokens/key-set';
import { remoteKeys } from '#adapters/http/tokens/remote-keys';
import type { Handler } from '#adapters/lambda/handler';
import { systemClock } from '#adapters/system/clock';
import { assetsIn } from '#infrastructure/assets';
import { configurationFrom, type TokenSettings } from '#infrastructure/configuration';
import { deadline } from '#infrastructure/deadline';
import { factoriesOf } from '#infrastructure/deployed/factories';
import { flushedAfter } from '#infrastructure/deployed/flushed-after';
import { deployedParts, type PortMakers } from '#infrastructure/deployed/parts';
import { deployedSettings } from '#infrastructure/deployed/settings';
import { jsonLine, logTo } from '#infrastructure/log';
import { needsOf } from '#infrastructure/needs';
import { createService } from '#infrastructure/service';

/** A function in a network without internet access has the issuer's keys in its environment; any other fetches them. */
const keysOf = ({ issuer, keys }: TokenSettings): JWTVerifyGetKey =>
  keys === undefined ? remoteKeys(keySetUrl(issuer), { now: systemClock.now, deadline }) : createLocalJWKSet(keys);

const noKeys: JWTVerifyGetKey = async () => {
  throw new errors.JWKSNoMatchingKey();
};

/**
 * The handler of a deployed function: operations over the ports that they use, configured by the environment and by
 * shop.json beside the function.
 */
export const operationsHandler = (operations: readonly Operation[], makers: Partial<PortMakers>): Handler => {
  const configuration = configurationFrom(process.env, needsOf(operations), deployedSettings);
  const parts = deployedParts(configuration);
  const handler = createService({
    configuration,
    ports: factoriesOf(makers, parts),
    operations,
    keys: configuration.tokens ? keysOf(configuration.tokens) : noKeys,
    asset: assetsIn(process.env.LAMBDA_TASK_ROOT ?? '.'),
    observe: logTo((line) => process.stdout.write(`${line}\n`), 'info', jsonLine),
  });
  return flushedAfter(handler, parts);
};

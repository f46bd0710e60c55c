import type { Operation } from '#adapters/http/operation';
import type { Handler } from '#adapters/lambda/handler';
import type { Metrics } from '#application/ports';
import { assetsIn } from '#infrastructure/assets';
import { configurationFrom } from '#infrastructure/configuration';
import { jsonLine, logTo } from '#infrastructure/log';
import { remoteKeys } from '#infrastructure/remote-keys';
import { createService } from '#infrastructure/service';
import { readShopSettings } from '#infrastructure/shop-settings';
import { tablePorts } from '#infrastructure/table-ports';

/** A deployed function: its operations over the table, configured by its environment and by shop.json beside it. */
export const lambdaFor = (operations: readonly Operation[], metrics?: Metrics): Handler => {
  const folder = process.env.LAMBDA_TASK_ROOT ?? '.';
  const configuration = configurationFrom(process.env, readShopSettings(`${folder}/shop.json`));
  return createService({
    configuration,
    stored: tablePorts(configuration),
    operations,
    // Cognito keeps its keys beside the issuer's name.
    keys: remoteKeys(new URL(`${configuration.issuer}/.well-known/jwks.json`)),
    asset: assetsIn(folder),
    metrics,
    observe: logTo((line) => process.stdout.write(`${line}\n`), 'info', jsonLine),
  });
};

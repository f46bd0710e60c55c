import { createApi } from '#adapters/http/api';
import type { StaticPage } from '#adapters/http/operation';
import { createHandler, type Handler } from '#adapters/lambda/handler';
import { refuse } from '#domain/result';
import { assetsIn } from '#infrastructure/assets';
import { jsonLine, logTo } from '#infrastructure/log';
import { newKey } from '#infrastructure/random';
import { traces } from '#infrastructure/traces';

/** A deployed page: it knows nobody, reads no table and needs no secret, so it is given none. */
export const pageFor = (pages: readonly StaticPage[]): Handler => {
  const api = createApi({
    operations: pages,
    runnerOf: ({ id }) => {
      throw new Error(`${id} is not a page, so it has no use case here`);
    },
    authenticate: async () => refuse({ kind: 'unauthenticated', detail: 'Pages accept no token.' }),
    count: undefined,
    cursors: { read: () => undefined, write: () => '' },
    asset: assetsIn(process.env.LAMBDA_TASK_ROOT ?? '.'),
    isClosed: false,
    corsOrigins: (process.env.CORS_ORIGINS ?? '').split(',').filter((origin) => origin !== ''),
    observe: logTo((line) => process.stdout.write(`${line}\n`), 'info', jsonLine),
    stopwatch: () => performance.now(),
    newKey,
  });
  return createHandler(api, traces);
};

// Writes the contract of the operations in all its forms, or checks that the files still say the same.
import { parseArgs } from 'node:util';
import { operations } from '#adapters/http/operations/registry';
import packageJson from '../../package.json' with { type: 'json' };
import { settle } from '../generated-file';
import { formsOf } from './forms';

const help = `Usage: npm run openapi -- [options]

Writes what is made of the operations of the service: docs/openapi.json, the types of the TypeScript client
(clients/typescript/schema.ts), and requests to send (clients/orders.http, clients/orders.postman_collection.json).

Options
  --check      writes nothing; fails when a file is not what would be written, and names it
  -h, --help   this text

Exit code 0: written, or unchanged; 1: stale; 2: wrong options.`;

const options = (() => {
  try {
    return parseArgs({
      options: { check: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
    }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${help}`);
    process.exit(2);
  }
})();

if (options.help) console.log(help);
else
  for (const [path, text] of Object.entries(await formsOf(operations, packageJson.version)))
    settle(path, text, 'npm run openapi', options.check);

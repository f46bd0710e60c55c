// Writes the contract of the operations in all its forms, or checks that the files are up to date.
import { operations } from '#adapters/http/operations/registry';
import packageJson from '../../package.json' with { type: 'json' };
import { command } from '../command.mjs';
import { writeGenerated } from '../generated-file';
import { formsOf } from './forms';

const usage = `Usage: npm run openapi -- [options]

Writes the files that are generated from the operations of the service: docs/openapi.json, the types of the TypeScript
client (clients/typescript/schema.ts), and sample requests (clients/orders.http, clients/orders.postman_collection.json).

Options
  --check      write nothing, and fail when a file is out of date
  -h, --help   this text

Exit code 0: written, or up to date; 1: out of date; 2: wrong options.`;

await command({
  usage,
  options: { check: { type: 'boolean', default: false } },
  run: async ({ check }) => {
    const files = Object.entries(await formsOf(operations, packageJson.version));
    const results = files.map(([path, text]) => writeGenerated(path, text, 'npm run openapi', check));
    return results.every(Boolean) ? 0 : 1;
  },
});

import { join } from 'node:path';
import { root } from '../../project.mjs';
import { findPython, pythonWith } from '../../python.mjs';

/** The Python that runs the AWS command line: `python -m awscli`. Its package is installed the first time. */
export const pythonOfAws = async (say: (text: string) => void): Promise<string> => {
  const requirements = join(root, 'scripts/operate/runbook/requirements.txt');
  const cacheFolder = join(root, 'node_modules/.cache/runbook');
  return pythonWith(await findPython(), { tool: 'awscli', requirements, cacheFolder }, say);
};

import { expect, test } from '@jest/globals';
import { type Recorded, wrongIn } from '../../../scripts/operate/runbook/check';
import { sectionsIn } from '../../../scripts/operate/runbook/sections';

test('the commands of a section are one script, with the places to fill in filled', () => {
  const page = ['# Page', '## One', '```sh', 'A=…', '```', 'text', '```sh', 'echo $A', '```', '```json', '{}', '```'];
  const nested = ['### Two', '- item', '', '  ```sh', '  echo two', '  ```'];
  expect(sectionsIn([...page, ...nested].join('\n'))).toEqual([
    { heading: 'One', script: 'A=sample-0123456789abcdef\necho $A' },
    { heading: 'Two', script: '  echo two' },
  ]);
});

const helpOf = async (script: string) =>
  script === 'deploy' ? 'Usage: npm run deploy\n  --stage NAME\n  -c NAME=VALUE' : undefined;
const wrong = (...recorded: readonly Recorded[]) => wrongIn(recorded, helpOf, ['rollout']);
const npm = (...args: readonly string[]): Recorded => ({ program: 'npm', args });
const put = (arn: string, named: string): Recorded => ({
  ...{ program: 'aws', operation: 'PutResourcePolicy' },
  parameters: { ResourceArn: arn, Policy: JSON.stringify({ Resource: named }) },
});

test.each<[string, Recorded, readonly string[]]>([
  ['a script with its options', npm('run', '--silent', 'deploy', '--', '--stage', 'prod', '-c', 'rollout=none'), []],
  ['a script that is missing', npm('run', 'depoly'), ['there is no npm run depoly']],
  [
    'an option that is missing',
    npm('run', 'deploy', '--', '--stag', 'x', '--stage', 'y'),
    ['npm run deploy has no --stag'],
  ],
  ['a setting that is missing', npm('run', 'deploy', '--', '-c', 'rolout=none'), ['rolout is no setting of a stage']],
  ['another command of npm', npm('ci'), []],
  ['a policy of its resource', put('arn:b', 'arn:b'), []],
  [
    'a policy of another resource',
    put('arn:b', 'arn:a'),
    ['the policy of arn:b names another resource: {"Resource":"arn:a"}'],
  ],
])('%s', async (_, recorded, expected) => {
  expect(await wrong(recorded)).toEqual(expected);
});

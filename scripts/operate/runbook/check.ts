/** A command of the runbook as a stub recorded it. */
export type Recorded =
  | {
      readonly program: 'aws';
      readonly operation: string;
      readonly parameters: Readonly<Record<string, unknown>>;
    }
  | { readonly program: 'npm' | 'npx' | 'git' | 'curl'; readonly args: readonly string[] };

type HelpOf = (script: string) => Promise<string | undefined>;

/** A policy that was copied to another resource still names the first one. */
const wrongPolicy = ({ operation, parameters }: Extract<Recorded, { program: 'aws' }>): readonly string[] => {
  const { ResourceArn: arn, Policy: policy } = parameters;
  return operation === 'PutResourcePolicy' && !String(policy).includes(`"${arn}"`)
    ? [`the policy of ${arn} names another resource: ${policy}`]
    : [];
};

const names = (help: string, option: string): boolean => new RegExp(`(?<![\\w-])${option}(?![\\w-])`).test(help);

/** An npm script that is missing, an option that its help does not name, or a setting that no stage has. */
const wrongScript = async (args: readonly string[], helpOf: HelpOf, settings: readonly string[]) => {
  if (args[0] !== 'run') return [];
  const [script = '', ...rest] = args.slice(1).filter((arg) => arg !== '--silent');
  const help = await helpOf(script);
  if (help === undefined) return [`there is no npm run ${script}`];
  const options = rest.filter((arg) => /^--?[a-z]/.test(arg));
  const unknown = options
    .filter((option) => !names(help, option))
    .map((option) => `npm run ${script} has no ${option}`);
  const set = rest.flatMap((arg, index) => (rest[index - 1] === '-c' ? [arg.split('=')[0] ?? ''] : []));
  return [
    ...unknown,
    ...set.filter((name) => !settings.includes(name)).map((name) => `${name} is no setting of a stage`),
  ];
};

/** The faults of commands that ran without a failure. */
export const wrongIn = async (
  recorded: readonly Recorded[],
  helpOf: HelpOf,
  settings: readonly string[],
): Promise<readonly string[]> => {
  const wrong = recorded.map((each) => {
    if (each.program === 'aws') return wrongPolicy(each);
    return each.program === 'npm' ? wrongScript(each.args, helpOf, settings) : [];
  });
  return (await Promise.all(wrong)).flat();
};

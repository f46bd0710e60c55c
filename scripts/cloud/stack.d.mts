/** Who letters are from. */
export const mailSender: string;
/** What `npm run synth` does, of this tree or a copy of it, to a folder. */
export function synthesise(output: string, tree?: string): Promise<void>;
/** Prepares the account as for any CDK application. */
export function bootstrap(assembly: string, env: NodeJS.ProcessEnv): Promise<string>;
/** Deploys what was synthesised, or updates what is deployed; resolves to the stack's outputs. */
export function deploy(assembly: string, env: NodeJS.ProcessEnv): Promise<Record<string, string>>;

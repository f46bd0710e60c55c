/** The order in which Jest runs the proofs on the deployed stack. */
export default function Sequencer(): { sort<Test extends { readonly path: string }>(tests: readonly Test[]): Test[] };

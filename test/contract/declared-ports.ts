import { readFileSync } from 'node:fs';
import ts from 'typescript';

const source = new URL('../../src/application/ports.ts', import.meta.url);

const membersOf = (node: ts.TypeNode): readonly string[] =>
  ts.isTypeLiteralNode(node) ? node.members.flatMap((member) => (member.name ? [member.name.getText()] : [])) : [];

/**
 * What ports.ts declares, read from its source: the ports by name, and what each offers as `port.member`, or as `port`
 * where the port is one function.
 */
export const declaredPorts = (): { readonly names: readonly string[]; readonly offers: readonly string[] } => {
  const file = ts.createSourceFile(source.pathname, readFileSync(source, 'utf8'), ts.ScriptTarget.ES2022, true);
  const types = new Map(file.statements.filter(ts.isTypeAliasDeclaration).map(({ name, type }) => [name.text, type]));
  const ports = types.get('Ports');
  if (ports === undefined || !ts.isTypeLiteralNode(ports)) throw new Error('ports.ts declares no type Ports');

  const names: string[] = [];
  const offers: string[] = [];
  for (const port of ports.members) {
    if (!ts.isPropertySignature(port) || port.type === undefined) throw new Error('a port is a property with a type');
    const name = port.name.getText();
    const type = types.get(port.type.getText());
    if (type === undefined) throw new Error(`ports.ts does not declare the type of ${name}`);
    const members = membersOf(type);
    names.push(name);
    offers.push(...(members.length === 0 ? [name] : members.map((member) => `${name}.${member}`)));
  }
  return { names, offers };
};

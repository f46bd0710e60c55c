import { readFileSync } from 'node:fs';
import ts from 'typescript';

const source = new URL('../../src/application/ports.ts', import.meta.url);

const membersOf = (node: ts.TypeNode): readonly string[] =>
  ts.isTypeLiteralNode(node) ? node.members.flatMap((member) => (member.name ? [member.name.getText()] : [])) : [];

/**
 * The names of the ports that ports.ts declares, and their members as `port.member`, or as `port` if the port is one
 * function. Read from the source.
 */
export const declaredPorts = (): { readonly names: readonly string[]; readonly members: readonly string[] } => {
  const file = ts.createSourceFile(source.pathname, readFileSync(source, 'utf8'), ts.ScriptTarget.ES2022, true);
  const types = new Map(file.statements.filter(ts.isTypeAliasDeclaration).map(({ name, type }) => [name.text, type]));
  const ports = types.get('Ports');
  if (ports === undefined || !ts.isTypeLiteralNode(ports)) throw new Error('ports.ts declares no type Ports');

  const names: string[] = [];
  const members: string[] = [];
  for (const port of ports.members) {
    if (!ts.isPropertySignature(port) || port.type === undefined) throw new Error('a port is a property with a type');
    const name = port.name.getText();
    const type = types.get(port.type.getText());
    if (type === undefined) throw new Error(`ports.ts does not declare the type of ${name}`);
    const ownMembers = membersOf(type);
    names.push(name);
    members.push(...(ownMembers.length === 0 ? [name] : ownMembers.map((member) => `${name}.${member}`)));
  }
  return { names, members };
};

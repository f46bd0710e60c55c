import { defineStaticPage } from '#adapters/http/operation';
import {
  type ContractFacts,
  contractFactsOf,
  contractFile,
  type ListedOperation,
} from '#adapters/http/operations/service/contract-facts';
import { linkTo, listMediaTypes, listReply, tableOf } from '#adapters/http/operations/service/list-reply';
import { sentence } from '#adapters/http/page-style';

/** The place of an operation in the reference page. */
const referenceOf = (area: string, id: string): string => `/docs#/${area}/${id}`;

const links = { contract: '/openapi.json', reference: '/docs', problems: '/problems' } as const;

const rowOf =
  (area: string) =>
  ({ id, method, path, summary }: ListedOperation): readonly string[] => [
    method,
    linkTo(referenceOf(area, id), path),
    sentence(summary),
  ];

const pageOf = (areas: ContractFacts['areas']): string => {
  const others = Object.values(links).map((path) => linkTo(path));
  const sections = areas.map(
    ({ name, description, operations }) =>
      `<h2>${name}</h2><p>${sentence(description)}</p>${tableOf(operations.map(rowOf(name)))}`,
  );
  return `<p>See also ${others.join(', ')}.</p>${sections.join('')}`;
};

export const listOperationsOperation = defineStaticPage({
  id: 'listOperations',
  path: '/v1',
  tag: 'Service',
  summary: 'The operations of this service, by area',
  description: 'A first look: JSON, or a page for a browser. The contract has the rest.',
  mediaTypes: listMediaTypes,
  assets: [contractFile],
  content: (asset, _, mediaType) => {
    const areas = contractFactsOf(asset)?.areas;
    if (areas === undefined) return undefined;
    const listed = areas.map(({ operations, ...area }) => ({
      ...area,
      operations: operations.map((each) => ({ ...each, reference: referenceOf(area.name, each.id) })),
    }));
    return listReply({ title: 'Operations', page: pageOf(areas), body: { areas: listed, links } }, mediaType);
  },
});

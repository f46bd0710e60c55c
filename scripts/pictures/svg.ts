import { sizes } from './layout';
import type { Layout, PlacedEdge, PlacedNode, Point } from './placed';
import { type Family, roles } from './roles';

export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

/** For light and for dark pages. The contrast of text is at least 4.5 to 1. */
export const colors: Readonly<Record<Family, readonly [light: string, dark: string]>> = {
  outside: ['#4a5563', '#aab4c0'],
  edge: ['#6b46c1', '#b794f4'],
  compute: ['#a8500a', '#f0a35e'],
  data: ['#1f5fa8', '#7cb8f5'],
  events: ['#0f6e66', '#5cd6c8'],
  care: ['#475569', '#aab4c0'],
};
const families = Object.entries(colors);
const inks = (shade: 0 | 1) =>
  families.map(([name, pair]) => `.${name} .service{fill:${pair[shade]}}.${name} .bar{fill:${pair[shade]}}`).join('');

const styles = `
.page{fill:#fff}.frame{fill:#f4f5f7;stroke:#d5dae1}.box{fill:#fff;stroke:#98a2b0}.outside .box{stroke-dasharray:4 3}
text{fill:#1c2430;font-size:${sizes.line}px}.band{font-size:13px;font-weight:600;fill:#4a5563}
.service{font-size:${sizes.service}px;font-weight:600}.title{font-size:${sizes.title}px;font-weight:600}.small{fill:#4a5563}
.flow{fill:none;stroke:#3b4552;stroke-width:1.6}.failure{fill:none;stroke:#b42318;stroke-width:1.6;stroke-dasharray:5 4}
.head-flow{fill:#3b4552}.head-failure{fill:#b42318}${inks(0)}
@media (prefers-color-scheme:dark){
.page{fill:#0d1117}.frame{fill:#151b23;stroke:#2b3542}.box{fill:#1d2530;stroke:#5f6d7e}
text{fill:#e6edf3}.band,.small{fill:#aab4c0}
.flow{stroke:#aab4c0}.failure{stroke:#ff8a7a}.head-flow{fill:#aab4c0}.head-failure{fill:#ff8a7a}${inks(1)}
}`;

const marker = (kind: string) =>
  `<marker id="${kind}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path class="head-${kind}" d="M0 0L10 5L0 10z"/></marker>`;

/** Bends are rounded, unless their lines are too short. */
const pathOf = (points: readonly Point[]): string =>
  points
    .map((point, place) => {
      const [before, after] = [points[place - 1], points[place + 1]];
      if (before === undefined) return `M${point.x} ${point.y}`;
      if (after === undefined) return `L${point.x} ${point.y}`;
      const nearer = (other: Point) => {
        const length = Math.abs(other.x - point.x) + Math.abs(other.y - point.y);
        const radius = Math.min(7, length / 2);
        return `${point.x + (radius * (other.x - point.x)) / length} ${point.y + (radius * (other.y - point.y)) / length}`;
      };
      return `L${nearer(before)}Q${point.x} ${point.y} ${nearer(after)}`;
    })
    .join('');

const edge = ({ kind, points }: PlacedEdge) =>
  `<path class="${kind}" d="${pathOf(points)}" marker-end="url(#${kind})"/>`;

const box = ({ id, role, title, text, x, y, width, height }: PlacedNode, isLinked: boolean): string => {
  const left = x + sizes.padding + 2;
  const lines = text.map(
    (line, place) =>
      `<text class="small" x="${left}" y="${y + sizes.firstLineAt + place * sizes.leading}">${escaped(line)}</text>`,
  );
  const group = [
    `<g class="${roles[role].family}">`,
    `<rect class="box" x="${x}" y="${y}" width="${width}" height="${height}" rx="6"/>`,
    `<rect class="bar" x="${x}" y="${y + 6}" width="4" height="${height - 12}" rx="2"/>`,
    `<text class="service" x="${left}" y="${y + sizes.serviceAt}">${escaped(roles[role].service)}</text>`,
    `<text class="title" x="${left}" y="${y + sizes.titleAt}">${escaped(title)}</text>`,
    ...lines,
    '</g>',
  ].join('\n');
  return isLinked ? `<a href="#${id}"><title>${escaped(`${title}: what is behind it`)}</title>\n${group}\n</a>` : group;
};

const legend = (top: number): string =>
  (['flow', 'failure'] as const)
    .map((kind, place) => {
      const [x, words] = [32 + place * 190, kind === 'flow' ? 'calls or events' : 'failures after all retries'];
      const line = `<path class="${kind}" d="M${x} ${top}H${x + 34}" marker-end="url(#${kind})"/>`;
      return `${line}<text class="small" x="${x + 42}" y="${top + 4}">${words}</text>`;
    })
    .join('\n');

/** The picture. In a page its boxes link to the list of their resources. */
export const svgOf = ({ width, height, frames, nodes, edges }: Layout, source: string, isLinked = false): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="${isLinked ? 'group' : 'img'}" aria-labelledby="title" font-family="Inter, -apple-system, 'Segoe UI', 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif">`,
    '<title id="title">The order service on AWS</title>',
    `<style>${styles}</style>`,
    `<defs>${marker('flow')}${marker('failure')}</defs>`,
    `<rect class="page" width="${width}" height="${height}" rx="10"/>`,
    ...frames.map(
      (frame) =>
        `<rect class="frame" x="${frame.x}" y="${frame.y}" width="${frame.width}" height="${frame.height}" rx="10"/><text class="band" x="${frame.x + 16}" y="${frame.y + 21}">${frame.title}</text>`,
    ),
    ...edges.map(edge),
    ...nodes.map((node) => box(node, isLinked)),
    legend(height - 20),
    `<text class="small" x="${width - 32}" y="${height - 16}" text-anchor="end">${escaped(source)}</text>`,
    '</svg>',
    '',
  ].join('\n');

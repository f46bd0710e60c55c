import type { Edge, Node } from './model';
import type { Band } from './roles';

export type Point = { readonly x: number; readonly y: number };
export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};
export type PlacedNode = Node & Box & { readonly text: readonly string[] };
export type PlacedEdge = Edge & { readonly points: readonly Point[] };
export type Frame = Box & { readonly band: Band; readonly title: string };
export type Layout = {
  readonly width: number;
  readonly height: number;
  readonly frames: readonly Frame[];
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
};

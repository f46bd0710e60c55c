import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

const require = createRequire(import.meta.url);
const fontFiles = [
  require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  require.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
];

let fonts: Promise<{ readonly fontBuffers: Uint8Array[] }> | undefined;

/** WebAssembly and bundled fonts give the same bytes on every machine, also on one without fonts. */
const loadFonts = async () => {
  await initWasm(await readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return { fontBuffers: await Promise.all(fontFiles.map((file) => readFile(file))) };
};

const renderer = async (svg: string, zoom: number) => {
  fonts ??= loadFonts();
  const font = { ...(await fonts), defaultFontFamily: 'Inter' };
  return new Resvg(svg, { font, fitTo: { mode: 'zoom', value: zoom } });
};

/** In its light colors, and large enough for a slide. */
export const pngOf = async (svg: string): Promise<Uint8Array> => (await renderer(svg, 1.5)).render().asPng();

/** The width of a text of the picture as it is drawn. */
export const widthOf = async (text: string, size: number, weight: number): Promise<number> => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" font-family="Inter"><text font-size="${size}" font-weight="${weight}">${text}</text></svg>`;
  return (await renderer(svg, 1)).getBBox()?.width ?? 0;
};

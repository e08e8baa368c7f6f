// Reads diagrams with the parsers of their languages and prints what they found as JSON, a line each.
//
// usage: node read.mjs FOLDER LANGUAGE FILE...      FOLDER is where the packages are installed
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, language, ...files] = process.argv.slice(2);
const load = (path) => import(pathToFileURL(resolve(folder, 'node_modules', path)).href);

async function mermaidReader() {
  const { JSDOM } = await load('jsdom/lib/api.js').then((module) => module.default);
  const { window } = new JSDOM('<!DOCTYPE html><body></body>');
  Object.assign(globalThis, { window, document: window.document });
  const mermaid = (await load('mermaid/dist/mermaid.core.mjs')).default;
  mermaid.initialize({ startOnLoad: false, maxEdges: 1e6, maxTextSize: 1e9 });
  // Its entities are kept encoded until a label is drawn.
  const decoded = (text = '') =>
    text.replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code)));
  return async (text) => {
    const { diagramType, config } = await mermaid.parse(text);
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
    const { db } = diagram;
    const edges = db.getEdges().map(({ start, end, text }) => [start, end, decoded(text)]);
    const groups = db.getSubGraphs().map(({ id, title, nodes }) => [id, decoded(title), nodes.length]);
    // Mermaid sets the title only when it draws. What stands between double quotes in YAML as it is
    // written here is JSON as well.
    const lines = /^---\ntitle: (".*")\n---\n/.exec(text);
    const title = lines ? JSON.parse(lines[1]) : '';
    // A group that has a style counts as a box as well.
    const named = new Set(groups.map(([id]) => id));
    const boxes = [...db.getVertices().values()].filter(({ id }) => !named.has(id));
    const nodes = boxes.map(({ id, text }) => [id, decoded(text)]);
    return { type: diagramType, config, title, nodes, edges, groups };
  };
}

async function d2Reader() {
  const { D2 } = await load('@terrastruct/d2/dist/node-esm/index.js');
  const d2 = new D2();
  return async (text) => {
    const { diagram } = await d2.compile(text);
    const shapes = diagram.shapes.map(({ id, label }) => [id, label]);
    const edges = diagram.connections.map(({ src, dst, label }) => [src, dst, label]);
    return { nodes: shapes, edges };
  };
}

const read = await { mermaid: mermaidReader, d2: d2Reader }[language]();
for (const file of files) {
  process.stdout.write(JSON.stringify(await read(readFileSync(file, 'utf8'))) + '\n');
}
process.exit(0);

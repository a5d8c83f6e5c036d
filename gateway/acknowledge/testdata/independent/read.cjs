// Reads interchanges with two X12 readers that are not ours: node-x12, which
// checks counts and control numbers of the envelope (strict), and x12-parser,
// which gives every segment in its components. Argument: the folder with
// node_modules. In: [{name, text}]. Out: [{name, tree, flat, error}], a tree
// being [[id, element ...] ...] and flat [{name, "1": ..., "1-1": ...} ...].
const { createRequire } = require('node:module');
const need = createRequire(process.argv[2] + '/');
const { X12Parser } = need('node-x12');
const { X12parser } = need('x12-parser');

const words = (segment) => [segment.tag, ...segment.elements.map((e) => String(e.value))];

function tree(text) {
  const parser = new X12Parser(true);
  const read = parser.parse(text);
  if (parser.diagnostics.length > 0) throw new Error(parser.diagnostics.map((d) => d.message).join('; '));
  const out = [words(read.header)];
  for (const group of read.functionalGroups) {
    out.push(words(group.header));
    for (const set of group.transactions) out.push(words(set.header), ...set.segments.map(words), words(set.trailer));
    out.push(words(group.trailer));
  }
  out.push(words(read.trailer));
  return out;
}

function flat(text) {
  return new Promise((resolve, reject) => {
    const parser = new X12parser('utf8');
    const out = [];
    parser.on('data', (segment) => segment.name !== '' && out.push(segment));
    parser.on('end', () => resolve(out));
    parser.on('error', reject);
    const bytes = Buffer.from(text); // in two pieces, as from a connection
    parser.write(bytes.subarray(0, 200));
    parser.end(bytes.subarray(200));
  });
}

async function main() {
  const out = [];
  for (const { name, text } of JSON.parse(require('node:fs').readFileSync(0, 'utf8'))) {
    const one = { name };
    try {
      one.flat = await flat(text);
      if (!one.flat.some((s) => s.name === 'TA1')) one.tree = tree(text); // node-x12 knows no TA1
    } catch (e) {
      one.error = String(e);
    }
    out.push(one);
  }
  process.stdout.write(JSON.stringify(out));
}
main();

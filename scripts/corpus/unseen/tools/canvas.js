// SPDX-License-Identifier: Apache-2.0
// Reads the marks of Canvas.tsv.
const fs = require('fs');
const LIB = '/usr/share/fonts/truetype/liberation/Liberation';
exports.TTF = { H: LIB + 'Sans-Regular.ttf', HB: LIB + 'Sans-Bold.ttf', HI: LIB + 'Sans-Italic.ttf', T: LIB + 'Serif-Regular.ttf', TB: LIB + 'Serif-Bold.ttf', C: LIB + 'Mono-Regular.ttf', CB: LIB + 'Mono-Bold.ttf', N: LIB + 'SansNarrow-Regular.ttf' };
exports.BASE = { H: 'Helvetica', HB: 'Helvetica-Bold', HI: 'Helvetica-Oblique', T: 'Times-Roman', TB: 'Times-Bold', C: 'Courier', CB: 'Courier-Bold', N: 'Helvetica' };
exports.read = (p) => fs.readFileSync(p, 'utf8').trimEnd().split('\n').map((l) => {
  const o = l.split('\t');
  if (o[0] === 't') return { k: 't', x: +o[1], y: +o[2], size: +o[3], font: o[4], a: o[5], grey: +o[6], s: o[7] };
  return { k: o[0], v: o.slice(1).map(Number) };
});

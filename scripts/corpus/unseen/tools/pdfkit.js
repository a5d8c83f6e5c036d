// SPDX-License-Identifier: Apache-2.0
const fs = require('fs'), PDF = require('pdfkit'), c = require('./canvas.js');
const ops = c.read(process.argv[3]), size = ops[0].v, fonts = process.argv[2] === 'ttf' ? c.TTF : c.BASE;
const d = new PDF({ size, margin: 0, autoFirstPage: true });
d.pipe(fs.createWriteStream(process.argv[4]));
for (const o of ops.slice(1)) {
  if (o.k === 't') {
    d.font(fonts[o.font]).fontSize(o.size).fillColor([o.grey * 255, o.grey * 255, o.grey * 255]);
    const w = d.widthOfString(o.s), x = o.x - (o.a === 'r' ? w : o.a === 'c' ? w / 2 : 0);
    d.text(o.s, x, o.y, { lineBreak: false, baseline: 'alphabetic' });
  } else if (o.k === 'l') d.lineWidth(o.v[4]).moveTo(o.v[0], o.v[1]).lineTo(o.v[2], o.v[3]).strokeColor('black').stroke();
  else if (o.k === 'r') {
    if (o.v[4] >= 0) d.rect(...o.v.slice(0, 4)).fillColor([o.v[4] * 255, o.v[4] * 255, o.v[4] * 255]).fill();
    if (o.v[5] > 0) d.lineWidth(o.v[5]).rect(...o.v.slice(0, 4)).strokeColor('black').stroke();
  } else d.addPage({ size, margin: 0 });
}
d.end();

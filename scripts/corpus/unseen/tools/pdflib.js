// SPDX-License-Identifier: Apache-2.0
// Like the others, and a mark whose text begins with "@" is a filled field of a form.
const fs = require('fs'), { PDFDocument, StandardFonts, grayscale } = require('pdf-lib'), c = require('./canvas.js');
(async () => {
  const ops = c.read(process.argv[2]), size = ops[0].v, d = await PDFDocument.create(), f = {};
  for (const k of Object.keys(c.BASE)) f[k] = await d.embedFont(c.BASE[k]);
  let p = d.addPage(size), n = 0;
  const form = d.getForm(), Y = (y) => size[1] - y;
  for (const o of ops.slice(1)) {
    if (o.k === 't' && o.s[0] === '@') {
      const s = o.s.slice(1), w = Math.max(f[o.font].widthOfTextAtSize(s, o.size) + 8, 24), t = form.createTextField('field' + ++n);
      t.setText(s);
      const x = o.x - (o.a === 'r' ? w - 3 : 3);
      t.addToPage(p, { x, y: Y(o.y) - 4, width: w, height: o.size + 6, borderWidth: 0, font: f[o.font] });
      t.setFontSize(o.size);
      if (o.a === 'r') t.setAlignment(2);
    } else if (o.k === 't') {
      const w = f[o.font].widthOfTextAtSize(o.s, o.size);
      p.drawText(o.s, { x: o.x - (o.a === 'r' ? w : o.a === 'c' ? w / 2 : 0), y: Y(o.y), size: o.size, font: f[o.font], color: grayscale(o.grey) });
    } else if (o.k === 'l') p.drawLine({ start: { x: o.v[0], y: Y(o.v[1]) }, end: { x: o.v[2], y: Y(o.v[3]) }, thickness: o.v[4] });
    else if (o.k === 'r') p.drawRectangle({ x: o.v[0], y: Y(o.v[1]) - o.v[3], width: o.v[2], height: o.v[3], borderWidth: o.v[5], ...(o.v[4] >= 0 ? { color: grayscale(o.v[4]) } : {}), borderColor: grayscale(0) });
    else p = d.addPage(size);
  }
  fs.writeFileSync(process.argv[3], await d.save());
})().catch((e) => { console.error(e); process.exit(1); });

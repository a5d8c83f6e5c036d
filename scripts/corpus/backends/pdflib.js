// SPDX-License-Identifier: Apache-2.0
const fs = require('fs'), { PDFDocument, StandardFonts, grayscale } = require('pdf-lib');
(async () => {
  const d = JSON.parse(fs.readFileSync(process.argv[2], 'utf8')), p = await PDFDocument.create(), F = {};
  for (const [k, n] of Object.entries({ s: 'Helvetica', b: 'HelveticaBold', m: 'Courier', n: 'CourierBold', r: 'TimesRoman', q: 'TimesRomanBold' })) F[k] = await p.embedFont(StandardFonts[n]);
  for (const ops of d.pages) {
    const g = p.addPage([d.w, d.h]);
    for (const [k, ...a] of ops) {
      if (k === 't') { const f = F[a[3]], w = f.widthOfTextAtSize(a[4], a[2]); g.drawText(a[4], { x: a[0] - (a[5] === 'r' ? w : a[5] === 'c' ? w / 2 : 0), y: d.h - a[1], size: a[2], font: f }); }
      else if (k === 'l') g.drawLine({ start: { x: a[0], y: d.h - a[1] }, end: { x: a[2], y: d.h - a[3] }, thickness: a[4] });
      else if (k === 'r') g.drawRectangle({ x: a[0], y: d.h - a[1] - a[3], width: a[2], height: a[3], borderWidth: a[4], borderColor: grayscale(0) });
      else g.drawRectangle({ x: a[0], y: d.h - a[1] - a[3], width: a[2], height: a[3], color: grayscale(a[4]) });
    }
  }
  fs.writeFileSync(process.argv[3], await p.save());
})();

// SPDX-License-Identifier: Apache-2.0
const fs = require('fs'), PDF = require('pdfkit');
const d = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const F = { s: 'Helvetica', b: 'Helvetica-Bold', m: 'Courier', n: 'Courier-Bold', r: 'Times-Roman', q: 'Times-Bold' };
const p = new PDF({ size: [d.w, d.h], margin: 0, autoFirstPage: false });
const out = fs.createWriteStream(process.argv[3]); p.pipe(out);
for (const ops of d.pages) {
  p.addPage();
  for (const [k, ...a] of ops) {
    if (k === 't') { p.font(F[a[3]]).fontSize(a[2]); const w = p.widthOfString(a[4]); p.text(a[4], a[0] - (a[5] === 'r' ? w : a[5] === 'c' ? w / 2 : 0), a[1], { lineBreak: false, baseline: 'alphabetic' }); }
    else if (k === 'l') p.lineWidth(a[4]).moveTo(a[0], a[1]).lineTo(a[2], a[3]).stroke();
    else if (k === 'r') p.lineWidth(a[4]).rect(a[0], a[1], a[2], a[3]).stroke();
    else { const g = Math.round(a[4] * 255); p.rect(a[0], a[1], a[2], a[3]).fill([g, g, g]); p.fillColor('black'); }
  }
}
p.end();

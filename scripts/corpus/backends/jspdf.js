// SPDX-License-Identifier: Apache-2.0
const fs = require('fs'), { jsPDF } = require('jspdf');
const d = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const F = { s: ['helvetica', 'normal'], b: ['helvetica', 'bold'], m: ['courier', 'normal'], n: ['courier', 'bold'], r: ['times', 'normal'], q: ['times', 'bold'] };
const p = new jsPDF({ unit: 'pt', format: [d.w, d.h], orientation: d.w > d.h ? 'l' : 'p', compress: true });
d.pages.forEach((ops, i) => {
  if (i) p.addPage([d.w, d.h], d.w > d.h ? 'l' : 'p');
  for (const [k, ...a] of ops) {
    if (k === 't') { p.setFont(...F[a[3]]); p.setFontSize(a[2]); p.text(a[4], a[0], a[1], { align: { l: 'left', r: 'right', c: 'center' }[a[5]] }); }
    else if (k === 'l') { p.setLineWidth(a[4]); p.line(a[0], a[1], a[2], a[3]); }
    else if (k === 'r') { p.setLineWidth(a[4]); p.rect(a[0], a[1], a[2], a[3]); }
    else { p.setFillColor(a[4] * 255); p.rect(a[0], a[1], a[2], a[3], 'F'); }
  }
});
fs.writeFileSync(process.argv[3], Buffer.from(p.output('arraybuffer')));

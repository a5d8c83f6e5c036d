// SPDX-License-Identifier: Apache-2.0
const fs = require('fs'), { jsPDF } = require('jspdf'), c = require('./canvas.js');
const ops = c.read(process.argv[2]), [w, h] = ops[0].v;
const d = new jsPDF({ unit: 'pt', format: [w, h], orientation: w > h ? 'l' : 'p', compress: true });
const fam = { H: 'helvetica', N: 'helvetica', T: 'times', C: 'courier' };
for (const o of ops.slice(1)) {
  if (o.k === 't') {
    d.setFont(fam[o.font[0]], { B: 'bold', I: 'italic' }[o.font[1]] || 'normal').setFontSize(o.size).setTextColor(o.grey * 255);
    d.text(o.s, o.x, o.y, { align: { l: 'left', r: 'right', c: 'center' }[o.a] });
  } else if (o.k === 'l') d.setLineWidth(o.v[4]).line(o.v[0], o.v[1], o.v[2], o.v[3]);
  else if (o.k === 'r') {
    if (o.v[4] >= 0) d.setFillColor(o.v[4] * 255).rect(...o.v.slice(0, 4), 'F');
    if (o.v[5] > 0) d.setLineWidth(o.v[5]).rect(...o.v.slice(0, 4), 'S');
  } else d.addPage([w, h], w > h ? 'l' : 'p');
}
fs.writeFileSync(process.argv[3], Buffer.from(d.output('arraybuffer')));

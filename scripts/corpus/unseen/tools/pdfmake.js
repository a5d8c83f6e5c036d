// SPDX-License-Identifier: Apache-2.0
// Prints a pdfmake document definition (JSON) with the fonts that pdfmake brings.
const fs = require('fs'), path = require('path');
const pdfmake = require('pdfmake');
const dir = path.join(path.dirname(require.resolve('pdfmake/package.json')), 'fonts');
const find = (d) => fs.readdirSync(d, { recursive: true }).filter((f) => /Roboto-.*ttf$/.test(f)).map((f) => path.join(d, f));
const f = (n) => find(dir).find((p) => p.endsWith(n));
pdfmake.setFonts({ Roboto: { normal: f('Roboto-Regular.ttf'), bold: f('Roboto-Medium.ttf'), italics: f('Roboto-Italic.ttf'), bolditalics: f('Roboto-MediumItalic.ttf') } });
const dd = JSON.parse(fs.readFileSync(process.argv[2]));
if (dd.footerText) dd.footer = (p, n) => ({ text: dd.footerText.replace('{p}', p).replace('{n}', n), alignment: 'center', fontSize: 7 });
pdfmake.createPdf(dd).write(process.argv[3]).catch((e) => { console.error(e); process.exit(1); });

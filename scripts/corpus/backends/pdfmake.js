// SPDX-License-Identifier: Apache-2.0
const fs = require('fs'), P = require('pdfmake');
const f = n => ({ normal: n, bold: n + '-Bold', italics: n + '-Oblique', bolditalics: n + '-BoldOblique' });
const doc = new P({ Helvetica: f('Helvetica') }).createPdfKitDocument(JSON.parse(fs.readFileSync(process.argv[2], 'utf8')));
doc.pipe(fs.createWriteStream(process.argv[3])); doc.end();

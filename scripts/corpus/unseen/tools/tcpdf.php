<?php // SPDX-License-Identifier: Apache-2.0
foreach (['/usr/share/php/tcpdf/tcpdf.php', '/usr/share/tcpdf/tcpdf.php'] as $f) if (file_exists($f)) { require $f; break; }
$p = new TCPDF('P', 'mm', 'A4', true, 'UTF-8', false);
$p->setPrintHeader(false); $p->setPrintFooter(false); $p->SetMargins(15, 14, 15); $p->SetFont('helvetica', '', 9);
foreach (explode('<!--page-->', file_get_contents($argv[1])) as $h) { $p->AddPage(); $p->writeHTML($h, true, false, true, false, ''); }
$p->Output($argv[2], 'F');

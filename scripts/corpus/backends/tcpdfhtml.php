<?php // SPDX-License-Identifier: Apache-2.0
error_reporting(E_ALL & ~E_DEPRECATED);
require '/usr/share/php/tcpdf/tcpdf.php';
$p = new TCPDF('P', 'mm', 'A4', true, 'UTF-8'); $p->setPrintHeader(false); $p->setPrintFooter(false);
$p->SetMargins(14,14,14); $p->AddPage(); $p->SetFont('helvetica','',9);
$p->writeHTML(file_get_contents($argv[1])); $p->Output($argv[2], 'F');

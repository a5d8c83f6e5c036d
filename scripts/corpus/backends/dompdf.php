<?php // SPDX-License-Identifier: Apache-2.0
error_reporting(E_ALL & ~E_DEPRECATED);
require '/usr/share/php/dompdf/autoload.php';
$p = new Dompdf\Dompdf(['defaultFont' => 'Helvetica']);
$p->loadHtml(file_get_contents($argv[1])); $p->setPaper('A4'); $p->render();
file_put_contents($argv[2], $p->output());

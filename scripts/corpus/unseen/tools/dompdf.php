<?php // SPDX-License-Identifier: Apache-2.0
foreach (['/usr/share/php/Dompdf/autoload.php', '/usr/share/php/dompdf/autoload.php'] as $f) if (file_exists($f)) { require $f; break; }
$d = new \Dompdf\Dompdf(['defaultFont' => 'Helvetica', 'isFontSubsettingEnabled' => true, 'tempDir' => sys_get_temp_dir(), 'chroot' => '/']);
$d->loadHtml(file_get_contents($argv[1]), 'UTF-8'); $d->setPaper('A4'); $d->render();
file_put_contents($argv[2], $d->output());

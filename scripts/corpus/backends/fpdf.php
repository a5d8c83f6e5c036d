<?php // SPDX-License-Identifier: Apache-2.0
error_reporting(E_ALL & ~E_DEPRECATED);
require '/usr/share/php/fpdf.php';
$d = json_decode(file_get_contents($argv[1]), true);
$p = new FPDF('P', 'pt', [$d['w'], $d['h']]);
$p->SetAutoPageBreak(false);
$f = ['s'=>['Helvetica',''],'b'=>['Helvetica','B'],'m'=>['Courier',''],'n'=>['Courier','B'],'r'=>['Times',''],'q'=>['Times','B']];
foreach ($d['pages'] as $ops) {
  $p->AddPage();
  foreach ($ops as $o) {
    if ($o[0] == 't') { [$k,$x,$y,$z,$n,$s,$a] = $o; $p->SetFont($f[$n][0], $f[$n][1], $z); $s = iconv('UTF-8', 'windows-1252//TRANSLIT', $s);
      $w = $p->GetStringWidth($s); $p->Text($x - ($a=='r' ? $w : ($a=='c' ? $w/2 : 0)), $y, $s); }
    elseif ($o[0] == 'l') { $p->SetLineWidth($o[5]); $p->Line($o[1],$o[2],$o[3],$o[4]); }
    elseif ($o[0] == 'r') { $p->SetLineWidth($o[5]); $p->Rect($o[1],$o[2],$o[3],$o[4]); }
    else { $p->SetFillColor($o[5]*255); $p->Rect($o[1],$o[2],$o[3],$o[4],'F'); }
  }
}
$p->Output('F', $argv[2]);

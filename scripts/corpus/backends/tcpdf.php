<?php // SPDX-License-Identifier: Apache-2.0
error_reporting(E_ALL & ~E_DEPRECATED);
require '/usr/share/php/tcpdf/tcpdf.php';
$d = json_decode(file_get_contents($argv[1]), true);
$p = new TCPDF('P', 'pt', [$d['w'], $d['h']], true, 'UTF-8');
$p->setPrintHeader(false); $p->setPrintFooter(false); $p->SetAutoPageBreak(false); $p->SetMargins(0,0,0); $p->setCellPaddings(0,0,0,0);
$f = ['s'=>['helvetica',''],'b'=>['helvetica','B'],'m'=>['courier',''],'n'=>['courier','B'],'r'=>['times',''],'q'=>['times','B']];
foreach ($d['pages'] as $ops) {
  $p->AddPage($d['w'] > $d['h'] ? 'L' : 'P', [$d['w'], $d['h']]);
  foreach ($ops as $o) {
    if ($o[0] == 't') { [$k,$x,$y,$z,$n,$s,$a] = $o; $p->SetFont($f[$n][0], $f[$n][1], $z);
      $w = $p->GetStringWidth($s); $p->Text($x - ($a=='r' ? $w : ($a=='c' ? $w/2 : 0)), $y - 0.85*$z, $s); }
    elseif ($o[0] == 'l') { $p->SetLineWidth($o[5]); $p->Line($o[1],$o[2],$o[3],$o[4]); }
    elseif ($o[0] == 'r') { $p->SetLineWidth($o[5]); $p->Rect($o[1],$o[2],$o[3],$o[4]); }
    else { $g = $o[5]*255; $p->SetFillColor($g,$g,$g); $p->Rect($o[1],$o[2],$o[3],$o[4],'F'); }
  }
}
$p->Output($argv[2], 'F');

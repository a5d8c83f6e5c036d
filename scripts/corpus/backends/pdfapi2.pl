# SPDX-License-Identifier: Apache-2.0
use strict; use warnings; use JSON::PP; use PDF::API2;
my ($in, $out) = @ARGV;
open my $fh, '<', $in or die; local $/; my $d = decode_json(<$fh>);
my $pdf = PDF::API2->new();
my %n = (s=>'Helvetica', b=>'Helvetica-Bold', m=>'Courier', n=>'Courier-Bold', r=>'Times-Roman', q=>'Times-Bold');
my %f = map { $_ => $pdf->corefont($n{$_}, -encoding => 'latin1') } keys %n;
for my $ops (@{$d->{pages}}) {
  my $p = $pdf->page(); $p->mediabox($d->{w}, $d->{h});
  my $g = $p->gfx(); my $t = $p->text();
  for my $o (@$ops) {
    my ($k, @a) = @$o;
    if ($k eq 't') { $t->font($f{$a[3]}, $a[2]); $t->translate($a[0], $d->{h}-$a[1]);
      $a[5] eq 'r' ? $t->text_right($a[4]) : $a[5] eq 'c' ? $t->text_center($a[4]) : $t->text($a[4]); }
    elsif ($k eq 'l') { $g->linewidth($a[4]); $g->move($a[0], $d->{h}-$a[1]); $g->line($a[2], $d->{h}-$a[3]); $g->stroke(); }
    elsif ($k eq 'r') { $g->linewidth($a[4]); $g->rect($a[0], $d->{h}-$a[1]-$a[3], $a[2], $a[3]); $g->stroke(); }
    else { my $c = sprintf('#%02x%02x%02x', ($a[4]*255)x3); $g->fillcolor($c); $g->rect($a[0], $d->{h}-$a[1]-$a[3], $a[2], $a[3]); $g->fill(); $g->fillcolor('#000000'); }
  }
}
$pdf->saveas($out);

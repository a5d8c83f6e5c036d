# SPDX-License-Identifier: Apache-2.0
use strict; use warnings; use PDF::API2;
my ($in, $out) = @ARGV;
open my $fh, '<:encoding(UTF-8)', $in or die $!;
my $pdf = PDF::API2->new; my ($w, $h, $page, %f);
my %base = (H => 'Helvetica', HB => 'Helvetica-Bold', HI => 'Helvetica-Oblique', T => 'Times-Roman', TB => 'Times-Bold', C => 'Courier', CB => 'Courier-Bold', N => 'Helvetica');
sub fresh { $page = $pdf->page; $page->mediabox(0, 0, $w, $h) }
while (<$fh>) {
    chomp; my @o = split /\t/;
    if ($o[0] eq 'size') { ($w, $h) = @o[1, 2]; fresh() }
    elsif ($o[0] eq 'p') { fresh() }
    elsif ($o[0] eq 't') {
        my $t = $page->text; $f{$o[4]} ||= $pdf->corefont($base{$o[4]}, -encode => 'latin1');
        $t->font($f{$o[4]}, $o[3]); $t->fillcolor(sprintf '#%02x%02x%02x', ($o[6] * 255) x 3); $t->translate($o[1], $h - $o[2]);
        if ($o[5] eq 'r') { $t->text_right($o[7]) } elsif ($o[5] eq 'c') { $t->text_center($o[7]) } else { $t->text($o[7]) }
    } else {
        my $g = $page->gfx;
        if ($o[0] eq 'l') { $g->linewidth($o[5]); $g->move($o[1], $h - $o[2]); $g->line($o[3], $h - $o[4]); $g->stroke }
        else {
            if ($o[5] >= 0) { $g->fillcolor(sprintf '#%02x%02x%02x', ($o[5] * 255) x 3); $g->rect($o[1], $h - $o[2] - $o[4], $o[3], $o[4]); $g->fill }
            if ($o[6] > 0) { $g->linewidth($o[6]); $g->rect($o[1], $h - $o[2] - $o[4], $o[3], $o[4]); $g->stroke }
        }
    }
}
$pdf->saveas($out);

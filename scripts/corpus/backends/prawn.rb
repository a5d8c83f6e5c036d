# SPDX-License-Identifier: Apache-2.0
require 'json'
require 'prawn'
Prawn::Fonts::AFM.hide_m17n_warning = true
d = JSON.parse(File.read(ARGV[0], encoding: 'utf-8'))
h = d['h']
fonts = { 's' => ['Helvetica', :normal], 'b' => ['Helvetica', :bold], 'm' => ['Courier', :normal], 'n' => ['Courier', :bold], 'r' => ['Times-Roman', :normal], 'q' => ['Times-Roman', :bold] }
pdf = Prawn::Document.new(page_size: [d['w'], h], margin: 0, skip_page_creation: true)
d['pages'].each do |ops|
  pdf.start_new_page
  ops.each do |o|
    case o[0]
    when 't'
      _, x, y, size, font, s, align = o
      pdf.font(fonts[font][0], style: fonts[font][1])
      w = pdf.width_of(s, size: size)
      x -= w if align == 'r'
      x -= w / 2 if align == 'c'
      pdf.draw_text(s, at: [x, h - y], size: size)
    when 'l'
      pdf.line_width = o[5]
      pdf.stroke_line([o[1], h - o[2]], [o[3], h - o[4]])
    when 'r'
      pdf.line_width = o[5]
      pdf.stroke_rectangle([o[1], h - o[2]], o[3], o[4])
    else
      pdf.fill_color(format('%02x%02x%02x', *([(o[5] * 255).to_i] * 3)))
      pdf.fill_rectangle([o[1], h - o[2]], o[3], o[4])
      pdf.fill_color('000000')
    end
  end
end
pdf.render_file(ARGV[1])

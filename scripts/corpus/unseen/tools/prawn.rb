# SPDX-License-Identifier: Apache-2.0
require 'prawn'
Prawn::Fonts::AFM.hide_m17n_warning = true rescue nil
lib = '/usr/share/fonts/truetype/liberation/Liberation'
ttf = { 'H' => 'Sans-Regular', 'HB' => 'Sans-Bold', 'HI' => 'Sans-Italic', 'T' => 'Serif-Regular', 'TB' => 'Serif-Bold', 'C' => 'Mono-Regular', 'CB' => 'Mono-Bold', 'N' => 'SansNarrow-Regular' }
base = { 'H' => 'Helvetica', 'N' => 'Helvetica', 'T' => 'Times-Roman', 'C' => 'Courier' }
ops = File.read(ARGV[1], encoding: 'UTF-8').split("\n").map { |l| l.split("\t") }
w, h = ops[0][1].to_f, ops[0][2].to_f
pdf = Prawn::Document.new(page_size: [w, h], margin: 0)
ops[1..-1].each do |o|
  case o[0]
  when 't'
    x, y, s, f, a, g, t = o[1].to_f, h - o[2].to_f, o[3].to_f, o[4], o[5], o[6].to_f, o[7]
    if ARGV[0] == 'ttf' then pdf.font(lib + ttf[f] + '.ttf')
    else pdf.font(base[f[0]], style: { 'B' => :bold, 'I' => :italic }[f[1]] || :normal) end
    tw = pdf.width_of(t, size: s)
    pdf.fill_color(format('%02x%02x%02x', g * 255, g * 255, g * 255))
    pdf.draw_text t, at: [x - (a == 'r' ? tw : a == 'c' ? tw / 2 : 0), y], size: s
  when 'l'
    v = o[1..-1].map(&:to_f); pdf.line_width(v[4]); pdf.stroke_line([v[0], h - v[1]], [v[2], h - v[3]])
  when 'r'
    v = o[1..-1].map(&:to_f)
    if v[4] >= 0
      pdf.fill_color(format('%02x%02x%02x', v[4] * 255, v[4] * 255, v[4] * 255)); pdf.fill_rectangle([v[0], h - v[1]], v[2], v[3])
    end
    if v[5] > 0
      pdf.line_width(v[5]); pdf.stroke_rectangle([v[0], h - v[1]], v[2], v[3])
    end
  when 'p' then pdf.start_new_page
  end
end
pdf.render_file(ARGV[2])

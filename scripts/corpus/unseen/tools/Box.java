// SPDX-License-Identifier: Apache-2.0
import java.nio.file.*;
import org.apache.pdfbox.pdmodel.*;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.*;

public class Box {
    static PDFont base(String f) {
        switch (f) {
            case "HB": return PDType1Font.HELVETICA_BOLD; case "HI": return PDType1Font.HELVETICA_OBLIQUE; case "T": return PDType1Font.TIMES_ROMAN;
            case "TB": return PDType1Font.TIMES_BOLD; case "C": return PDType1Font.COURIER; case "CB": return PDType1Font.COURIER_BOLD; default: return PDType1Font.HELVETICA;
        }
    }
    public static void main(String[] a) throws Exception {
        java.util.List<String> ls = Files.readAllLines(Paths.get(a[0]));
        String[] o = ls.get(0).split("\t");
        float w = Float.parseFloat(o[1]), h = Float.parseFloat(o[2]);
        PDDocument d = new PDDocument();
        PDPage p = new PDPage(new PDRectangle(w, h)); d.addPage(p);
        PDPageContentStream c = new PDPageContentStream(d, p);
        for (String l : ls.subList(1, ls.size())) {
            o = l.split("\t");
            float[] v = new float[o.length];
            for (int i = 1; i < o.length; i++) try { v[i] = Float.parseFloat(o[i]); } catch (NumberFormatException e) { v[i] = 0; }
            if (o[0].equals("t")) {
                PDFont f = base(o[4]);
                float tw = f.getStringWidth(o[7]) / 1000 * v[3], x = v[1] - (o[5].equals("r") ? tw : o[5].equals("c") ? tw / 2 : 0);
                c.beginText(); c.setNonStrokingColor(v[6]); c.setFont(f, v[3]); c.newLineAtOffset(x, h - v[2]); c.showText(o[7]); c.endText();
            } else if (o[0].equals("l")) { c.setLineWidth(v[5]); c.moveTo(v[1], h - v[2]); c.lineTo(v[3], h - v[4]); c.stroke(); }
            else if (o[0].equals("r")) {
                if (v[5] >= 0) { c.setNonStrokingColor(v[5]); c.addRect(v[1], h - v[2] - v[4], v[3], v[4]); c.fill(); }
                if (v[6] > 0) { c.setLineWidth(v[6]); c.addRect(v[1], h - v[2] - v[4], v[3], v[4]); c.stroke(); }
            } else if (o[0].equals("p")) { c.close(); p = new PDPage(new PDRectangle(w, h)); d.addPage(p); c = new PDPageContentStream(d, p); }
        }
        c.close(); d.save(a[1]);
    }
}

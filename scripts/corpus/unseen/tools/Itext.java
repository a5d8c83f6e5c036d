// SPDX-License-Identifier: Apache-2.0
import com.lowagie.text.*;
import com.lowagie.text.pdf.*;
import java.io.*;
import java.nio.file.*;

public class Itext {
    static String base(String f) {
        switch (f) {
            case "HB": return BaseFont.HELVETICA_BOLD; case "HI": return BaseFont.HELVETICA_OBLIQUE; case "T": return BaseFont.TIMES_ROMAN;
            case "TB": return BaseFont.TIMES_BOLD; case "C": return BaseFont.COURIER; case "CB": return BaseFont.COURIER_BOLD; default: return BaseFont.HELVETICA;
        }
    }
    public static void main(String[] a) throws Exception {
        java.util.List<String> ls = Files.readAllLines(Paths.get(a[0]));
        String[] o = ls.get(0).split("\t");
        float w = Float.parseFloat(o[1]), h = Float.parseFloat(o[2]);
        Document d = new Document(new Rectangle(w, h));
        PdfWriter pw = PdfWriter.getInstance(d, new FileOutputStream(a[1]));
        d.open();
        PdfContentByte c = pw.getDirectContent();
        for (String l : ls.subList(1, ls.size())) {
            o = l.split("\t");
            float[] v = new float[o.length];
            for (int i = 1; i < o.length; i++) try { v[i] = Float.parseFloat(o[i]); } catch (NumberFormatException e) { v[i] = 0; }
            if (o[0].equals("t")) {
                BaseFont bf = BaseFont.createFont(base(o[4]), BaseFont.CP1252, false);
                c.beginText(); c.setGrayFill(v[6]); c.setFontAndSize(bf, v[3]);
                c.showTextAligned(o[5].equals("r") ? 2 : o[5].equals("c") ? 1 : 0, o[7], v[1], h - v[2], 0); c.endText();
            } else if (o[0].equals("l")) { c.setLineWidth(v[5]); c.moveTo(v[1], h - v[2]); c.lineTo(v[3], h - v[4]); c.stroke(); }
            else if (o[0].equals("r")) {
                if (v[5] >= 0) { c.setGrayFill(v[5]); c.rectangle(v[1], h - v[2] - v[4], v[3], v[4]); c.fill(); }
                if (v[6] > 0) { c.setLineWidth(v[6]); c.rectangle(v[1], h - v[2] - v[4], v[3], v[4]); c.stroke(); }
            } else if (o[0].equals("p")) d.newPage();
        }
        d.close();
    }
}

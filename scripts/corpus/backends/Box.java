// SPDX-License-Identifier: Apache-2.0
import java.nio.file.*;
import org.apache.pdfbox.pdmodel.*;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.*;

/** Writes a sheet with PDFBox. */
public class Box {
  public static void main(String[] v) throws Exception {
    java.util.List<String> rows = Files.readAllLines(Paths.get(v[0]));
    String[] wh = rows.get(0).split("\t");
    float w = Float.parseFloat(wh[0]), h = Float.parseFloat(wh[1]);
    PDFont[] fonts = {PDType1Font.HELVETICA, PDType1Font.HELVETICA_BOLD, PDType1Font.COURIER, PDType1Font.COURIER_BOLD, PDType1Font.TIMES_ROMAN, PDType1Font.TIMES_BOLD};
    PDDocument d = new PDDocument();
    PDPageContentStream c = null;
    for (String row : rows.subList(1, rows.size())) {
      String[] a = row.split("\t");
      if (a[0].equals("p")) { if (c != null) c.close(); PDPage p = new PDPage(new PDRectangle(w, h)); d.addPage(p); c = new PDPageContentStream(d, p); continue; }
      float x = Float.parseFloat(a[1]), y = h - Float.parseFloat(a[2]);
      if (a[0].equals("t")) {
        PDFont f = fonts["sbmnrq".indexOf(a[4])]; float z = Float.parseFloat(a[3]), t = f.getStringWidth(a[5]) / 1000 * z;
        c.beginText(); c.setFont(f, z); c.newLineAtOffset(x - (a[6].equals("r") ? t : a[6].equals("c") ? t / 2 : 0), y); c.showText(a[5]); c.endText();
      } else if (a[0].equals("l")) {
        c.setLineWidth(Float.parseFloat(a[5])); c.moveTo(x, y); c.lineTo(Float.parseFloat(a[3]), h - Float.parseFloat(a[4])); c.stroke();
      } else {
        float rw = Float.parseFloat(a[3]), rh = Float.parseFloat(a[4]), g = Float.parseFloat(a[5]);
        c.addRect(x, y - rh, rw, rh);
        if (a[0].equals("r")) { c.setLineWidth(g); c.stroke(); } else { c.setNonStrokingColor(g); c.fill(); c.setNonStrokingColor(0f); }
      }
    }
    c.close(); d.save(v[1]); d.close();
  }
}

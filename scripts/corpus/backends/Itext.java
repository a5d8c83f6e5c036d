// SPDX-License-Identifier: Apache-2.0
import com.lowagie.text.*;
import com.lowagie.text.pdf.*;
import java.io.*;
import java.nio.file.*;

/** Writes a sheet with iText 2. */
public class Itext {
  public static void main(String[] v) throws Exception {
    java.util.List<String> rows = Files.readAllLines(Paths.get(v[0]));
    String[] wh = rows.get(0).split("\t");
    float h = Float.parseFloat(wh[1]);
    Document d = new Document(new Rectangle(Float.parseFloat(wh[0]), h));
    PdfWriter w = PdfWriter.getInstance(d, new FileOutputStream(v[1]));
    d.open();
    String[] names = {"Helvetica", "Helvetica-Bold", "Courier", "Courier-Bold", "Times-Roman", "Times-Bold"};
    BaseFont[] fonts = new BaseFont[6];
    for (int i = 0; i < 6; i++) fonts[i] = BaseFont.createFont(names[i], "Cp1252", false);
    PdfContentByte c = w.getDirectContent();
    boolean first = true;
    for (String row : rows.subList(1, rows.size())) {
      String[] a = row.split("\t");
      if (a[0].equals("p")) { if (!first) d.newPage(); first = false; continue; }
      float x = Float.parseFloat(a[1]), y = h - Float.parseFloat(a[2]);
      if (a[0].equals("t")) {
        c.beginText(); c.setFontAndSize(fonts["sbmnrq".indexOf(a[4])], Float.parseFloat(a[3]));
        c.showTextAligned("lcr".indexOf(a[6]), a[5], x, y, 0); c.endText();
      } else if (a[0].equals("l")) {
        c.setLineWidth(Float.parseFloat(a[5])); c.moveTo(x, y); c.lineTo(Float.parseFloat(a[3]), h - Float.parseFloat(a[4])); c.stroke();
      } else {
        float rw = Float.parseFloat(a[3]), rh = Float.parseFloat(a[4]), g = Float.parseFloat(a[5]);
        if (a[0].equals("r")) { c.setLineWidth(g); c.rectangle(x, y - rh, rw, rh); c.stroke(); }
        else { c.setGrayFill(g); c.rectangle(x, y - rh, rw, rh); c.fill(); c.setGrayFill(0); }
      }
    }
    d.close();
  }
}

// SPDX-License-Identifier: Apache-2.0
#include <hpdf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static void fail(HPDF_STATUS a, HPDF_STATUS b, void *u) { fprintf(stderr, "haru %lx %lx\n", (long)a, (long)b); exit(1); }
static void latin(char *s) { char *o = s; for (; *s; s++) { unsigned char c = *s; if (c == 0xC2 || c == 0xC3) { *o++ = (char)((c == 0xC3 ? 0xC0 : 0x80) | (*++s & 0x3F)); } else *o++ = c; } *o = 0; }
int main(int n, char **v) {
  static char row[8192]; char *a[8]; FILE *f = fopen(v[1], "r"); float w, h; const char *keys = "sbmnrq";
  const char *names[] = {"Helvetica", "Helvetica-Bold", "Courier", "Courier-Bold", "Times-Roman", "Times-Bold"};
  HPDF_Doc d = HPDF_New(fail, 0); HPDF_Page p = 0; HPDF_SetCompressionMode(d, HPDF_COMP_ALL);
  if (!fgets(row, sizeof row, f)) return 1;
  sscanf(row, "%f\t%f", &w, &h);
  while (fgets(row, sizeof row, f)) {
    row[strcspn(row, "\n")] = 0; int k = 0; char *s = row;
    while (s && k < 8) a[k++] = strsep(&s, "\t");
    if (*a[0] == 'p') { p = HPDF_AddPage(d); HPDF_Page_SetWidth(p, w); HPDF_Page_SetHeight(p, h); continue; }
    float x = atof(a[1]), y = h - atof(a[2]);
    if (*a[0] == 't') { latin(a[5]); HPDF_Page_SetFontAndSize(p, HPDF_GetFont(d, names[strchr(keys, *a[4]) - keys], "WinAnsiEncoding"), atof(a[3]));
      float t = HPDF_Page_TextWidth(p, a[5]); HPDF_Page_BeginText(p); HPDF_Page_TextOut(p, x - (*a[6] == 'r' ? t : *a[6] == 'c' ? t / 2 : 0), y, a[5]); HPDF_Page_EndText(p); }
    else if (*a[0] == 'l') { HPDF_Page_SetLineWidth(p, atof(a[5])); HPDF_Page_MoveTo(p, x, y); HPDF_Page_LineTo(p, atof(a[3]), h - atof(a[4])); HPDF_Page_Stroke(p); }
    else { float b = atof(a[3]), c = atof(a[4]); if (*a[0] == 'r') HPDF_Page_SetLineWidth(p, atof(a[5])); else HPDF_Page_SetGrayFill(p, atof(a[5]));
      HPDF_Page_Rectangle(p, x, y - c, b, c); if (*a[0] == 'r') HPDF_Page_Stroke(p); else { HPDF_Page_Fill(p); HPDF_Page_SetGrayFill(p, 0); } }
  }
  return HPDF_SaveToFile(d, v[2]) != HPDF_OK;
}

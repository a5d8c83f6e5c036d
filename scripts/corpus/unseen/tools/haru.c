/* SPDX-License-Identifier: Apache-2.0
   Draws the marks of Canvas.tsv (in latin-1) with libharu. */
#include <hpdf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static void fail(HPDF_STATUS e, HPDF_STATUS d, void *u) { fprintf(stderr, "haru %04x %u\n", (unsigned)e, (unsigned)d); exit(1); }
static const char *base(const char *f) {
    if (!strcmp(f, "HB")) return "Helvetica-Bold";
    if (!strcmp(f, "HI")) return "Helvetica-Oblique";
    if (!strcmp(f, "T")) return "Times-Roman";
    if (!strcmp(f, "TB")) return "Times-Bold";
    if (!strcmp(f, "C")) return "Courier";
    if (!strcmp(f, "CB")) return "Courier-Bold";
    return "Helvetica";
}
int main(int argc, char **argv) {
    HPDF_Doc d = HPDF_New(fail, NULL);
    HPDF_Page p = NULL;
    float w = 595, h = 842;
    char line[4000], *o[12];
    FILE *f = fopen(argv[1], "r");
    HPDF_SetCompressionMode(d, HPDF_COMP_ALL);
    while (fgets(line, sizeof line, f)) {
        int n = 0;
        line[strcspn(line, "\n")] = 0;
        for (char *s = strtok(line, "\t"); s && n < 12; s = strtok(NULL, "\t")) o[n++] = s;
        if (!n) continue;
        if (!strcmp(o[0], "size") || !strcmp(o[0], "p")) {
            if (n > 2) { w = atof(o[1]); h = atof(o[2]); }
            p = HPDF_AddPage(d); HPDF_Page_SetWidth(p, w); HPDF_Page_SetHeight(p, h);
        } else if (!strcmp(o[0], "t")) {
            HPDF_Font fo = HPDF_GetFont(d, base(o[4]), "WinAnsiEncoding");
            HPDF_Page_SetFontAndSize(p, fo, atof(o[3]));
            float tw = HPDF_Page_TextWidth(p, o[7]), x = atof(o[1]);
            if (*o[5] == 'r') x -= tw;
            if (*o[5] == 'c') x -= tw / 2;
            HPDF_Page_SetGrayFill(p, atof(o[6]));
            HPDF_Page_BeginText(p); HPDF_Page_TextOut(p, x, h - atof(o[2]), o[7]); HPDF_Page_EndText(p);
        } else if (!strcmp(o[0], "l")) {
            HPDF_Page_SetLineWidth(p, atof(o[5])); HPDF_Page_MoveTo(p, atof(o[1]), h - atof(o[2]));
            HPDF_Page_LineTo(p, atof(o[3]), h - atof(o[4])); HPDF_Page_Stroke(p);
        } else if (!strcmp(o[0], "r")) {
            float x = atof(o[1]), y = atof(o[2]), rw = atof(o[3]), rh = atof(o[4]), g = atof(o[5]), lw = atof(o[6]);
            if (g >= 0) { HPDF_Page_SetGrayFill(p, g); HPDF_Page_Rectangle(p, x, h - y - rh, rw, rh); HPDF_Page_Fill(p); }
            if (lw > 0) { HPDF_Page_SetLineWidth(p, lw); HPDF_Page_Rectangle(p, x, h - y - rh, rw, rh); HPDF_Page_Stroke(p); }
        }
    }
    return HPDF_SaveToFile(d, argv[2]) != HPDF_OK;
}

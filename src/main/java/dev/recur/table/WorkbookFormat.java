package dev.recur.table;

import dev.recur.series.InputException;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;

/** Workbooks of spreadsheets, .xlsx, and those that have to be saved as one first. */
final class WorkbookFormat implements RowFormat {
  private static final int NAME = 30;
  private static final int OPEN_DOCUMENT_NAME = 73;

  @Override
  public boolean begins(byte[] head) {
    return isOld(head) || zipped(head, "mimetypeapplication/vnd.oasis.opendocument") || isNew(head);
  }

  private static boolean isOld(byte[] head) {
    return ByteSource.startsWith(head, 0xd0, 0xcf, 0x11, 0xe0);
  }

  private static boolean isNew(byte[] head) {
    return zipped(head, "[Content_Types].xml")
        || zipped(head, "_rels/")
        || zipped(head, "xl/")
        || zipped(head, "docProps/");
  }

  /** Whether a zip archive has a first entry of a name, or of a name and text. */
  private static boolean zipped(byte[] head, String first) {
    if (!ByteSource.startsWith(head, 'P', 'K', 3, 4)) {
      return false;
    }
    int length = Math.max(0, Math.min(head.length - NAME, OPEN_DOCUMENT_NAME));
    return new String(head, Math.min(NAME, head.length), length, StandardCharsets.ISO_8859_1)
        .startsWith(first);
  }

  @Override
  public Rows open(Source source, PushbackInputStream bytes) throws IOException {
    if (!isNew(ByteSource.look(bytes))) {
      throw new InputException(source.name() + " is an old workbook, or one of OpenDocument")
          .mend("save it as .xlsx or CSV");
    }
    if (!Extensions.have("org.dhatim.fastexcel.reader.ReadableWorkbook")) {
      throw Extensions.missing(source.name(), "org.dhatim:fastexcel-reader");
    }
    return new WorkbookRows(source, bytes);
  }
}

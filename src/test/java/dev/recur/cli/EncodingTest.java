package dev.recur.cli;

import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.csv.PanelReader;
import dev.recur.csv.ReadOptions;
import dev.recur.series.Panel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Letters are those of the encoding that is found or named. */
class EncodingTest {
  private static final String[] MONTHS = {
    "Jan", "Feb", "M\u00e4r", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"
  };

  @TempDir private Path folder;

  private static String german() {
    StringBuilder text = new StringBuilder("Monat;Ort;Gr\u00f6\u00dfe\n");
    for (int i = 0; i < 48; i++) {
      for (String town : new String[] {"M\u00fcnster", "K\u00f6ln"}) {
        text.append(MONTHS[i % 12] + " " + (2019 + i / 12) + ";" + town + ";" + (10 + i % 12));
        text.append('\n');
      }
    }
    return text.toString();
  }

  private String written(String text, String charset) throws IOException {
    Path file = folder.resolve(charset + ".csv");
    Files.write(file, text.getBytes(Charset.forName(charset)));
    return file.toString();
  }

  private static Panel read(String text, String charset, String named) {
    return PanelReader.read(
            new ByteArrayInputStream(text.getBytes(Charset.forName(charset))),
            "f.csv",
            ReadOptions.builder().encoding(named).build())
        .panel();
  }

  private static void assertGerman(Panel panel) {
    assertEquals(List.of("Gr\u00f6\u00dfe"), panel.schema().targets());
    assertEquals("M\u00fcnster", panel.series().get(0).name());
    assertEquals(48, panel.series().get(1).length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16", "UTF-16LE", "UTF-16BE"})
  void usualEncodingsAreFound(String charset) {
    assertGerman(read(german(), charset, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"IBM850", "IBM437", "x-MacRoman", "UTF-8", "IBM500"})
  void othersAreNamed(String charset) {
    assertGerman(read(german(), charset, charset));
  }

  @ParameterizedTest
  @CsvSource({
    "Shift_JIS, \u65e5\u4ed8, \u6771\u4eac\u8868\u30bd",
    "windows-1251, \u0414\u0430\u0442\u0430, \u041c\u043e\u0441\u043a\u0432\u0430",
    "GB18030, \u65e5\u671f, \u5317\u4eac"
  })
  void lettersOfOtherScripts(String charset, String date, String town) {
    StringBuilder text = new StringBuilder(date + ",town,v\n");
    for (int i = 0; i < 36; i++) {
      String day = "2020-01-%02d".formatted(i % 18 + 1);
      text.append(day + "," + town + i / 18 + "," + (i * 7 % 11) + "\n");
    }
    Panel panel = read(text.toString(), charset, charset);

    assertEquals(List.of(date), panel.schema().time());
    assertEquals(town + "0", panel.series().get(0).name());
  }

  @Test
  void aModelKeepsTheEncodingThatWasNamed() throws IOException {
    String data = written(german(), "IBM850");
    String model = folder.resolve("m.recur").toString();
    Terminal train =
        run(
            "train",
            data,
            "--encoding",
            "cp850",
            "--model",
            "seasonal-naive",
            "-o",
            model,
            "-q",
            "-H",
            "6");
    Terminal forecast = run("forecast", model, data, "-H", "3");

    assertEquals(0, train.code(), train.err());
    assertEquals(0, forecast.code(), forecast.err());
    assertTrue(forecast.out().startsWith("Monat;Ort;Gr\u00f6\u00dfe;"), forecast.out());
    assertTrue(forecast.out().contains(";M\u00fcnster;"), forecast.out());
    assertTrue(forecast.err().contains("read as in training: --encoding IBM850"), forecast.err());
    Terminal inspect = run("inspect", data);
    assertTrue(
        inspect.err().endsWith("if its letters are wrong, pass --encoding\n"), inspect.err());
  }

  @Test
  void anUnknownEncodingIsRefusedWithTheNearest() throws IOException {
    Terminal refused =
        run("forecast", written(german(), "UTF-8"), "--encoding", "windows-1259", "-H", "3");

    assertEquals(2, refused.code());
    assertTrue(refused.err().contains("'windows-1259' is no encoding known here, did you mean"));
  }
}

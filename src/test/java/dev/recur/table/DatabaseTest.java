package dev.recur.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.recur.series.InputException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTest {
  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://host:5432/shop?user=ann&password=hush, jdbc:postgresql://host:5432/shop",
    "jdbc:postgresql:shop, jdbc:postgresql:shop",
    "jdbc:mysql://root:hush@db/x, jdbc:mysql://db/x",
    "jdbc:mysql://root:hu/sh@db/x, jdbc:mysql://db/x",
    "jdbc:mysql://root:hu?sh@db/x, jdbc:mysql:",
    "jdbc:sqlserver://h;databaseName=x;password=hush, jdbc:sqlserver://h",
    "jdbc:oracle:thin:scott/hush@//h:1521/x, jdbc:oracle://h:1521/x",
    "jdbc:sqlite:a/b.db?password=hush, jdbc:sqlite:a/b.db"
  })
  void nothingSecretOfAUrlIsShown(String url, String shown) {
    assertEquals(shown, Source.shown(url));
    assertEquals(shown, Source.of(url).name());
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://h/x?password=hush, no entry for hush at jdbc:postgresql://h/x?password=hush,"
        + " no entry for *** at jdbc:postgresql://h/x",
    "jdbc:mysql://root:hush@db/x, refused: hush, refused: ***",
    "jdbc:postgresql://h/x, said with geheim, said with ***"
  })
  void noMessageOfADriverHasAPassword(String url, String message, String shown) {
    Map<String, String> environment = Map.of("PGPASSWORD", "geheim");

    assertEquals(shown, new Database(url, environment::get).words(new SQLException(message)));
  }

  @Test
  void aDriverThatIsMissingIsNamed() {
    InputException complaint =
        assertThrows(
            InputException.class,
            () -> Source.of("jdbc:postgresql://h/x?password=hush").open(Optional.empty()));

    assertEquals(
        "jdbc:postgresql://h/x: needs org.postgresql:postgresql, which a download leaves out; put it"
            + " into the folder extensions beside recur, with what it needs (mvn -f extensions"
            + " package does), or save it as CSV",
        complaint.getMessage());
  }
}

import dev.recur.cli.Main;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/**
 * Writes a page of AsciiDoc for recur and each of its commands, which the profile {@code man} turns
 * into pages for man: {@code mvn -Pman package}.
 */
final class ManPages {
  private ManPages() {}

  /**
   * Writes the pages.
   *
   * @param args the folder
   */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[0]));
    System.exit(
        ManPageGenerator.generateManPage(
            folder.toFile(), null, new boolean[0], true, Main.commandLine().getCommandSpec()));
  }
}

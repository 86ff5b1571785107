package dev.recur.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** What the project says of itself to programs that depend on it. */
class PomTest {
  private static final XPath XPATH = XPathFactory.newInstance().newXPath();

  private static String said(String path) throws Exception {
    Document pom =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Path.of("pom.xml").toFile());
    return said(pom, path);
  }

  private static String said(Document pom, String path) throws XPathExpressionException {
    return XPATH.evaluate(path, pom).strip();
  }

  /** Central: "Required pom.xml metadata", https://central.sonatype.org/publish/requirements/. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "groupId",
        "artifactId",
        "version",
        "name",
        "description",
        "url",
        "licenses/license/name",
        "licenses/license/url",
        "developers/developer/name",
        "scm/connection",
        "scm/developerConnection",
        "scm/url"
      })
  void whatMavenCentralAsksForIsSaid(String path) throws Exception {
    assertFalse(said("/project/" + path).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"picocli", "slf4j-simple"})
  void whatOnlyTheCommandLineNeedsDoesNotComeAlong(String artifact) throws Exception {
    String path = "/project/dependencies/dependency[artifactId='%s']/optional".formatted(artifact);
    assertEquals("true", said(path));
  }

  @Test
  void theModuleHasTheNameOfThePackages() throws Exception {
    assertEquals("dev.recur", said("//manifestEntries/Automatic-Module-Name"));
  }
}

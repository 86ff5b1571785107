package dev.recur;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Links of the documentation lead somewhere, in the source and in the download. */
class LinksTest {
  private static final Path ASSEMBLY = Path.of("src/main/assembly/common.xml");
  private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\\n]*`");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

  /** The files that the download takes from the source, by the descriptor of the assembly. */
  private static Set<Path> download() throws Exception {
    NodeList sets =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(ASSEMBLY.toFile())
            .getElementsByTagName("fileSet");
    List<PathMatcher> included = new ArrayList<>();
    for (int i = 0; i < sets.getLength(); i++) {
      Element set = (Element) sets.item(i);
      if (texts(set, "directory").contains("${project.basedir}")) {
        texts(set, "include").stream()
            .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
            .forEach(included::add);
      }
    }
    Set<Path> taken = new TreeSet<>();
    for (Path top : List.of(Path.of(""), Path.of("docs"), Path.of("sample-data"))) {
      try (Stream<Path> files = Files.list(top)) {
        files
            .filter(Files::isRegularFile)
            .filter(file -> included.stream().anyMatch(glob -> glob.matches(file)))
            .forEach(taken::add);
      }
    }
    return taken;
  }

  private static List<String> texts(Element parent, String name) {
    NodeList all = parent.getElementsByTagName(name);
    return IntStream.range(0, all.getLength())
        .mapToObj(i -> all.item(i).getTextContent().strip())
        .toList();
  }

  /** The places in a page that a link may name, as renderers of Markdown make them. */
  private static Set<String> anchors(String text) {
    return HEADING
        .matcher(text.replaceAll("(?s)```.*?```", ""))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  @Test
  void everyLinkOfTheDownloadLeadsToAPlaceInIt() throws Exception {
    Set<Path> download = download();
    Map<Path, String> pages = new TreeMap<>();
    for (Path file : download) {
      if (file.toString().endsWith(".md")) {
        pages.put(file, Files.readString(file));
      }
    }
    assertTrue(pages.size() > 30, pages.keySet().toString());
    List<String> dead = new ArrayList<>();
    int followed = 0;
    for (Map.Entry<Path, String> page : pages.entrySet()) {
      String text = CODE.matcher(page.getValue()).replaceAll("");
      for (String link : LINK.matcher(text).results().map(found -> found.group(1)).toList()) {
        if (!link.contains("://")) {
          followed++;
          if (!leads(page.getKey(), link, download, pages)) {
            dead.add(page.getKey() + ": " + link);
          }
        }
      }
    }
    assertEquals(List.of(), dead);
    assertTrue(followed > 150, "followed " + followed);
  }

  private static boolean leads(Path page, String link, Set<Path> download, Map<Path, String> pages)
      throws IOException {
    String[] parts = link.split("#", 2);
    Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    return download.contains(file)
        && (parts.length == 1 || anchors(pages.getOrDefault(file, "")).contains(parts[1]));
  }
}

package dev.recur.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A page in a headless Chromium, spoken to by the protocol of its developer tools. */
final class Browser {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private CompletableFuture<Boolean> loaded = new CompletableFuture<>();
  private String session = "";
  private int asked;

  /** The browser of this machine, if it has one. */
  static Optional<Path> installed() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(
            folder ->
                Stream.of("chromium", "chromium-browser", "google-chrome", "chrome")
                    .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts a browser.
   *
   * @param program its program
   * @param profile an empty folder
   * @param width of its window, pixels
   */
  Browser(Path program, Path profile, int width) throws Exception {
    process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "--window-size=" + width + ",900",
                "about:blank")
            .redirectErrorStream(true)
            .start();
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address(process.inputReader())), new Listener())
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    String target =
        call("Target.createTarget", Map.of("url", "about:blank")).path("targetId").asText();
    session =
        call("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .path("sessionId")
            .asText();
    for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
      call(domain + ".enable", Map.of());
    }
  }

  private static String address(BufferedReader lines) throws IOException {
    String mark = "DevTools listening on ";
    List<String> said = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.add(line);
      if (line.startsWith(mark)) {
        return line.substring(mark.length());
      }
    }
    throw new IOException("the browser did not start: " + said);
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        hear(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedStage(null);
    }
  }

  private void hear(String text) {
    JsonNode message;
    try {
      message = JSON.readTree(text);
    } catch (IOException e) {
      throw new IllegalStateException(text, e);
    }
    if (message.has("id")) {
      Optional.ofNullable(answers.remove(message.get("id").asInt()))
          .ifPresent(answer -> answer.complete(message));
      return;
    }
    JsonNode params = message.path("params");
    synchronized (this) {
      switch (message.path("method").asText()) {
        case "Network.requestWillBeSent" ->
            requests.add(params.path("request").path("url").asText());
        case "Runtime.exceptionThrown" -> complaints.add(params.toString());
        case "Log.entryAdded" -> complaints.add(params.path("entry").path("text").asText());
        case "Runtime.consoleAPICalled" -> complaints.add(params.toString());
        case "Page.loadEventFired" -> loaded.complete(true);
        default -> {}
      }
    }
  }

  private JsonNode call(String method, Map<String, ?> params) throws Exception {
    ObjectNode message = JSON.createObjectNode().put("id", ++asked).put("method", method);
    message.set("params", JSON.valueToTree(params));
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(asked, answer);
    socket.sendText(message.toString(), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    JsonNode said = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (said.has("error")) {
      throw new IllegalStateException(method + ": " + said);
    }
    return said.path("result");
  }

  /** Opens a file and waits until it is there whole. */
  Browser open(Path file) throws Exception {
    synchronized (this) {
      loaded = new CompletableFuture<>();
      requests.clear();
      complaints.clear();
    }
    call("Page.navigate", Map.of("url", file.toUri().toString()));
    loaded.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return this;
  }

  /** What an expression of JavaScript is in the page; a promise is waited for. */
  JsonNode value(String expression) throws Exception {
    JsonNode said =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (said.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + said);
    }
    return said.path("result").path("value");
  }

  /** What an expression is, as text. */
  String text(String expression) throws Exception {
    return value(expression).asText();
  }

  /**
   * Moves the mouse, or presses or releases its button.
   *
   * @param type such as {@code mouseMoved}
   */
  void mouse(String type, double x, double y) throws Exception {
    boolean moved = type.equals("mouseMoved");
    call(
        "Input.dispatchMouseEvent",
        Map.of(
            "type",
            type,
            "x",
            x,
            "y",
            y,
            "button",
            moved ? "none" : "left",
            "clickCount",
            moved ? 0 : 1));
  }

  /** Presses and releases a key. */
  void key(String key) throws Exception {
    for (String type : List.of("keyDown", "keyUp")) {
      call("Input.dispatchKeyEvent", Map.of("type", type, "key", key));
    }
  }

  /** What was asked of the network and the disk since the file was opened. */
  synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  /** Errors, and whatever else was written to the console since the file was opened. */
  synchronized List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Ends it. */
  void end() throws Exception {
    try {
      socket
          .sendText("{\"id\":0,\"method\":\"Browser.close\"}", true)
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}

package dev.recur.cli;

/** What to do about libraries that a download may leave out. */
final class MissingJars {
  /** Of Deeplearning4j, behind what was asked for. */
  static final String DEEPLEARNING4J =
      "needs Deeplearning4j on the class path: unpack the download engine-dl4j over this one, or add"
          + " org.deeplearning4j:deeplearning4j-core and org.nd4j:nd4j-native, both 1.0.0-M2.1"
          + " (beside recur.jar, in lib)";

  private MissingJars() {}
}

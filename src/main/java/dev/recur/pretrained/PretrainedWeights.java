package dev.recur.pretrained;

import dev.recur.network.ForkingSpec;
import dev.recur.network.Safetensors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The weights of the pre-trained network; immutable. */
public final class PretrainedWeights {
  private static final String RESOURCE = "pretrained.safetensors";

  private final ForkingSpec spec;
  private final float[] flat;

  /**
   * @param spec the network
   * @param flat as {@link ForkingSpec#layout} lays them out; copied
   */
  public PretrainedWeights(ForkingSpec spec, float[] flat) {
    if (flat.length != spec.parameters()) {
      throw new IllegalArgumentException(flat.length + " weights, expected " + spec.parameters());
    }
    this.spec = spec;
    this.flat = flat.clone();
  }

  /** The weights of this version of recur. */
  public static PretrainedWeights released() {
    return Released.WEIGHTS;
  }

  /** Read when they are first asked for. */
  private static final class Released {
    static final PretrainedWeights WEIGHTS = read();

    private static PretrainedWeights read() {
      try (InputStream in = PretrainedWeights.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          throw new IllegalStateException(RESOURCE + " is missing from the jar");
        }
        ForkingSpec spec = PretrainedNetwork.SPEC;
        float[] flat = Safetensors.decode(in.readAllBytes(), spec.layout());
        return new PretrainedWeights(spec, flat);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The network. */
  public ForkingSpec spec() {
    return spec;
  }

  /** A copy, as {@link ForkingSpec#layout} lays them out. */
  public float[] flat() {
    return flat.clone();
  }
}

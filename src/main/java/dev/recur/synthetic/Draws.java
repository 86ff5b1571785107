package dev.recur.synthetic;

/**
 * Random numbers of one stream: the same on every machine for the same seed, number and purpose.
 *
 * <p>The generator is xoshiro256++ (Blackman and Vigna, Scrambled linear pseudorandom number
 * generators, ACM TOMS 47, 2021), its state filled by SplitMix64 (Steele, Lea and Flood, 2014).
 */
final class Draws {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  /** Layers of the ziggurat of the normal density (Doornik, An improved ziggurat method, 2005). */
  private static final int LAYERS = 128;

  private static final double TAIL = 3.442619855899;
  private static final double AREA = 9.91256303526217e-3;
  private static final double[] EDGE = edges();

  private long s0;
  private long s1;
  private long s2;
  private long s3;

  /**
   * Makes the stream of a number.
   *
   * @param seed of everything
   * @param number which stream
   * @param purpose what the stream is for, so that two purposes of one number share no draws
   */
  Draws(long seed, long number, int purpose) {
    long state = mix(mix(mix(seed + GOLDEN) + number * GOLDEN) + purpose);
    s0 = mix(state += GOLDEN);
    s1 = mix(state += GOLDEN);
    s2 = mix(state += GOLDEN);
    s3 = mix(state + GOLDEN);
  }

  /** Goes on from a state of four words, not all zero. */
  Draws(long[] state) {
    s0 = state[0];
    s1 = state[1];
    s2 = state[2];
    s3 = state[3];
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private static double[] edges() {
    double[] edge = new double[LAYERS + 1];
    double density = StrictMath.exp(-.5 * TAIL * TAIL);
    edge[0] = AREA / density;
    edge[1] = TAIL;
    for (int i = 2; i < LAYERS; i++) {
      edge[i] = StrictMath.sqrt(-2 * StrictMath.log(AREA / edge[i - 1] + density));
      density = StrictMath.exp(-.5 * edge[i] * edge[i]);
    }
    return edge;
  }

  /** 64 random bits. */
  long bits() {
    long result = Long.rotateLeft(s0 + s3, 23) + s0;
    long t = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }

  /** Uniform in [0, 1). */
  double uniform() {
    return (bits() >>> 11) * UNIT;
  }

  /** Uniform between two bounds. */
  double uniform(double low, double high) {
    return low + (high - low) * uniform();
  }

  /** Between two positive bounds, its logarithm uniform. */
  double logUniform(double low, double high) {
    return StrictMath.exp(uniform(StrictMath.log(low), StrictMath.log(high)));
  }

  /** A whole number from low to high, both included, its logarithm about uniform. */
  int logUniformInt(int low, int high) {
    return StrictMath.min(high, (int) logUniform(low, high + 1.0));
  }

  /** A whole number from 0 to bound - 1. */
  int below(int bound) {
    return (int) (uniform() * bound);
  }

  /** Whether something of this probability happens. */
  boolean chance(double probability) {
    return uniform() < probability;
  }

  /** One of the positions of a table of weights that need not add up to 1. */
  int pick(double[] weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double left = uniform() * total;
    for (int i = 0; i < weights.length - 1; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  /** Standard normal. */
  double normal() {
    while (true) {
      long bits = bits();
      int layer = (int) (bits & (LAYERS - 1));
      double x = (2 * ((bits >>> 11) * UNIT) - 1) * EDGE[layer];
      if (StrictMath.abs(x) < EDGE[layer + 1]) {
        return x;
      }
      if (layer == 0) {
        return StrictMath.copySign(beyondTail(), x);
      }
      double outer = StrictMath.exp(-.5 * (EDGE[layer] * EDGE[layer] - x * x));
      double inner = StrictMath.exp(-.5 * (EDGE[layer + 1] * EDGE[layer + 1] - x * x));
      if (inner + uniform() * (outer - inner) < 1) {
        return x;
      }
    }
  }

  private double beyondTail() {
    while (true) {
      double x = -exponential() / TAIL;
      double y = -exponential();
      if (-2 * y >= x * x) {
        return TAIL - x;
      }
    }
  }

  /** Exponential of mean 1. */
  double exponential() {
    return -StrictMath.log(1 - uniform());
  }

  /** Gamma of a shape and scale 1 (Marsaglia and Tsang, ACM TOMS 26, 2000). */
  double gamma(double shape) {
    if (shape < 1) {
      return gamma(shape + 1) * StrictMath.pow(1 - uniform(), 1 / shape);
    }
    double d = shape - 1 / 3.0;
    double c = 1 / StrictMath.sqrt(9 * d);
    while (true) {
      double x = normal();
      double root = 1 + c * x;
      if (root > 0) {
        double v = root * root * root;
        if (StrictMath.log(1 - uniform()) < .5 * x * x + d - d * v + d * StrictMath.log(v)) {
          return d * v;
        }
      }
    }
  }

  /** Student's t. */
  double student(double freedom) {
    return normal() / StrictMath.sqrt(2 * gamma(freedom / 2) / freedom);
  }

  /** A count of a Poisson distribution; from a mean of 40 on a rounded normal. */
  int poisson(double mean) {
    if (mean >= 40) {
      return (int) StrictMath.max(0, StrictMath.rint(mean + StrictMath.sqrt(mean) * normal()));
    }
    double bound = StrictMath.exp(-mean);
    int count = 0;
    for (double product = uniform(); product > bound; product *= uniform()) {
      count++;
    }
    return count;
  }
}

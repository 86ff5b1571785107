package dev.recur.classical;

import java.util.function.ToDoubleFunction;

/**
 * The Nelder-Mead polytope search with one step size for all coordinates.
 *
 * <p>Source: Nash, Compact Numerical Methods for Computers, 2nd edition (1990), algorithm 19. Every
 * move that does not beat the best vertex is followed by a contraction; statistics packages that
 * estimate exponential smoothing use this variant, and estimates agree with theirs only if the
 * search does.
 */
final class NelderMead {
  private static final double REFLECTION = 1;
  private static final double CONTRACTION = 0.5;
  private static final double EXPANSION = 2;

  /** Stands for every value that is not finite, so that vertices can be compared. */
  private static final double INFEASIBLE = 1e35;

  private final ToDoubleFunction<double[]> function;
  private final double[][] vertices;
  private final double[] heights;
  private final int dimensions;
  private int evaluations;

  private NelderMead(ToDoubleFunction<double[]> function, double[] start) {
    this.function = function;
    this.dimensions = start.length;
    double largest = 0;
    for (double coordinate : start) {
      largest = Math.max(largest, Math.abs(coordinate));
    }
    double step = largest > 0 ? 0.1 * largest : 0.1;
    vertices = new double[dimensions + 1][];
    heights = new double[dimensions + 1];
    for (int v = 0; v <= dimensions; v++) {
      vertices[v] = start.clone();
      if (v > 0) {
        vertices[v][v - 1] += step;
      }
      heights[v] = height(vertices[v]);
    }
  }

  /**
   * Searches from a starting point.
   *
   * @param function to be made small; infinite or NaN where it is not defined
   * @param start shape [dimensions]; the first step is a tenth of its largest coordinate
   * @param tolerance relative difference between best and worst vertex that ends the search
   * @param mostEvaluations evaluations of the function that end the search
   * @return the best point found, shape [dimensions]
   */
  static double[] minimise(
      ToDoubleFunction<double[]> function, double[] start, double tolerance, int mostEvaluations) {
    NelderMead search = new NelderMead(function, start);
    search.run(tolerance, mostEvaluations);
    return search.vertices[search.best()];
  }

  private void run(double tolerance, int mostEvaluations) {
    double enough = tolerance * (Math.abs(heights[0]) + tolerance);
    double size = Double.POSITIVE_INFINITY;
    double[] centre = new double[dimensions];
    double[] reflected = new double[dimensions];
    double[] tried = new double[dimensions];
    while (evaluations <= mostEvaluations) {
      int best = best();
      int worst = worst();
      double lowest = heights[best];
      double highest = heights[worst];
      if (highest <= lowest + enough) {
        return;
      }
      centreWithout(worst, centre);
      between(centre, vertices[worst], -REFLECTION, reflected);
      double reflectedHeight = height(reflected);
      if (reflectedHeight < lowest) {
        between(centre, reflected, EXPANSION, tried);
        double expandedHeight = height(tried);
        if (expandedHeight < reflectedHeight) {
          replace(worst, tried, expandedHeight);
        } else {
          replace(worst, reflected, reflectedHeight);
        }
        continue;
      }
      if (reflectedHeight < highest) {
        replace(worst, reflected, reflectedHeight);
      }
      between(centre, vertices[worst], CONTRACTION, tried);
      double contractedHeight = height(tried);
      if (contractedHeight < heights[worst]) {
        replace(worst, tried, contractedHeight);
      } else if (reflectedHeight >= highest) {
        double shrunk = shrinkTowards(best);
        if (shrunk >= size) {
          return;
        }
        size = shrunk;
      }
    }
  }

  private double height(double[] point) {
    evaluations++;
    double height = function.applyAsDouble(point);
    return Double.isFinite(height) ? height : INFEASIBLE;
  }

  private int best() {
    int best = 0;
    for (int v = 1; v <= dimensions; v++) {
      if (heights[v] < heights[best]) {
        best = v;
      }
    }
    return best;
  }

  private int worst() {
    int worst = 0;
    for (int v = 1; v <= dimensions; v++) {
      if (heights[v] > heights[worst]) {
        worst = v;
      }
    }
    return worst;
  }

  private void centreWithout(int left, double[] centre) {
    for (int i = 0; i < dimensions; i++) {
      double sum = -vertices[left][i];
      for (double[] vertex : vertices) {
        sum += vertex[i];
      }
      centre[i] = sum / dimensions;
    }
  }

  /** The point {@code centre + share * (point - centre)}. */
  private static void between(double[] centre, double[] point, double share, double[] result) {
    for (int i = 0; i < centre.length; i++) {
      result[i] = (1 - share) * centre[i] + share * point[i];
    }
  }

  private void replace(int vertex, double[] point, double height) {
    System.arraycopy(point, 0, vertices[vertex], 0, dimensions);
    heights[vertex] = height;
  }

  /** Halves all edges to the best vertex and returns the sum of their new lengths. */
  private double shrinkTowards(int best) {
    double size = 0;
    for (int v = 0; v <= dimensions; v++) {
      if (v == best) {
        continue;
      }
      for (int i = 0; i < dimensions; i++) {
        double edge = CONTRACTION * (vertices[v][i] - vertices[best][i]);
        vertices[v][i] = vertices[best][i] + edge;
        size += Math.abs(edge);
      }
      heights[v] = height(vertices[v]);
    }
    return size;
  }
}

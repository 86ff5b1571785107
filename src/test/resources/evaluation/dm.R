# Diebold-Mariano tests of R's forecast package; writes dm.csv. The errors are those of naive and of
# seasonal naive forecasts of the airline passengers, and of a made-up pair.
suppressMessages(library(forecast))
y <- as.numeric(AirPassengers)
naive <- diff(y)[12:143]
seasonal <- y[13:144] - y[1:132]
made <- round(10 * sin(1:20), 3)
other <- round(9 * cos(1:20) + 0.1 * (1:20), 3)
out <- file("dm.csv", "w")
row <- function(e1, e2, h, power) {
  test <- dm.test(e1, e2, h = h, power = power)
  writeLines(sprintf("%s,%s,%d,%d,%.15g,%.15g", paste(e1, collapse = " "), paste(e2, collapse = " "),
                     h, power, test$statistic, test$p.value), out)
}
writeLines("first,second,horizon,power,statistic,p", out)
row(naive, seasonal, 1, 2)
row(naive, seasonal, 12, 1)
row(made, other, 1, 1)
row(made, other, 3, 2)
row(naive[1:30], seasonal[1:30], 3, 2)
row(made[1:8], other[1:8], 6, 2)
close(out)

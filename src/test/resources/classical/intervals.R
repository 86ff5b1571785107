# Intervals of R's forecast package for the series in series.csv; writes intervals.csv.
suppressMessages(library(forecast))
out <- file("intervals.csv", "w")
for (line in readLines("series.csv")[-1]) {
  field <- strsplit(line, ",")[[1]]
  m <- as.integer(field[2]); h <- as.integer(field[3])
  values <- as.numeric(strsplit(field[4], " ")[[1]])
  y <- ts(values[1:(length(values) - h)], frequency = m)
  all <- list(naive = naive(y, h = h), "seasonal-naive" = snaive(y, h = h),
    drift = rwf(y, drift = TRUE, h = h), mean = meanf(y, h = h),
    ets = forecast(ets(y), h = h), theta = thetaf(y, h = h))
  for (method in names(all))
    for (level in 1:2)
      for (side in c("lower", "upper"))
        writeLines(paste(paste(field[1], method, side, c(80, 95)[level], sep = " "),
          paste(sprintf("%.8g", all[[method]][[side]][, level]), collapse = " "), sep = ";"), out)
}
close(out)

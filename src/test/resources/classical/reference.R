# Reference numbers of R's forecast package for the series in series.csv; writes reference.csv.
suppressMessages(library(forecast))
out <- file("reference.csv", "w")
row <- function(series, method, form, numbers)
  writeLines(paste(series, method, form, paste(sprintf("%.10g", numbers), collapse = " "), sep = ";"), out)
writeLines("series;method;form;numbers", out)
for (line in readLines("series.csv")[-1]) {
  field <- strsplit(line, ",")[[1]]
  m <- as.integer(field[2]); h <- as.integer(field[3])
  values <- as.numeric(strsplit(field[4], " ")[[1]])
  n <- length(values) - h
  y <- ts(values[1:n], frequency = m)
  fit <- ets(y)
  forecasts <- forecast(fit, h = h, level = 80)
  row(field[1], "ets", fit$method, forecasts$mean)
  row(field[1], "ets-upper-80", fit$method, forecasts$upper)
  row(field[1], "ets-aicc", fit$method, fit$aicc)
  theta <- thetaf(y, h = h, level = 80)
  row(field[1], "theta", "", theta$mean)
  row(field[1], "theta-upper-80", "", theta$upper)
  if (field[1] == "airline") {
    fixed <- forecast(Arima(log(y), order = c(0, 1, 1), seasonal = c(0, 1, 1), method = "ML"), h = h, level = 80)
    row(field[1], "airline-of-logarithms", "ARIMA(0,1,1)(0,1,1)[12]", fixed$mean)
    row(field[1], "airline-of-logarithms-upper-80", "ARIMA(0,1,1)(0,1,1)[12]", fixed$upper)
  }
  row(field[1], "drift-upper-80", "", rwf(y, drift = TRUE, h = h, level = 80)$upper)
  row(field[1], "mean-upper-80", "", meanf(y, h = h, level = 80)$upper)
  row(field[1], "seasonal-naive-upper-80", "", snaive(y, h = h, level = 80)$upper)
}
close(out)

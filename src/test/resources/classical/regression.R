# Reference numbers of R's forecast package for SARIMA with regressors; writes regression.csv.
# The series are made, with coefficients 12 and 0.8.
suppressMessages(library(forecast))
out <- file("regression.csv", "w")
row <- function(name, numbers)
  writeLines(paste(name, paste(sprintf("%.10g", numbers), collapse = " "), sep = ";"), out)
set.seed(1)
n <- 160; h <- 12
x <- cbind(promotion = as.numeric(runif(n + h) < 0.2), heat = 20 + 5 * sin(2 * pi * (1:(n + h)) / 7.3) + rnorm(n + h))
noise <- arima.sim(list(ar = 0.6), n + h)
stationary <- 100 + 12 * x[, 1] + 0.8 * x[, 2] + 2 * noise
wandering <- 1000 + 12 * x[, 1] + 0.8 * x[, 2] + cumsum(rnorm(n + h)) + 20 * cos(2 * pi * (1:(n + h)) / 12)
row("promotion", x[, 1]); row("heat", x[, 2])
cases <- list(
  list(name = "stationary", y = stationary, order = c(1, 0, 0), seasonal = c(0, 0, 0), m = 1),
  list(name = "wandering", y = wandering, order = c(0, 1, 1), seasonal = c(0, 1, 1), m = 12))
for (case in cases) {
  y <- ts(case$y[1:n], frequency = case$m)
  fit <- Arima(y, order = case$order, seasonal = case$seasonal, xreg = x[1:n, ], method = "ML")
  forecasts <- forecast(fit, xreg = x[n + 1:h, ], level = c(80, 95))
  row(paste0(case$name, "-values"), case$y[1:n])
  row(paste0(case$name, "-coefficients"), coef(fit)[c("promotion", "heat")])
  row(paste0(case$name, "-aicc"), fit$aicc)
  row(paste0(case$name, "-mean"), forecasts$mean)
  # R's variance counts the residuals of the values that differencing loses; here they are left out.
  lost <- case$order[2] + case$seasonal[2] * case$m
  variance <- sum(tail(residuals(fit), n - lost)^2) / (n - lost - length(coef(fit)))
  errors <- (forecasts$upper[, 2] - forecasts$mean) / qnorm(0.975)
  row(paste0(case$name, "-errors"), errors * sqrt(variance / fit$sigma2))
  automatic <- auto.arima(y, xreg = x[1:n, ])
  row(paste0(case$name, "-automatic"), forecast(automatic, xreg = x[n + 1:h, ])$mean)
  cat(case$name, coef(fit), "auto:", coef(automatic), arimaorder(automatic), "\n")
}
close(out)

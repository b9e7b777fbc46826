# Statistics as R's packages compute them, one task for each line read, one line of JSON for each done.
#
# Rscript statistics.R ANSWERS.csv     columns: score, then the KPIs
#
# The first line tells what it can do (without rms no lrm, without MASS no polr) and by which versions. Seconds are those of the
# computation, without loading. Debian: r-base-core r-cran-rms r-cran-mass.
has <- function(package) suppressWarnings(suppressPackageStartupMessages(requireNamespace(package, quietly = TRUE)))
answers <- read.csv(commandArgs(TRUE)[1], colClasses = "numeric")
score <- answers$score
kpis <- as.matrix(answers[names(answers) != "score"])
size <- ncol(kpis)

lrm <- function() {
  fit <- rms::lrm.fit(kpis, score)
  list(coefficient = tail(fit$coefficients, size), error = tail(sqrt(diag(vcov(fit))), size))
}

polr <- function() {
  data <- data.frame(kpis, outcome = factor(score, ordered = TRUE))
  fit <- MASS::polr(outcome ~ ., data = data, Hess = TRUE)
  list(coefficient = coef(fit), error = sqrt(diag(vcov(fit)))[seq_len(size)])
}

# Johnson (2000): by way of the orthogonal variables closest to the predictors.
johnson <- function() {
  r <- cor(cbind(kpis, score))
  among <- seq_len(size)
  e <- eigen(r[among, among], symmetric = TRUE)
  loadings <- e$vectors %*% diag(sqrt(e$values)) %*% t(e$vectors)
  list(weight = loadings^2 %*% solve(loadings, r[among, size + 1])^2)
}

# Lindeman, Merenda & Gold (1980): the mean gain in R² over all orders of entry, from the R² of every subset.
lmg <- function() {
  r <- cor(cbind(kpis, score))
  bits <- 2^(seq_len(size) - 1)
  members <- lapply(seq_len(2^size) - 1, function(subset) which(bitwAnd(subset, bits) > 0))
  r2 <- vapply(members, function(at) {
    if (length(at) == 0) 0 else sum(r[at, size + 1] * solve(r[at, at, drop = FALSE], r[at, size + 1]))
  }, 0)
  weights <- numeric(size)
  for (subset in seq_along(members)) {
    before <- length(members[[subset]])
    for (k in setdiff(seq_len(size), members[[subset]])) {
      share <- factorial(before) * factorial(size - before - 1) / factorial(size)
      weights[k] <- weights[k] + share * (r2[subset + bits[k]] - r2[subset])
    }
  }
  list(weight = weights)
}

tasks <- list(johnson = johnson, lmg = lmg)
about <- R.version.string
if (has("rms")) {
  tasks$lrm <- lrm
  about <- paste0(about, ", rms ", packageVersion("rms"))
}
if (has("MASS")) {
  tasks$polr <- polr
  about <- paste0(about, ", MASS ", packageVersion("MASS"))
}

say <- function(...) {
  cat(..., "\n", sep = "")
  flush(stdout())
}
numbers <- function(values) paste(sprintf("%.17g", values), collapse = ",")

say("{\"ready\":[", paste0("\"", names(tasks), "\"", collapse = ","), "],\"about\":\"", about, "\"}")
input <- file("stdin", "r")
while (length(name <- readLines(input, 1)) > 0) {
  start <- Sys.time()
  result <- tasks[[name]]()
  seconds <- as.numeric(difftime(Sys.time(), start, units = "secs"))
  values <- vapply(names(result), function(key) paste0("\"", key, "\":[", numbers(result[[key]]), "]"), "")
  say("{\"task\":\"", name, "\",\"seconds\":", sprintf("%.6f", seconds), ",\"values\":{", paste(values, collapse = ","), "}}")
}

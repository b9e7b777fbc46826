"""Statistics as Python's libraries compute them, one task for each line read, one line of JSON for each done.

python statistics.py ANSWERS.csv     columns: score, then the KPIs

The first line tells what it can do and by which versions. Seconds are those of the computation, without loading.
"""
import json
import sys
import time
from itertools import combinations
from math import factorial

import numpy as np
import pandas as pd
import scipy
import scipy.stats

DRAWS = 2000
answers = pd.read_csv(sys.argv[1])
score = answers.pop("score").to_numpy()
kpis = [answers[name].to_numpy() for name in answers]
# One variable a row, so that BLAS reads along memory: half the time of one variable a column.
rows = np.ascontiguousarray(np.vstack([*kpis, score]), dtype=np.float64)
counts = np.bincount(score, minlength=11)


def spearman():
    results = [scipy.stats.spearmanr(score, kpi) for kpi in kpis]
    return {"coefficient": [r.statistic for r in results], "p": [r.pvalue for r in results]}


def kendall():
    results = [scipy.stats.kendalltau(score, kpi, method="asymptotic") for kpi in kpis]
    return {"coefficient": [r.statistic for r in results], "p": [r.pvalue for r in results]}


def johnson():
    """Johnson (2000): by way of the orthogonal variables closest to the predictors."""
    r = np.corrcoef(rows)
    values, vectors = np.linalg.eigh(r[:-1, :-1])
    loadings = vectors * np.sqrt(values) @ vectors.T
    slopes = np.linalg.solve(loadings, r[:-1, -1])
    return {"weight": loadings**2 @ slopes**2}


def lmg():
    """Lindeman, Merenda & Gold (1980): the mean gain in R² over all orders of entry, from the R² of every subset."""
    r = np.corrcoef(rows)
    size = len(kpis)
    r2 = {(): 0.0}
    for members in range(1, size + 1):
        for subset in combinations(range(size), members):
            at = list(subset)
            r2[subset] = r[at, -1] @ np.linalg.solve(r[np.ix_(at, at)], r[at, -1])
    weights = np.zeros(size)
    for subset, without in r2.items():
        share = factorial(len(subset)) * factorial(size - len(subset) - 1) / factorial(size) if len(subset) < size else 0
        for k in set(range(size)) - set(subset):
            weights[k] += share * (r2[tuple(sorted((*subset, k)))] - without)
    return {"weight": weights}


def bootstrap():
    points = np.array([-100] * 7 + [0] * 2 + [100] * 2)
    n = counts.sum()
    draws = np.random.default_rng(1).multinomial(n, counts / n, size=DRAWS) @ points / n
    return {"estimate": [counts @ points / n], "error": [draws.std(ddof=1)]}


def ordered_model():
    from statsmodels.miscmodels.ordinal_model import OrderedModel

    outcome = pd.Series(pd.Categorical(score, ordered=True))
    model = OrderedModel(outcome, answers.astype(float), distr="logit")
    fit = model.fit(method="bfgs", disp=False, maxiter=1000)
    return {"coefficient": fit.params[: len(kpis)], "error": fit.bse[: len(kpis)]}


TASKS = {task.__name__: task for task in (spearman, kendall, johnson, lmg, bootstrap, ordered_model)}


def say(line):
    print(json.dumps(line, allow_nan=False), flush=True)


about = f"Python {sys.version.split()[0]}, numpy {np.__version__}, scipy {scipy.__version__}"
say({"ready": list(TASKS), "about": about})
for line in sys.stdin:
    name = line.strip()
    start = time.perf_counter()
    result = TASKS[name]()
    seconds = time.perf_counter() - start
    say({"task": name, "seconds": seconds, "values": {key: [float(v) for v in values] for key, values in result.items()}})

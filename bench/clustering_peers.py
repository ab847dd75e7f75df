"""What Mujaz is measured beside: exact hashes, MinHash with LSH twice, TF-IDF with components and with average link.

All of them read the headline and the text in our folding, so that spelling alone is nobody's excuse. Each that has
a threshold is given the one that serves it best on the very set it is measured on, which flatters it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import datasketch
import numpy as np
import rensa
from clustering_score import score
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform
from sklearn.feature_extraction.text import TfidfVectorizer

from mujaz.arabic.letters import fold
from mujaz.arabic.words import split

RUN = 5
"""Words of a run, as Mujaz takes them."""
PERMUTATIONS = 128
"""The usual number, both libraries' default or near it."""
THRESHOLDS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8)
_LEAST = 0.3
"""Likeness from which LSH is asked for pairs; those found are measured by their sketches."""

Groups = dict[str, str | None]
Links = Sequence[tuple[int, int, float]]


def runs(text: str) -> list[str]:
    """The runs of words of a text, as strings."""
    words = split(fold(text))
    return [" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1))]


def exact(texts: Mapping[str, str], stories: Mapping[str, str]) -> Groups:
    """One group per folded text."""
    return {ident: " ".join(split(fold(text))) for ident, text in texts.items()}


def minhash_rensa(texts: Mapping[str, str], stories: Mapping[str, str]) -> Groups:
    """R-MinHash and LSH of rensa, pairs above a threshold, connected."""
    sketches = rensa.RMinHash.from_token_sets(list(map(runs, texts.values())), PERMUTATIONS, 1)
    lsh = rensa.RMinHashLSH(_LEAST, PERMUTATIONS, PERMUTATIONS // 4)
    for at, sketch in enumerate(sketches):
        lsh.insert(at, sketch)
    return _best(texts, stories, _connected(_likeness(sketches, lsh), len(texts)))


def minhash_datasketch(texts: Mapping[str, str], stories: Mapping[str, str]) -> Groups:
    """MinHash and LSH of datasketch, pairs above a threshold, connected."""
    lsh = datasketch.MinHashLSH(_LEAST, PERMUTATIONS)
    sketches = []
    for at, text in enumerate(texts.values()):
        sketch = datasketch.MinHash(PERMUTATIONS)
        sketch.update_batch([run.encode() for run in runs(text)])
        sketches.append(sketch)
        lsh.insert(at, sketch)
    return _best(texts, stories, _connected(_likeness(sketches, lsh), len(texts)))


def _likeness(sketches: Sequence[Any], lsh: Any) -> Links:
    """How alike each text is to the earlier ones that ``lsh`` finds for it; both libraries name alike."""
    return [
        (at, other, sketch.jaccard(sketches[other]))
        for at, sketch in enumerate(sketches)
        for other in lsh.query(sketch)
        if other < at
    ]


def tfidf_components(texts: Mapping[str, str], stories: Mapping[str, str]) -> Groups:
    """Cosines of TF-IDF above a threshold, connected."""
    vectors = _vectors(texts)
    near = (vectors @ vectors.T).tocoo()
    kept = (near.row < near.col) & (near.data >= THRESHOLDS[0])
    links = list(zip(near.row[kept].tolist(), near.col[kept].tolist(), near.data[kept].tolist(), strict=True))
    return _best(texts, stories, _connected(links, len(texts)))


def tfidf_average_link(texts: Mapping[str, str], stories: Mapping[str, str]) -> Groups:
    """Cosines of TF-IDF, average link, cut at a threshold."""
    vectors = _vectors(texts)
    distances = 1.0 - np.asarray((vectors @ vectors.T).todense())
    np.fill_diagonal(distances, 0.0)
    tree = linkage(squareform(np.clip(distances, 0.0, 1.0), checks=False), "average")
    return _best(
        texts, stories, lambda least: [str(label) for label in fcluster(tree, 1.0 - least, "distance")]
    )


PEERS: Mapping[str, Callable[[Mapping[str, str], Mapping[str, str]], Groups]] = {
    "exact hash": exact,
    "MinHash rensa": minhash_rensa,
    "MinHash datasketch": minhash_datasketch,
    "TF-IDF components": tfidf_components,
    "TF-IDF average": tfidf_average_link,
}


def _vectors(texts: Mapping[str, str]) -> csr_matrix:
    reader = TfidfVectorizer(tokenizer=lambda text: split(fold(text)), token_pattern=None, sublinear_tf=True)
    return reader.fit_transform(texts.values())


def _connected(links: Links, count: int) -> Callable[[float], list[str]]:
    array: NDArray[np.float64] = np.asarray(links, np.float64).reshape(-1, 3)

    def cut(least: float) -> list[str]:
        kept = array[array[:, 2] >= least]
        ones = np.ones(len(kept))
        graph = csr_matrix((ones, (kept[:, 0].astype(int), kept[:, 1].astype(int))), (count, count))
        return [str(label) for label in connected_components(graph, directed=False)[1]]

    return cut


def _best(texts: Mapping[str, str], stories: Mapping[str, str], cut: Callable[[float], list[str]]) -> Groups:
    """The groups at the threshold that serves best."""

    def tried() -> Iterator[Groups]:
        for least in THRESHOLDS:
            yield dict(zip(texts, cut(least), strict=True))

    return max(tried(), key=lambda groups: score(stories, groups).pair_f1)

/// The word among `candidates` that a person most likely meant by `word`, if one is close.
///
/// Close means that at most a third of the letters have to be inserted, removed, replaced or swapped with their neighbour
/// (the restricted distance of F. J. Damerau, 1964).
package func nearest(to word: String, among candidates: [String]) -> String? {
  let distances = candidates.map { (candidate: $0, distance: editDistance(word.lowercased(), $0.lowercased())) }
  guard let best = distances.min(by: { $0.distance < $1.distance }) else { return nil }
  return best.distance <= max(1, best.candidate.count / 3) ? best.candidate : nil
}

private func editDistance(_ first: String, _ second: String) -> Int {
  let (rows, columns) = (Array(first), Array(second))
  var beforePrevious: [Int] = []
  var previous = Array(0...columns.count)
  for (row, letter) in rows.enumerated() {
    var current = [row + 1]
    for (column, other) in columns.enumerated() {
      let replaced = previous[column] + (letter == other ? 0 : 1)
      var edits = min(replaced, previous[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, letter == columns[column - 1], other == rows[row - 1] {
        edits = min(edits, beforePrevious[column - 1] + 1)
      }
      current.append(edits)
    }
    (beforePrevious, previous) = (previous, current)
  }
  return previous[columns.count]
}

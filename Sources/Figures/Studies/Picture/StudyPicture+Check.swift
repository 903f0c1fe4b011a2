import LatentSpace
import Storage

extension StudyPicture {
  /// - Throws: `Failure(.badData)` if there is nothing to show, a number is not finite or has no place on its axis, names
  ///   are not different, or images are of several sizes.
  func check() throws(Failure) {
    try FigureInput.require(!parts.isEmpty, "study: expected something to show, found nothing")
    for part in parts {
      switch part {
      case .chart(let chart): try chart.check()
      case .dots(let dots): try dots.check()
      case .images(let images): try images.check()
      case .field(let field): try field.check()
      case .matrix(let matrix): try matrix.check()
      }
    }
    let grids = parts.compactMap(\.someImages)
    for grid in grids.dropFirst() { try FigureInput.checkSameTile(grids[0], grid, in: .study) }
  }
}

extension StudyLook {
  fileprivate func check() throws(Failure) {
    try FigureInput.require(
      (0..<1_000).contains(tone ?? 0), "study: expected a colour's place from 0, found \(tone ?? 0)")
  }
}

extension StudyAxis {
  /// - Throws: `Failure(.badData)` if the axis has no beginning, no end, or none of the numbers.
  fileprivate func check(_ values: [Double]) throws(Failure) {
    let limits = [lower, upper].compactMap { $0 }
    try FigureInput.require(
      (limits + ticks).allSatisfy { $0.isFinite && (!isLogarithmic || $0 > 0) }
        && (limits.count < 2 || limits[0] < limits[1]),
      "study: expected an axis from a lower to a higher number for \(title), found \(limits) and \(ticks)")
    try FigureInput.require(
      !values.isEmpty && values.allSatisfy { $0.isFinite && abs($0) < 1e100 },
      "study: expected finite numbers for \(title), found none, or others")
    try FigureInput.require(
      !isLogarithmic || values.allSatisfy { $0 > 0 },
      "study: expected positive numbers for the logarithmic axis of \(title), found others")
  }
}

extension StudyChart {
  fileprivate func check() throws(Failure) {
    try FigureInput.checkDistinct(curves.map(\.name), in: .study)
    for curve in curves {
      try curve.look.check()
      try FigureInput.require(
        curve.x.count == curve.y.count && !curve.x.isEmpty,
        "study: expected one y an x for “\(curve.name)”, found \(curve.x.count) and \(curve.y.count)")
      guard curve.isHistogram else { continue }
      try FigureInput.checkAscending(curve.x, "edges of bins", in: .study)
      try FigureInput.require(
        curve.x.count > 1 && curve.y.allSatisfy { $0 >= 0 } && !x.isLogarithmic && !y.isLogarithmic,
        "study: expected bins on linear axes for “\(curve.name)”, found others")
    }
    try x.check(curves.flatMap(\.x))
    try y.check(curves.flatMap(\.y))
  }
}

extension StudyDots {
  fileprivate func check() throws(Failure) {
    try FigureInput.checkDistinct(series.map(\.name), in: .study)
    try FigureInput.checkDistinct(rows.map(\.item), in: .study)
    for entry in series { try entry.look.check() }
    let dots = rows.flatMap(\.dots)
    try FigureInput.require(
      dots.allSatisfy { series.indices.contains($0.series) } && rows.allSatisfy { !$0.dots.isEmpty },
      "study: expected dots of \(series.count.counted("series", plural: "series")) in every row, found others")
    for row in rows {
      try FigureInput.require(
        Set(row.dots.map(\.series)).count == row.dots.count, "study: expected one dot of a series for “\(row.item)”")
    }
    try axis.check(
      dots.flatMap { dot in
        [dot.value] + dot.samples + (dot.deviation.map { [dot.value - $0, dot.value + $0] } ?? [])
      })
    try FigureInput.require(
      dots.allSatisfy { ($0.deviation ?? 0) >= 0 }, "study: expected deviations from 0, found others")
  }
}

extension StudyImages {
  fileprivate func check() throws(Failure) {
    try FigureInput.check(images, in: .study)
    try FigureInput.require(
      rows.count == images.rows, "study: expected \(images.rows.counted("row")) of images, found names of \(rows.count)"
    )
    try FigureInput.require(
      leftColumns >= 0 && rightColumns >= 0 && leftColumns < 1 << 15 && rightColumns < 1 << 15
        && leftColumns + rightColumns < images.columns,
      "study: expected fewer than \(images.columns) columns apart, found \(leftColumns) and \(rightColumns)")
    for row in rows {
      try FigureInput.require(
        row.judgements.isEmpty || row.judgements.count == images.columns,
        "study: expected one judgement an image of “\(row.name)”, found \(row.judgements.count)")
      try FigureInput.require(
        row.value?.isFinite ?? true, "study: expected a finite number for “\(row.name)”, found none")
    }
  }
}

extension StudyField {
  fileprivate func check() throws(Failure) {
    try FigureInput.require(
      !points.isEmpty && !arrows.isEmpty, "study: expected points and arrows on a plane, found none")
    try FigureInput.require(
      points.allSatisfy { classNames.indices.contains($0.label) },
      "study: expected points of \(classNames.count.counted("class", plural: "classes")), found others")
    let numbers = points.flatMap { [$0.x, $0.y] } + arrows.flatMap { [$0.x, $0.y, $0.dx, $0.dy] } + [share]
    try FigureInput.require(
      numbers.allSatisfy { $0.isFinite && abs($0) < 1e30 } && share > 0,
      "study: expected finite numbers on a plane, found others")
  }
}

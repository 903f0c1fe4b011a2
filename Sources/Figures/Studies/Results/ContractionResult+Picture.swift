import Applications
import LatentSpace
import Storage

extension ContractionResult: DrawnStudy {
  /// The Jacobians' singular values, and the contraction ratio against the radius; a line a model.
  public func picture() throws(Failure) -> StudyPicture {
    // A value of 0 has no place on a logarithmic axis; one a million times smaller than the greatest is no direction.
    let greatest = encoders.compactMap(\.spectrum.first).max() ?? 0
    let spectra = encoders.enumerated().map { index, encoder in
      let values = encoder.spectrum.prefix { $0 > 1e-6 * greatest }
      return StudyChart.Curve(
        encoder.name, StudyLook(index), x: values.indices.map { Double($0 + 1) }, y: Array(values))
    }
    let ratios = encoders.enumerated().map { index, encoder in
      StudyChart.Curve(encoder.name, StudyLook(index), x: radii, y: encoder.ratios)
    }
    let widest = encoders.map(\.spectrum.count).max() ?? 1
    return StudyPicture(
      study: Self.study.rawValue,
      parts: [
        .chart(
          StudyChart(
            "directions that the code follows",
            x: StudyAxis(
              "place of the singular value", isLogarithmic: widest > 8,
              ticks: widest <= 8
                ? (1...max(1, widest)).map(Double.init) : [1, 2, 4, 8, 16, 32, 64].filter { $0 <= Double(widest) }),
            y: StudyAxis("singular value / spread", isLogarithmic: greatest > 0), curves: spectra,
            namesAreAbove: true)),
        .chart(
          StudyChart(
            "what arrives of a step", x: StudyAxis("radius r", isLogarithmic: true, ticks: ticks),
            y: StudyAxis("contraction ratio / spread", from: 0), curves: ratios, namesAreAbove: true)),
      ],
      notes: [
        "\(images.counted("test image")) of \(dataset)",
        "singular values of the encoder's Jacobian in descending order, each the mean over the images",
        "ratio: distance of codes over distance of images, in a random direction from each",
        "both divided by the spread of the codes, \(spreads)",
        "half of the images have their nearest neighbour within r = \(StudyText.fixed(neighbourDistance, 1))",
      ],
      summary: "Singular values of the encoders' Jacobians and contraction ratios against the radius, of "
        + encoders.map(\.name).joined(separator: ", ") + ".")
  }

  private var ticks: [Double] {
    let round = [0.25, 0.5, 1, 2, 4, 8, 16].filter { tick in
      (radii.first ?? 0) <= tick && tick <= (radii.last ?? 0)
    }
    return round.count >= 2 ? round : []
  }

  private var spreads: String {
    encoders.map { "\(StudyText.significant($0.spread)) (\($0.name))" }.joined(separator: ", ")
  }
}

import Applications
import LatentSpace
import Storage

extension GenerationResult: DrawnStudy {
  /// Samples over the nearest training images, and the distances to these beside those of test images.
  public func picture() throws(Failure) -> StudyPicture {
    let groups = [samples, reconstructions, test]
    let images = try ImageGrid.stacked(
      [pairs.originals.checkedTiles(ofRow: 0), pairs.results.checkedTiles(ofRow: 0)], like: pairs.originals)
    return StudyPicture(
      study: Self.study.rawValue,
      parts: [
        .images(
          StudyImages(
            "the first samples", rows: [.init("sample"), .init("nearest")], images: images)),
        .chart(
          StudyChart(
            "distance from the nearest training image", x: StudyAxis("squared distance over all pixels"),
            y: StudyAxis("images (%)", from: 0),
            curves: groups.enumerated().map { index, group in
              StudyChart.Curve(
                "\(group.name) (\(group.summary.count.grouped))", StudyLook(index, isDashed: index == 1),
                group.histogram)
            }, namesAreAbove: true)),
      ],
      notes: [
        "\(model), \(sampling)", "nearest of \(trainingImages.counted("training image")) of \(dataset)",
        "\(StudyText.percent(suspiciousShare)) of the samples are nearer to a training image than all but 1 % of the test "
          + "images",
      ],
      summary: "Samples, each with the training image that is nearest to it, and histograms of the distance from the "
        + "nearest training image for samples, reconstructed test images and test images.")
  }
}

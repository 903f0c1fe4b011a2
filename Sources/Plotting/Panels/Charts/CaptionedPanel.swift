/// A panel with small lines of text under it, centred.
public struct CaptionedPanel: Panel {
  public var panel: any Panel
  public var lines: [String]

  /// - Parameters:
  ///   - panel: what stands above.
  ///   - lines: short texts from top to bottom; the first is the one to look at.
  public init(_ panel: any Panel, lines: [String]) {
    self.panel = panel
    self.lines = lines
  }

  public var aspect: PanelAspect { panel.aspect }

  public func fitted(_ body: Size, on canvas: any Canvas) -> Size { panel.fitted(body, on: canvas) }

  public func isLegible(_ body: Size) -> Bool { panel.isLegible(body) }

  private func widest(on canvas: any Canvas, theme: Theme) -> Double {
    lines.map { canvas.width(of: $0, font: theme.type.tick) }.max() ?? 0
  }

  public func insets(around body: Size, on canvas: any Canvas, theme: Theme) -> Insets {
    var insets = panel.insets(around: body, on: canvas, theme: theme)
    insets.bottom += theme.labelGap + Double(lines.count) * canvas.lineHeight(of: theme.type.tick)
    let beyond = max(0, (widest(on: canvas, theme: theme) - body.width) / 2)
    (insets.left, insets.right) = (max(insets.left, beyond), max(insets.right, beyond))
    return insets
  }

  public func draw(in body: Rectangle, on canvas: any Canvas, theme: Theme) {
    panel.draw(in: body, on: canvas, theme: theme)
    let step = canvas.lineHeight(of: theme.type.tick)
    let own = panel.insets(around: Size(body.width, body.height), on: canvas, theme: theme).bottom
    for (index, line) in lines.enumerated() {
      canvas.draw(
        line, at: Point(body.center.x, body.maxY + own + theme.labelGap + Double(index) * step),
        anchor: TextAnchor(.center, .top), font: theme.type.tick, color: index == 0 ? theme.ink : theme.quietInk)
    }
  }
}

import CCairo
import Plotting
import Storage

extension CairoPageCanvas {
  func measure(_ text: String, font: Font) -> TextMetrics {
    var metrics = TextMetrics(width: 0, ascent: 0, descent: 0, capHeight: 0)
    attempt { () throws(Failure) in
      let program = try shaper.program(for: font)
      metrics = TextMetrics(
        width: try shaper.line(text, font: font).width, ascent: program.ascent * font.size,
        descent: program.descent * font.size, capHeight: program.capHeight * font.size)
    }
    return metrics
  }

  func draw(
    _ text: String, at point: Point, anchor: TextAnchor, font: Font, color: Color, angle: Double, halo: Stroke?
  ) {
    attempt { () throws(Failure) in
      let line = try shaper.line(text, font: font)
      let program = try shaper.program(for: font)
      cairo_save(context)
      defer { cairo_restore(context) }
      cairo_translate(context, point.x, point.y)
      cairo_rotate(context, -angle * .pi / 180)
      cairo_translate(context, start(of: line, anchor.horizontal), baseline(program, font.size, anchor.vertical))
      if let halo {
        appendOutlines(of: line, size: font.size)
        stroke(with: halo, join: CAIRO_LINE_JOIN_ROUND)
      }
      set(color)
      if format == .png {
        // Cairo's image surfaces move each glyph to a whole pixel, which spoils the spacing; outlines stay in place.
        appendOutlines(of: line, size: font.size)
        cairo_fill(context)
      } else {
        show(line, size: font.size)
      }
    }
  }

  private func start(of line: ShapedLine, _ anchor: TextAnchor.Horizontal) -> Double {
    switch anchor {
    case .leading: 0
    case .center: -line.width / 2
    case .trailing: -line.width
    }
  }

  private func baseline(_ program: FontProgram, _ size: Double, _ anchor: TextAnchor.Vertical) -> Double {
    switch anchor {
    case .top: program.ascent * size
    case .middle: program.capHeight * size / 2
    case .baseline: 0
    case .bottom: -program.descent * size
    }
  }

  private func appendOutlines(of line: ShapedLine, size: Double) {
    cairo_new_path(context)
    for run in line.runs {
      select(run.program, size: size)
      let glyphs = run.cairoGlyphs
      cairo_glyph_path(context, glyphs, Int32(glyphs.count))
    }
  }

  /// Draws glyphs together with the characters they stand for, so that a reader of a PDF can search and copy them.
  private func show(_ line: ShapedLine, size: Double) {
    for run in line.runs {
      select(run.program, size: size)
      let glyphs = run.cairoGlyphs
      let characters = run.scalars.map { String($0) }
      let clusters = characters.map { cairo_text_cluster_t(num_bytes: Int32($0.utf8.count), num_glyphs: 1) }
      cairo_show_text_glyphs(
        context, characters.joined(), -1, glyphs, Int32(glyphs.count), clusters, Int32(clusters.count),
        cairo_text_cluster_flags_t(0))
    }
  }

  private func select(_ program: FontProgram, size: Double) {
    cairo_set_font_face(context, program.cairoFace)
    cairo_set_font_size(context, size)
  }
}

extension ShapedLine.Run {
  fileprivate var cairoGlyphs: [cairo_glyph_t] {
    glyphs.map { cairo_glyph_t(index: UInt($0.index), x: $0.x, y: 0) }
  }
}

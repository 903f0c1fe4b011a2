/// How a report looks: quiet type, white paper under every picture, light and dark, screen and print.
enum Stylesheet {
  static let css = """
    :root {
      color-scheme: light dark;
      --paper: #fdfcfa; --ink: #1c1b19; --quiet: #65625c; --rule: #dfdbd3; --accent: #9a3412; --card: #ffffff;
      --serif: "Iowan Old Style", "Palatino Linotype", "URW Palladio L", P052, "Source Serif 4", Georgia, serif;
      --sans: system-ui, -apple-system, "Segoe UI", "Liberation Sans", "Helvetica Neue", Arial, sans-serif;
    }
    @media (prefers-color-scheme: dark) {
      :root { --paper: #171614; --ink: #ebe8e2; --quiet: #a39f97; --rule: #3a3733; --accent: #f0a37e; --card: #f7f6f3; }
    }
    * { box-sizing: border-box; }
    html { scroll-behavior: smooth; }
    body {
      margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 var(--serif);
      text-rendering: optimizeLegibility; hanging-punctuation: first;
    }
    header, main, footer { max-width: 66rem; margin: 0 auto; padding: 0 1.5rem; }
    header { padding-top: clamp(2.5rem, 8vw, 5.5rem); }
    p, ul, dl, h1, h2, .formula, details { max-width: 42rem; }
    h1 { font-size: clamp(2rem, 5vw, 3.1rem); line-height: 1.1; font-weight: 500; letter-spacing: -.015em; margin: .3rem 0 1rem; text-wrap: balance; }
    h2 { font-size: 1.75rem; line-height: 1.2; font-weight: 500; margin: 0 0 .75rem; scroll-margin-top: 1.5rem; }
    p { margin: 0 0 1rem; text-wrap: pretty; }
    a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .18em; }
    code { font: .875em/1.5 ui-monospace, "SF Mono", "DejaVu Sans Mono", Consolas, monospace; }
    pre { overflow-x: auto; padding: .9rem 1.1rem; border: 1px solid var(--rule); border-radius: 6px; font-size: .9375rem; }
    .eyebrow { font: 600 .8125rem/1.4 var(--sans); letter-spacing: .08em; text-transform: uppercase; color: var(--accent); margin: 0; }
    .lede { font-size: 1.25rem; line-height: 1.5; color: var(--quiet); }
    nav { font: .9375rem/1.5 var(--sans); margin: 2rem 0 0; padding: .8rem 0; border-block: 1px solid var(--rule); }
    nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.4rem; list-style: none; margin: 0; padding: 0; max-width: none; }
    nav a { color: inherit; text-decoration: none; } nav a:hover { color: var(--accent); }
    section { margin: 4rem 0 0; }
    section + section { padding-top: 3.5rem; border-top: 1px solid var(--rule); }
    .facts { font: .9375rem/1.45 var(--sans); display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: .9rem 2rem; margin: 1.5rem 0 0; max-width: none; }
    .facts dt { color: var(--quiet); font-size: .8125rem; } .facts dd { margin: 0; }
    .formula { font-size: 1.125rem; margin: 0 0 1rem; padding-left: 1rem; border-left: 3px solid var(--accent); }
    .figures { display: grid; grid-template-columns: repeat(12, 1fr); gap: 2.25rem 1.75rem; margin: 2rem 0 0; align-items: start; grid-auto-flow: dense; }
    figure { margin: 2rem 0 0; grid-column: span 12; } .figures figure { margin: 0; } .figures figure.half { grid-column: span 6; }
    figure .paper { background: var(--card); border: 1px solid var(--rule); border-radius: 8px; padding: clamp(.5rem, 1.5vw, 1.1rem); text-align: center; }
    figure img { width: 100%; max-width: 60rem; height: auto; display: inline-block; vertical-align: middle; }
    @media (prefers-color-scheme: dark) { figure img { mix-blend-mode: multiply; } }
    figcaption { font: .875rem/1.5 var(--sans); color: var(--quiet); margin-top: .65rem; max-width: 46rem; }
    figcaption strong { color: var(--ink); font-weight: 600; }
    figcaption .files { white-space: nowrap; }
    .table { overflow-x: auto; margin: 1.75rem 0 .75rem; }
    table { border-collapse: collapse; font: .875rem/1.4 var(--sans); font-variant-numeric: tabular-nums; width: 100%; }
    th, td { padding: .42rem 0 .42rem 1.1rem; border-bottom: 1px solid var(--rule); text-align: right; white-space: nowrap; }
    th:first-child { text-align: left; font-weight: 400; padding-left: 0; white-space: normal; min-width: 11rem; } tbody th { color: var(--ink); }
    thead th { font-weight: 600; white-space: normal; max-width: 8.5rem; border-bottom: 2px solid var(--ink); vertical-align: bottom; }
    td strong { color: var(--accent); font-weight: 700; }
    .small { font: .875rem/1.55 var(--sans); color: var(--quiet); }
    details { font: .9375rem/1.55 var(--sans); margin: 1rem 0; } summary { cursor: pointer; color: var(--accent); }
    details dt { font-weight: 600; margin-top: .7rem; } details dd { margin: 0; color: var(--quiet); }
    footer { margin-top: 4.5rem; padding-bottom: 4rem; }
    footer p { border-top: 1px solid var(--rule); padding-top: 1.25rem; max-width: none; overflow-wrap: anywhere; }
    @media (max-width: 46rem) { body { font-size: 1rem; } .figures figure.half { grid-column: span 12; } .figures { gap: 1.75rem 0; } th:first-child { white-space: normal; min-width: 9.5rem; position: sticky; left: 0; background: var(--paper); } th, td { padding-left: 1rem; } }
    @media print {
      :root { --paper: #fff; --ink: #000; --quiet: #444; --rule: #bbb; --card: #fff; --accent: #7c2d12; }
      body { font-size: 10.5pt; } header, main, footer { max-width: none; padding: 0; }
      nav, .files { display: none; } section { margin-top: 1.5rem; } figure, tr, .formula { break-inside: avoid; } h2 { break-after: avoid; }
      figure .paper { border: 0; padding: 0; } .table { overflow: visible; } th, td { padding-left: .5rem; }
      @page { margin: 18mm; }
    }
    """
}

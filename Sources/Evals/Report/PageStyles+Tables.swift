extension PageStyles {
    static let tables: StaticString = """
        .wide { position: relative; max-height: min(80vh, 60rem); overflow: auto; border: 1px solid var(--line); border-radius: .25rem;
          background: var(--sheet); }
        table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: .875rem; line-height: 1.3; }
        th, td { padding: .375rem .625rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
        tbody:last-child tr:last-child > * { border-bottom: 0; }
        thead th { position: sticky; top: 0; z-index: 2; background: var(--sunk); font-weight: 600;
          border-bottom: 1px solid var(--rule); }
        tbody th { font-weight: 400; }
        .matrix th:first-child, .kills tr:not(.room) > th:first-child { position: sticky; left: 0; z-index: 1;
          background: var(--sheet); border-right: 1px solid var(--line); }
        .matrix thead th:first-child, .kills thead tr:not(.room) > th:first-child { z-index: 3; background: var(--sunk); }

        .matrix td { border-left: 1px solid var(--paper); font-variant-numeric: tabular-nums; white-space: nowrap; }
        .matrix thead th { vertical-align: bottom; }
        .matrix thead th:first-child { width: 15rem; }
        .matrix code, .kills code { overflow-wrap: normal; }
        .matrix td > span:not(.spoken), .legend span { display: block; }
        .matrix .given::before, .legend .given::before { content: "●"; }
        .matrix .refused::before, .legend .refused::before { content: "○"; }
        .matrix .wrong::before, .legend .wrong::before { content: "✗"; }
        .cell-untried::before, .legend .untried::before { content: "·"; }
        .matrix td > span::before, .cell-untried::before, .legend span::before { display: inline-block; width: 1.25em; }
        .matrix td .spoken::before { content: none; }
        .cell-given { background: var(--teal-wash); }
        .cell-given .given { color: var(--teal); font-weight: 600; }
        .cell-given .refused, .cell-refused, .cell-untried { color: var(--soft); }
        .matrix .cell-wrong { background: var(--red-wash); color: var(--red); box-shadow: inset 0 0 0 2px var(--red); }
        .legend { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; max-width: none; font-size: .875rem; }
        .legend .given { color: var(--teal); font-weight: 600; }
        .legend .refused, .legend .untried { color: var(--soft); }

        .kills thead th { vertical-align: bottom; padding: .5rem .25rem; text-align: center; }
        .kills thead th:first-child { text-align: left; padding: .5rem .625rem; }
        .kills thead th span { writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap; }
        .kills td { padding: .25rem; text-align: center; vertical-align: middle; color: var(--teal); width: 2.25rem;
          border-left: 1px solid var(--line); }
        .kills i { font-style: normal; }
        .kills tbody th span, .kills tbody th .badge { margin-right: .625rem; }
        .kills tbody th code { color: var(--soft); }
        .kills th:first-child { min-width: 14rem; }
        .kills .room th { padding-top: .875rem; background: var(--sheet); font: 600 1rem var(--serif); }
        .kills .room span { position: sticky; left: .625rem; display: inline-block; }
        .kills .bad > *, .kills tr.bad > th:first-child { background: var(--red-wash); color: var(--red); }
        .kills .none { color: var(--soft); }
        .words tr.bad > * { background: var(--red-wash); color: var(--red); }
        .words td:last-child { text-align: right; }
        @media (min-width: 56rem) {
          .whole { max-height: none; overflow: visible; }
        }
        @media (max-width: 40rem) {
          .matrix th, .matrix td { padding: .3125rem .25rem; font-size: .8125rem; }
          .matrix thead th:not(:first-child) { vertical-align: bottom; }
          .matrix thead th span { writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap; }
          .matrix thead th:first-child { width: auto; }
          .matrix td > span::before, .cell-untried::before { width: 1em; }
          .kills th:first-child { min-width: 11rem; max-width: 11rem; }
          .kills tbody th span { display: block; }
          .kills td { width: 1.75rem; }
        }
        """

    static let paper: StaticString = """
        @media print {
          @page { margin: 16mm 14mm; }
          :root { color-scheme: light; font-size: 10pt; }
          body { background: none; }
          header { padding-top: 0; background: none; }
          main, .top, footer { max-width: none; padding: 0; }
          .wide { max-height: none; overflow: visible; border: 0; }
          thead th, .matrix th:first-child, .kills tr:not(.room) > th:first-child { position: static; }
          tr, .family, .problem, .figure, .risks li { break-inside: avoid; }
          h2, h3 { break-after: avoid; }
          .problem::details-content { content-visibility: visible; height: auto; }
          .bar, .bar i, .door, .badge, td, th, .alarm { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          .kills td { width: auto; }
        }
        """
}
